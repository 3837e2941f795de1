package io.jackfield.host.turn;

import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Step;
import java.util.List;
import java.util.Optional;

/** What a handler is called for. */
public sealed interface Action {
    record Command(Optional<String> name, String argument, IncomingMessage message) implements Action {
        /** One that was not typed, with a message that says it. */
        public static Command typed(String name, String argument, IncomingMessage message) {
            String text = ("/" + name + " " + argument).strip();
            return new Command(
                    Optional.of(name),
                    argument.strip(),
                    new IncomingMessage(message.id(), message.sentAt(), text, List.of(), Optional.empty(), ""));
        }
    }

    /** The same by a button; {@code kept}: the argument is the key of one that was too long to travel in it. */
    record CommandPress(String name, String argument, boolean kept, IncomingMessage message) implements Action {}

    /** {@code kept}: the argument is the key of one that was too long to travel in the button. */
    record Press(String action, String argument, boolean kept) implements Action {}

    record Answer(Step step, IncomingMessage message) implements Action {}

    record Cancel(Step step, IncomingMessage message) implements Action {}

    /** The user wants back to the step before this one. */
    record Back(Step step, IncomingMessage message) implements Action {}

    /** Nobody has answered this step in time. */
    record Expired(Step step) implements Action {}

    /** An answer to a step that the handler does not know; {@code name} is its command, if it has one in this chat. */
    record Restart(Optional<String> name, IncomingMessage message) implements Action {}
}
