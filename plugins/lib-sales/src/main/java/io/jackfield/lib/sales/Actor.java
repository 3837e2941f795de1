package io.jackfield.lib.sales;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.chat.Person;

/**
 * Who does something to an application.
 *
 * @param id such as {@code telegram 4711} or {@code operator ada}
 * @param name what people call them; may be empty
 */
public record Actor(String id, String name) {
    public Actor {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
    }

    /** A user of Telegram: an applicant or a manager. */
    public static Actor of(Person person) {
        return new Actor("telegram " + person.id(), (person.firstName() + " " + person.lastName()).strip());
    }
}
