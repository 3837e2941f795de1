package io.jackfield.host.dispatch;

import io.jackfield.host.telegram.HostPress;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;

/** Hears presses of buttons under the host's own messages. Core loop only. */
@FunctionalInterface
public interface HostButtons {
    /** What the user is told. */
    sealed interface Answer {
        /** A text of the host in place of the message. */
        record InPlace(String key) implements Answer {}

        /** News are on or off now, with a button for the way back. */
        record News(boolean on) implements Answer {}
    }

    /**
     * Somebody has pressed one. A failure is told as one that will pass.
     *
     * @param person who; what comes with a press is no proof of anything else
     */
    Future<Answer> pressed(ServedBot bot, long person, HostPress press);
}
