package io.jackfield.host.outbox;

import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallChange;
import java.util.List;
import java.util.OptionalLong;

/** What Telegram's answer to a call means for the reply: one pure table (Bot API, errors). */
sealed interface Verdict {
    /** Telegram has taken it, or there is nothing more to do about it. */
    record Taken() implements Verdict {}

    /** Telegram asks to wait. */
    record Wait(int seconds) implements Verdict {}

    /** Send these instead: they say the same with less around it. */
    record Instead(List<BotCall> calls, String reason) implements Verdict {}

    /** Telegram does not take it in this form; the calls behind it say the same in another. */
    record Otherwise(String reason) implements Verdict {}

    /**
     * It may work later.
     *
     * @param answered whether Telegram itself has said so, and not a proxy, or nobody
     */
    record Later(String reason, boolean answered) implements Verdict {}

    /** The chat cannot be reached any more. */
    record Unreachable(String reason) implements Verdict {}

    /** The token no longer opens the Bot API. */
    record Revoked(String reason) implements Verdict {}

    /**
     * Telegram will never take it, in no form.
     *
     * @param owed whether the user waits for it and is to be told
     * @param still what can be said of it all the same
     */
    record Refused(String reason, boolean owed, List<BotCall> still) implements Verdict {
        Refused(String reason) {
            this(reason, false, List.of());
        }
    }

    /** @param chat whose queue the call waits in; a call of a plugin's own may name another one */
    static Verdict of(BotCall call, ApiAnswer answer, long chat) {
        if (answer.ok()) {
            return new Taken();
        }
        String reason = answer.description();
        return switch (answer.status()) {
            case 401 -> new Revoked(reason);
            case 403 -> concerns(call, chat) && call.countsAsMessage() ? new Unreachable(reason) : new Refused(reason);
            case 404 -> reason.equals("Not Found") && call.saysSomething() ? new Revoked(reason) : last(call, reason);
            case 413 ->
                CallChange.isPhoto(call) ? instead(call, CallChange.asDocument(call), reason) : last(call, reason);
            case 429 -> new Wait(answer.retryAfterSeconds().orElse(1));
            case 400 -> badRequest(call, answer, chat);
            default -> answer.status() >= 500 ? new Later(reason, answer.isTelegrams()) : last(call, reason);
        };
    }

    private static Verdict badRequest(BotCall call, ApiAnswer answer, long chat) {
        String reason = answer.description();
        boolean edit = call.replacesMessage();
        OptionalLong moved = answer.migratedTo();
        if (moved.isPresent()) {
            // A supergroup counts its messages anew: the same number is another message there.
            BotCall there = edit ? CallChange.asNewMessage(call) : call;
            return instead(call, CallChange.toChat(there, moved.getAsLong()), reason);
        }
        return switch (Refusal.of(answer)) {
            case HARMLESS -> new Taken();
            case NO_CHAT -> concerns(call, chat) ? new Unreachable(reason) : new Refused(reason);
            case MAY_NOT_WRITE -> new Refused(reason);
            case EDIT_GONE -> edit ? instead(call, CallChange.asNewMessage(call), reason) : last(call, reason);
            case NO_TEXT_THERE -> edit ? insteadOfIt(call, reason) : last(call, reason);
            case REPLY_GONE -> instead(call, CallChange.withoutReply(call), reason);
            case THREAD_GONE -> instead(call, CallChange.withoutThread(call), reason);
            case KEYBOARD -> instead(call, CallChange.withoutKeyboard(call), reason);
            case FORMAT ->
                call.fallbacks() > 0 ? last(call, reason) : instead(call, CallChange.asPlainText(call), reason);
            case CAPTION_TOO_LONG -> instead(call, CallChange.captionApart(call), reason);
            case TEXT_TOO_LONG ->
                call.fallbacks() > 0 ? last(call, reason) : instead(call, CallChange.inParts(call), reason);
            case NO_PHOTO ->
                CallChange.isPhoto(call) ? instead(call, CallChange.asDocument(call), reason) : last(call, reason);
            case NO_FILE, OTHER -> last(call, reason);
        };
    }

    private static boolean concerns(BotCall call, long chat) {
        OptionalLong named = CallChange.chatOf(call);
        return named.isPresent() && named.getAsLong() == chat;
    }

    /** The same call once more would be refused once more, for ever. */
    private static Verdict instead(BotCall refused, BotCall changed, String reason) {
        return instead(refused, List.of(changed), reason);
    }

    private static Verdict instead(BotCall refused, List<BotCall> changed, String reason) {
        return changed.getFirst().equals(refused) ? last(refused, reason) : new Instead(changed, reason);
    }

    /** A message of another kind cannot be turned into this one: a new one comes, and the other goes. */
    private static Verdict insteadOfIt(BotCall edit, String reason) {
        return new Instead(List.of(CallChange.asNewMessage(edit), CallChange.deletion(edit)), reason);
    }

    /** What nothing else helps with: its other form, then only what it says, then an edit as a new message. */
    private static Verdict last(BotCall call, String reason) {
        if (call.fallbacks() > 0) {
            return new Otherwise(reason);
        }
        if (!call.saysSomething()) {
            return new Refused(reason);
        }
        BotCall bare = CallChange.bare(call);
        if (!bare.equals(call)) {
            return new Instead(List.of(bare), reason);
        }
        if (call.replacesMessage()) {
            return insteadOfIt(call, reason);
        }
        return new Refused(reason, true, CallChange.inWords(call).map(List::of).orElse(List.of()));
    }
}
