package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * A phone number shared through Telegram.
 *
 * @param phoneNumber digits, with or without a leading {@code +}
 * @param userId the Telegram user it belongs to; compare it with the sender's id to know that the number is their own
 */
public record Contact(String phoneNumber, String firstName, OptionalLong userId) {
    public Contact {
        requireNonNull(phoneNumber, "phoneNumber");
        requireNonNull(firstName, "firstName");
        requireNonNull(userId, "userId");
    }
}
