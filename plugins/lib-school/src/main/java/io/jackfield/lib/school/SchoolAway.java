package io.jackfield.lib.school;

/**
 * The school's database does not answer at present, or not in time. Nothing is wrong with the question: tell the user
 * kindly, and ask again later. Checked, because every caller has something to say then.
 */
public final class SchoolAway extends Exception {
    private static final long serialVersionUID = 1L;

    SchoolAway(String message, Throwable cause) {
        super(message, cause);
    }
}
