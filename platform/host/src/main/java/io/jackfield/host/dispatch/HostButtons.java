package io.jackfield.host.dispatch;

import io.jackfield.host.telegram.ServedBot;

/** Hears presses of buttons under the host's own messages. Core loop only. */
@FunctionalInterface
public interface HostButtons {
    /**
     * Somebody has pressed one.
     *
     * @param person who; what comes with a press is no proof of anything else
     * @return the key of the host's text that takes the place of the message
     */
    String pressed(ServedBot bot, long person, String action, String argument);
}
