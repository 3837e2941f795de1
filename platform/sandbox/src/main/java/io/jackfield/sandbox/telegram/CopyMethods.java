package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Forwarding and copying messages, one or up to a hundred. */
final class CopyMethods {
    private static final int MOST = 100;
    /** What belongs to one message and not to its content. */
    private static final List<String> OWN = List.of(
            "message_id",
            "from",
            "chat",
            "date",
            "edit_date",
            "reply_to_message",
            "reply_markup",
            "message_thread_id",
            "is_topic_message",
            "via_bot",
            "has_protected_content",
            "media_group_id");

    private final World world;
    private final Addressing addressing;
    private final Composer composer;

    CopyMethods(World world, Addressing addressing, Composer composer) {
        this.world = world;
        this.addressing = addressing;
        this.composer = composer;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put(
                "forwardmessage",
                BotMethod.direct(call -> forward(call, one(call, Way.FORWARD)).body()));
        methods.put("copymessage", BotMethod.direct(call -> id(copy(call, one(call, Way.COPY)))));
        methods.put("forwardmessages", BotMethod.direct(call -> many(call, Way.FORWARD)));
        methods.put("copymessages", BotMethod.direct(call -> many(call, Way.COPY)));
    }

    private enum Way {
        FORWARD("forward", "forwarded"),
        COPY("copy", "copied");

        private final String verb;
        private final String done;

        Way(String verb, String done) {
            this.verb = verb;
            this.done = done;
        }
    }

    private SandboxMessage one(ApiCall call, Way way) {
        SandboxMessage message = addressing.message(call, addressing.room(call, "from_chat_id"), way.verb);
        if (!isTakeable(message)) {
            throw ApiError.badRequest("message can't be " + way.done);
        }
        return message;
    }

    private static boolean isTakeable(SandboxMessage message) {
        return !message.body().getBoolean("has_protected_content", false)
                && !message.body().containsKey("pinned_message")
                && !message.body().containsKey("left_chat_member");
    }

    /** Those that are gone or cannot be taken are left out. */
    private JsonArray many(ApiCall call, Way way) {
        Room from = addressing.room(call, "from_chat_id");
        List<SandboxMessage> messages = ids(call).stream()
                .map(id -> from.log().find(id))
                .flatMap(Optional::stream)
                .filter(CopyMethods::isTakeable)
                .toList();
        if (messages.isEmpty()) {
            throw ApiError.badRequest("message to " + way.verb + " not found");
        }
        JsonArray sent = new JsonArray();
        messages.forEach(message -> sent.add(id(way == Way.COPY ? copy(call, message) : forward(call, message))));
        return sent;
    }

    private static List<Long> ids(ApiCall call) {
        JsonArray given = call.array("message_ids").orElseGet(JsonArray::new);
        if (given.isEmpty()) {
            throw ApiError.badRequest("message identifiers are not specified");
        }
        if (given.size() > MOST) {
            throw ApiError.badRequest("too many message identifiers specified");
        }
        List<Long> ids = given.stream().map(id -> Long.valueOf(id.toString())).toList();
        for (int index = 1; index < ids.size(); index++) {
            if (ids.get(index) <= ids.get(index - 1)) {
                throw ApiError.badRequest("message identifiers must be in a strictly increasing order");
            }
        }
        return ids;
    }

    private SandboxMessage forward(ApiCall call, SandboxMessage original) {
        JsonObject content = contentOf(original);
        if (!content.containsKey("forward_origin")) {
            content.put(
                    "forward_origin",
                    new JsonObject()
                            .put("type", "user")
                            .put("sender_user", original.body().getJsonObject("from"))
                            .put("date", original.body().getLong("date")));
        }
        SandboxMessage sent = composer.send(call, content);
        poll(content).ifPresent(poll -> poll.shownIn(addressing.room(call), sent.id()));
        return sent;
    }

    private SandboxMessage copy(ApiCall call, SandboxMessage original) {
        JsonObject content = contentOf(original);
        content.remove("forward_origin");
        if (call.has("caption") && !call.has("message_ids")) {
            Texts.put(content, Texts.caption(call), true);
        }
        if (call.flag("remove_caption")) {
            content.remove("caption");
            content.remove("caption_entities");
        }
        Optional<Poll> fresh = poll(content).map(poll -> world.polls().copyOf(poll, call.bot()));
        fresh.ifPresent(poll -> content.put("poll", poll.toJson()));
        SandboxMessage sent = composer.send(call, content);
        fresh.ifPresent(poll -> poll.shownIn(addressing.room(call), sent.id()));
        return sent;
    }

    private Optional<Poll> poll(JsonObject content) {
        return Optional.ofNullable(content.getJsonObject("poll"))
                .flatMap(poll -> world.polls().find(poll.getString("id")));
    }

    private static JsonObject contentOf(SandboxMessage message) {
        JsonObject content = message.json();
        OWN.forEach(content::remove);
        return content;
    }

    private static JsonObject id(SandboxMessage message) {
        return new JsonObject().put("message_id", message.id());
    }
}
