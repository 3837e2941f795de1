package io.jackfield.payment.payme;

import io.jackfield.json.Json;

/** A call that is answered with an error. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String data;

    Refusal(Problem problem) {
        this(problem, "");
    }

    /** @param data what Payme is told beside code and text; empty for nothing */
    Refusal(Problem problem, String data) {
        super(problem + " " + data, null, false, false);
        this.problem = problem;
        this.data = data;
    }

    Problem problem() {
        return problem;
    }

    Object data() {
        return data.isEmpty() ? Json.NULL : data;
    }
}
