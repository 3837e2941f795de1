package io.jackfield.benchmarks.load;

/**
 * What became of the updates of a run.
 *
 * @param sent updates that Telegram wanted to deliver
 * @param answered updates whose answer has arrived
 * @param doubled answers to updates that had one already
 * @param reordered answers that came after the answer to a later message of the same chat
 * @param unnumbered answers without the number of their message; for these, order is not known
 * @param delivered updates taken with a 2xx
 * @param refused deliveries answered with anything else; each was tried again
 * @param cut deliveries that were not answered at all; each was tried again
 */
public record Books(
        int sent, int answered, int doubled, int reordered, int unnumbered, int delivered, int refused, int cut) {
    public int lost() {
        return sent - answered;
    }
}
