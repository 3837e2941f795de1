package io.jackfield.host.isolation.remote;

/** A value is longer than a frame may be; whoever knows what it is says so. */
final class FrameTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
