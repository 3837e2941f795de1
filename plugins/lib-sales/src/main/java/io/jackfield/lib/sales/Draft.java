package io.jackfield.lib.sales;

import static java.util.Objects.requireNonNull;

/**
 * An application that is to be made.
 *
 * @param person Telegram's id of the applicant
 * @param actor the same, as who did it
 * @param packageId empty for those who want advice
 * @param source the payload of the link through which they came; empty without one
 */
public record Draft(String bot, long person, Actor actor, Contact contact, String packageId, String source) {
    public Draft {
        requireNonNull(bot, "bot");
        requireNonNull(actor, "actor");
        requireNonNull(contact, "contact");
        requireNonNull(packageId, "packageId");
        requireNonNull(source, "source");
    }
}
