package io.jackfield.host.telegram;

import io.jackfield.api.chat.Button;
import java.util.Optional;

/** The button under news with which a reader switches them off, and the one with which they come again. */
public final class NewsButton {
    /** The kind of notices, as the choices of people have it; no plugin can bring one of this name. */
    public static final String KIND = "(news)";

    private static final String OFF = "off";
    private static final String ON = "on";

    private NewsButton() {}

    /** Under news. */
    public static Button off(String label) {
        return Button.action(label, OFF);
    }

    /** Under the word that no more will come. */
    public static Button on(String label) {
        return Button.action(label, ON);
    }

    /** Whether a pressed button switches news on or off; empty for other buttons. */
    public static Optional<Boolean> pressed(String data) {
        return CallbackData.parse(data)
                .filter(button -> button.plugin().equals(KIND))
                .flatMap(button -> switch (button.action()) {
                    case OFF -> Optional.of(false);
                    case ON -> Optional.of(true);
                    default -> Optional.empty();
                });
    }
}
