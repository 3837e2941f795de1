package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** {@code setMessageReaction}: a bot has at most one reaction to a message; an empty list takes it back. */
final class ReactionMethods {
    private final Addressing addressing;

    ReactionMethods(Addressing addressing) {
        this.addressing = addressing;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("setmessagereaction", BotMethod.direct(this::react));
    }

    private Object react(ApiCall call) {
        Room room = addressing.writable(call);
        SandboxMessage message = addressing.message(call, room, "react to");
        JsonArray wanted = call.array("reaction").orElseGet(JsonArray::new);
        if (wanted.size() > 1) {
            throw ApiError.badRequest("REACTIONS_TOO_MANY");
        }
        room.react(message, call.bot(), wanted.isEmpty() ? Optional.empty() : Optional.of(emoji(wanted)));
        return true;
    }

    private static String emoji(JsonArray wanted) {
        JsonObject reaction = wanted.getValue(0) instanceof JsonObject object ? object : new JsonObject();
        String emoji = reaction.getString("emoji", "");
        if (!"emoji".equals(reaction.getString("type")) || !Reactions.isFree(emoji)) {
            throw ApiError.badRequest("REACTION_INVALID");
        }
        return emoji;
    }
}
