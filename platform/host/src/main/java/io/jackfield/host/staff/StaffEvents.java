package io.jackfield.host.staff;

/** Hears who comes in and who is not let in. Core loop only. */
@FunctionalInterface
public interface StaffEvents {
    /**
     * Something happened.
     *
     * @param host whether it was with the host's own token
     * @param action such as {@code session.begin}
     */
    void happened(String name, boolean host, String action, String outcome, Visitor visitor);
}
