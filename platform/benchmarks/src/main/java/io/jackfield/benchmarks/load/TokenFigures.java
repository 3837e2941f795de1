package io.jackfield.benchmarks.load;

/**
 * How tokens came to the users' screens.
 *
 * @param perToken from sending a token until a draft or message that shows it was taken
 * @param first the same for first tokens only
 * @param last the same for last tokens only
 * @param whole answers that stand complete in a chat
 * @param doubled complete answers that were sent once more
 * @param mutilated texts with words missing, doubled or out of order, or shorter than what stood there before
 */
public record TokenFigures(
        Histogram perToken, Histogram first, Histogram last, int whole, int doubled, int mutilated) {}
