package io.jackfield.api.command;

import io.jackfield.api.chat.Reply;
import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * Answers a command, or the free text of a bot, and everything that follows from it: presses of its buttons and the
 * steps of its conversations. One instance serves every chat of every bot, so it keeps no per-chat state in fields and
 * takes calls from many threads at once.
 *
 * <p>Inside one chat calls come one after another; different chats run in parallel. Each call has a virtual thread to
 * itself: blocking is fine, and an interrupt means that the deadline has passed.
 *
 * <p>What a handler writes through the request (memory, preferences, dialogue) is stored together with its reply, or
 * not at all when it throws. A {@link io.jackfield.api.JackfieldException} that is retryable makes the host try the
 * same call a little later; any other failure is told to the user in one sentence and to the operator in full.
 */
public interface CommandHandler extends ExtensionPoint {
    /** What this handler wants to be called for. Asked once, when the plugin is loaded. */
    CommandSpec spec();

    /** The command, or free text when {@link CommandSpec#takesFreeText()}. */
    Reply handle(CommandRequest request) throws Exception;

    /** A press of a {@link io.jackfield.api.chat.Button#action} that this plugin sent. */
    default Reply onButton(ButtonPress press) throws Exception {
        return Reply.nothing();
    }

    /** The answer to a {@link io.jackfield.api.chat.Step} that this plugin expected. */
    default Reply onStep(StepAnswer answer) throws Exception {
        return Reply.nothing();
    }

    /**
     * The user left the conversation with {@code /cancel}. When the reply is empty the host says that it is cancelled.
     */
    default Reply onCancel(StepAnswer answer) throws Exception {
        return Reply.nothing();
    }

    /**
     * The user wants back to the question before, with {@code /back}. The reply asks it again and expects its step; one
     * that expects nothing ends the conversation.
     *
     * @return empty when there is no way back: the host says so, and the step stays open
     */
    default Optional<Reply> onBack(StepAnswer answer) throws Exception {
        return Optional.empty();
    }

    /**
     * Nobody has answered a step {@link io.jackfield.api.chat.Step#within} its time, and the conversation is over. When
     * the reply is empty the host says so. Told once; where the plugin is away at that moment, nobody is told.
     */
    default Reply onExpired(ExpiredStep expired) throws Exception {
        return Reply.nothing();
    }
}
