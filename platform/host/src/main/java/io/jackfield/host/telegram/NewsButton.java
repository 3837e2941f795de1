package io.jackfield.host.telegram;

import io.jackfield.api.chat.Button;

/** The button under news with which a reader switches them off, and the one with which they come again. */
public final class NewsButton {
    /** The kind of notices, as the choices of people have it; no plugin can bring one of this name. */
    public static final String KIND = "(news)";

    public static final String OFF = "off";
    public static final String ON = "on";

    private NewsButton() {}

    /** Under news. */
    public static Button off(String label) {
        return Button.action(label, OFF);
    }

    /** Under the word that no more will come. */
    public static Button on(String label) {
        return Button.action(label, ON);
    }
}
