package io.jackfield.host.routing;

import io.jackfield.host.turn.Action;
import java.util.OptionalInt;

/** Where an update goes. */
sealed interface Route {
    /** {@code endsConversation}: it is another command, given while a conversation was open. */
    record ToHandler(String owner, Action action, boolean endsConversation) implements Route {}

    /** Nobody has it; the host itself says so with this text of its own. */
    record HostSays(String textKey) implements Route {}

    /** The same; the text has a second form, {@code <key>.help}, for bots that have a command for help. */
    record Lost(String textKey) implements Route {}

    /** The answers that are being written stop. */
    record Stop(OptionalInt repliedTo) implements Route {}

    /** A button whose plugin is not here any more. */
    record ButtonGone() implements Route {}

    /** A button with a command that nobody here has any more, or not in such a chat. */
    record CommandGone() implements Route {}

    /** The time of a step for which nobody waits any more. */
    record TimerOver() implements Route {}

    /** Nobody has it and nobody needs to know. */
    record Nowhere() implements Route {}
}
