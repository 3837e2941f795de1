package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** What Telegram does differently from one kind of update to the next. */
final class UpdateKinds {
    private static final Set<String> ALL = Set.of(
            "message",
            "edited_message",
            "channel_post",
            "edited_channel_post",
            "message_reaction",
            "message_reaction_count",
            "inline_query",
            "chosen_inline_result",
            "callback_query",
            "shipping_query",
            "pre_checkout_query",
            "purchased_paid_media",
            "poll",
            "poll_answer",
            "my_chat_member",
            "chat_member",
            "chat_join_request",
            "subscription",
            "stopped_message_generation");
    private static final Set<String> ONLY_WHEN_NAMED =
            Set.of("chat_member", "message_reaction", "message_reaction_count");

    private UpdateKinds() {}

    /** The kinds a bot gets that never said which ones it wants. */
    static Set<String> byDefault() {
        Set<String> kinds = new HashSet<>(ALL);
        kinds.removeAll(ONLY_WHEN_NAMED);
        return Set.copyOf(kinds);
    }

    /** What {@code allowed_updates} means: unknown names are skipped, and a list without known ones is the default. */
    static Set<String> wanted(JsonArray allowed) {
        Set<String> kinds = new HashSet<>();
        allowed.forEach(kind -> kinds.add(String.valueOf(kind)));
        kinds.retainAll(ALL);
        return kinds.isEmpty() ? byDefault() : Set.copyOf(kinds);
    }

    /** The kind of a whole update; {@code unknown} for one without content. */
    static String of(JsonObject update) {
        return update.fieldNames().stream()
                .filter(name -> !name.equals("update_id"))
                .findFirst()
                .orElse("unknown");
    }

    /** Updates with the same key are delivered one after another by webhook; others overtake them. */
    static String queueKey(String kind, JsonObject content) {
        return switch (kind) {
            case "callback_query", "inline_query", "chosen_inline_result", "shipping_query", "pre_checkout_query" ->
                kind + idOf(content, "from");
            case "chat_member", "poll_answer" -> kind + idOf(content, "user");
            case "subscription" -> kind + idOf(content, "user");
            case "poll" -> kind + content.getValue("id");
            default -> "chat" + idOf(content, "chat");
        };
    }

    /** How long Telegram keeps trying. */
    static Duration lifetime(String kind) {
        return switch (kind) {
            case "callback_query", "shipping_query", "pre_checkout_query" -> Duration.ofSeconds(150);
            case "inline_query" -> Duration.ofSeconds(30);
            case "chosen_inline_result" -> Duration.ofMinutes(10);
            default -> Duration.ofHours(24);
        };
    }

    private static Object idOf(JsonObject content, String field) {
        return content.getValue(field) instanceof JsonObject owner ? owner.getValue("id") : "";
    }
}
