package io.jackfield.host.isolation.pipe;

/** The other end sent what is no frame; the message says what, and goes behind the other end's name. */
final class BrokenFrameException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenFrameException(String message) {
        super(message);
    }
}
