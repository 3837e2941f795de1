package io.jackfield.sandbox.payment;

import java.util.List;

/**
 * Something that can be done with a payment: a button on its page, and a POST to it.
 *
 * @param name such as {@link #PAY}, {@link #CANCEL}, {@link #REFUND}; lower case and dashes
 * @param label on the button
 * @param fields to fill in before
 */
public record Action(String name, String label, List<Field> fields) {
    /** The buyer pays. */
    public static final String PAY = "pay";
    /** The payment ends without money, or the system gives all of it back. */
    public static final String CANCEL = "cancel";
    /** Money goes back because somebody at the system's cabinet wants so. */
    public static final String REFUND = "refund";
    /** The last call again, byte for byte; each system has it. */
    public static final String REPEAT = "repeat";

    public Action {
        fields = List.copyOf(fields);
        if (!name.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("action name is '" + name + "'; use lower case and dashes");
        }
    }

    /** A button without fields. */
    public static Action of(String name, String label) {
        return new Action(name, label, List.of());
    }
}
