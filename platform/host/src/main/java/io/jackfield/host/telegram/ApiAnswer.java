package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Telegram's answer to a call.
 *
 * @param status Telegram's error_code; {@link #NOT_TELEGRAMS} when what came is not Telegram's JSON, but the page of a
 *     proxy in between
 * @param result missing unless {@code ok}
 * @param description Telegram's words when not {@code ok}
 * @param retryAfterSeconds how long Telegram asks us to wait
 * @param migratedTo the chat's new id, after a group became a supergroup
 */
public record ApiAnswer(
        boolean ok,
        int status,
        JsonNode result,
        String description,
        OptionalInt retryAfterSeconds,
        OptionalLong migratedTo) {
    /** Beyond all statuses of HTTP, and an error that passes. */
    private static final int NOT_TELEGRAMS = 999;

    static ApiAnswer read(int status, Buffer body) {
        try {
            JsonNode tree = Json.MAPPER.readTree(body.getBytes());
            if (tree != null && tree.path("ok").isBoolean()) {
                return read(status, tree);
            }
        } catch (IOException e) {
            // A proxy's page instead of Telegram's JSON. Its 403 does not mean that the user has blocked the bot.
        }
        return new ApiAnswer(
                false,
                NOT_TELEGRAMS,
                MissingNode.getInstance(),
                "HTTP " + status + " without Telegram's JSON",
                OptionalInt.empty(),
                OptionalLong.empty());
    }

    private static ApiAnswer read(int status, JsonNode tree) {
        JsonNode parameters = tree.path("parameters");
        JsonNode retry = parameters.path("retry_after");
        JsonNode migrated = parameters.path("migrate_to_chat_id");
        return new ApiAnswer(
                tree.path("ok").asBoolean(),
                tree.path("error_code").asInt(status),
                tree.path("result"),
                tree.path("description").asText(""),
                retry.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(retry.asInt()),
                migrated.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(migrated.asLong()));
    }

    /** Whether Telegram itself has answered. */
    public boolean isTelegrams() {
        return status != NOT_TELEGRAMS;
    }

    /** Whether Telegram's words contain this; its texts may change in case. */
    public boolean says(String fragment) {
        return description.toLowerCase(Locale.ROOT).contains(fragment);
    }

    /** The id of the message that the call has made. */
    public OptionalInt messageId() {
        JsonNode id = result.path("message_id");
        return id.isInt() ? OptionalInt.of(id.asInt()) : OptionalInt.empty();
    }

    /** How Telegram knows the picture or document of the message that the call has made. */
    public Optional<String> fileId() {
        JsonNode photo = result.path("photo");
        JsonNode largest = photo.path(photo.size() - 1).path("file_id");
        return Optional.of(
                        largest.isTextual() ? largest : result.path("document").path("file_id"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
