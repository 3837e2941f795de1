package io.jackfield.console.frame;

import io.jackfield.host.staff.OperatorRight;

/** Somebody asks for a page that is not for them. */
final class MissingRight extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final OperatorRight right;

    MissingRight(OperatorRight right) {
        super("this needs the right " + right.word());
        this.right = right;
    }

    OperatorRight right() {
        return right;
    }
}
