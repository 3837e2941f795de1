package io.jackfield.host.turn;

import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.host.config.Permission;
import io.jackfield.host.trust.Grant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A reply stays in the chat that it answers in; a raw call of the Bot API that names another chat needs the permission. */
final class RawCalls {
    private static final String CHAT = "chat_id";

    private RawCalls() {}

    static void check(Reply reply, long chat, Grant grant) {
        reply.parts().stream()
                .filter(ReplyPart.Call.class::isInstance)
                .map(ReplyPart.Call.class::cast)
                .forEach(call -> otherChat(call.parameters(), chat)
                        .ifPresent(other -> grant.require(
                                Permission.MESSAGES, "call " + call.method() + " for the other chat " + other)));
    }

    /** Also deep inside, as in {@code reply_parameters}, and under names such as {@code from_chat_id}. */
    private static Optional<String> otherChat(Object value, long chat) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .flatMap(entry -> isChat(entry.getKey())
                                ? Stream.of(String.valueOf(entry.getValue()))
                                        .filter(named -> !named.equals(Long.toString(chat)))
                                : otherChat(entry.getValue(), chat).stream())
                        .findFirst();
            case Collection<?> items ->
                items.stream().flatMap(item -> otherChat(item, chat).stream()).findFirst();
            case null, default -> Optional.empty();
        };
    }

    private static boolean isChat(Object key) {
        return String.valueOf(key).endsWith(CHAT);
    }
}
