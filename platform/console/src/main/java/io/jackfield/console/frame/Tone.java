package io.jackfield.console.frame;

import java.util.Locale;

/** How something is, in colour. */
public enum Tone {
    CALM,
    GOOD,
    INFO,
    WARN,
    BAD;

    /** The class in style sheets. */
    public String css() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
