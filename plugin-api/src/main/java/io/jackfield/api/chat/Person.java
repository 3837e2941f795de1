package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A Telegram user as one bot knows them.
 *
 * @param id Telegram's user id
 * @param firstName never empty in Telegram, but may be a single invisible character
 * @param lastName empty when the user has none
 * @param username without {@code @}
 * @param language two-letter code: what the user chose in the bot, else Telegram's setting, else the bot's default
 */
public record Person(long id, String firstName, String lastName, Optional<String> username, String language) {
    public Person {
        requireNonNull(firstName, "firstName");
        requireNonNull(lastName, "lastName");
        requireNonNull(username, "username");
        requireNonNull(language, "language");
    }
}
