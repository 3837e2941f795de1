package io.jackfield.console.frame;

import java.util.Locale;

/** What stands together in the rail. */
public enum Group {
    NOW,
    PEOPLE,
    MACHINE,
    TEAM;

    /** The key of its title. */
    public String key() {
        return "frame.group." + name().toLowerCase(Locale.ROOT);
    }
}
