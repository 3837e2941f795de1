package io.jackfield.sandbox.llm;

/**
 * The tokens that an answer is said to have used.
 *
 * @param cached how many of {@code input} came from a cache
 * @param reasoned how many of {@code output} were reasoning
 */
public record TokenUse(int input, int cached, int output, int reasoned) {
    int total() {
        return input + output;
    }

    TokenUse cached(int tokens) {
        return new TokenUse(input, tokens, output, reasoned);
    }
}
