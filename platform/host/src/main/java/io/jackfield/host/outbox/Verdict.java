package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallChange;
import java.util.List;

/** What Telegram's answer to a call means for the reply (Bot API, errors). */
sealed interface Verdict {
    /** Telegram has taken it, or there is nothing more to do about it. */
    record Taken() implements Verdict {}

    /** Telegram asks to wait. */
    record Wait(int seconds) implements Verdict {}

    /** Send this instead. */
    record Instead(BotCall call) implements Verdict {}

    /** Telegram does not take it in this form; the calls behind it say the same in another. */
    record Otherwise(String reason) implements Verdict {}

    /** It may work later. */
    record Later(String reason) implements Verdict {}

    /** The chat cannot be reached any more. */
    record Unreachable(String reason) implements Verdict {}

    /** The token no longer opens the Bot API. */
    record Revoked() implements Verdict {}

    /** Telegram will never take it. */
    record Refused(String reason) implements Verdict {}

    List<String> UNREACHABLE =
            List.of("chat not found", "peer_id_invalid", "user is deactivated", "group chat was deleted");
    List<String> GONE = List.of("message to edit not found", "message can't be edited", "message_id_invalid");
    List<String> HARMLESS = List.of(
            "message is not modified",
            "message can't be deleted",
            "query is too old",
            "query id is invalid",
            "message to delete not found");

    static Verdict of(BotCall call, ApiAnswer answer) {
        if (answer.ok()) {
            return new Taken();
        }
        return switch (answer.status()) {
            case 401 -> new Revoked();
            case 403 -> new Unreachable(answer.description());
            case 429 -> new Wait(answer.retryAfterSeconds().orElse(1));
            case 400 -> badRequest(call, answer);
            default -> answer.status() >= 500 ? new Later(answer.description()) : refused(call, answer);
        };
    }

    private static Verdict refused(BotCall call, ApiAnswer answer) {
        return call.fallbacks() > 0 ? new Otherwise(answer.description()) : new Refused(answer.description());
    }

    private static Verdict badRequest(BotCall call, ApiAnswer answer) {
        if (answer.migratedTo().isPresent()) {
            return instead(call, CallChange.toChat(call, answer.migratedTo().getAsLong()), answer);
        }
        if (HARMLESS.stream().anyMatch(answer::says)) {
            return new Taken();
        }
        if (call.method().equals("editMessageText") && GONE.stream().anyMatch(answer::says)) {
            return instead(call, CallChange.asNewMessage(call), answer);
        }
        if (answer.says("thread not found") || answer.says("topic_closed")) {
            return instead(call, CallChange.withoutThread(call), answer);
        }
        if (UNREACHABLE.stream().anyMatch(answer::says)) {
            return new Unreachable(answer.description());
        }
        if (answer.says("can't parse entities") && call.fallbacks() == 0) {
            return instead(call, CallChange.asPlainText(call), answer);
        }
        return refused(call, answer);
    }

    /** The same call once more would be refused once more, for ever. */
    private static Verdict instead(BotCall refused, BotCall changed, ApiAnswer answer) {
        return changed.equals(refused) ? refused(refused, answer) : new Instead(changed);
    }
}
