package io.jackfield.host.telegram;

import java.util.Optional;

/**
 * A press of a button under a message of the host's own.
 *
 * @param action which button
 * @param argument what it carries; it comes back from the user's device, so nothing in it is trusted
 */
public record HostPress(String action, String argument) {
    /** Switches the news of a bot {@link NewsButton#ON} or {@link NewsButton#OFF}. */
    public static final String NEWS = "news";

    /** Empty for buttons of plugins. Those under news carry their owner, as messages that were sent long ago do. */
    public static Optional<HostPress> of(String data) {
        return CallbackData.parse(data).flatMap(button -> switch (button.plugin()) {
            case CallbackData.HOST -> Optional.of(new HostPress(button.action(), button.argument()));
            case NewsButton.KIND -> Optional.of(new HostPress(NEWS, button.action()));
            default -> Optional.empty();
        });
    }
}
