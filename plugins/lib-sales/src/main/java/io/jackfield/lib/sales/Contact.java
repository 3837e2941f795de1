package io.jackfield.lib.sales;

import static java.util.Objects.requireNonNull;

/**
 * How an applicant can be reached. Both are empty of somebody who was forgotten.
 *
 * @param name as they gave it
 * @param phone in the form of E.164, such as {@code +998901234567}
 */
public record Contact(String name, String phone) {
    /** Of somebody who was forgotten. */
    public static final Contact NONE = new Contact("", "");

    public Contact {
        requireNonNull(name, "name");
        requireNonNull(phone, "phone");
    }
}
