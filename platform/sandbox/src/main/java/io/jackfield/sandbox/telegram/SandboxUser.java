package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A pretend person.
 *
 * @param id positive; also the id of this person's private chats
 * @param languageCode two letters, such as {@code uz}
 */
public record SandboxUser(
        long id, String firstName, Optional<String> lastName, Optional<String> username, String languageCode) {
    public SandboxUser {
        if (id <= 0) {
            throw new IllegalArgumentException("user id is " + id + "; use a positive number");
        }
        if (firstName.isBlank()) {
            throw new IllegalArgumentException("firstName of user " + id + " is empty; Telegram always sends one");
        }
    }

    /** A person without last name and user name. */
    public static SandboxUser of(long id, String firstName, String languageCode) {
        return new SandboxUser(id, firstName, Optional.empty(), Optional.empty(), languageCode);
    }

    /** As it stands in {@code from}. */
    JsonObject asSender() {
        JsonObject json = new JsonObject().put("id", id).put("is_bot", false).put("first_name", firstName);
        lastName.ifPresent(name -> json.put("last_name", name));
        username.ifPresent(name -> json.put("username", name));
        return json.put("language_code", languageCode);
    }

    /** As it stands in {@code chat}. */
    JsonObject asChat() {
        JsonObject json = new JsonObject().put("id", id).put("first_name", firstName);
        lastName.ifPresent(name -> json.put("last_name", name));
        username.ifPresent(name -> json.put("username", name));
        return json.put("type", "private");
    }
}
