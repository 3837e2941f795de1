package io.jackfield.sandbox.llm;

/** What the services that name a cost charge here: one price for all models, in dollars. */
final class Prices {
    static final double SEARCH = 0.0025;

    private static final double INPUT_PER_MILLION = 0.25;
    private static final double OUTPUT_PER_MILLION = 2.50;
    private static final double SMALLEST = 1e9;

    private Prices() {}

    static double ofTokens(int input, int output) {
        return rounded(ofInput(input) + ofOutput(output));
    }

    static double ofInput(int tokens) {
        return rounded(tokens * INPUT_PER_MILLION / 1e6);
    }

    static double ofOutput(int tokens) {
        return rounded(tokens * OUTPUT_PER_MILLION / 1e6);
    }

    static double rounded(double dollars) {
        return Math.round(dollars * SMALLEST) / SMALLEST;
    }
}
