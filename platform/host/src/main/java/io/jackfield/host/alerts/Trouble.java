package io.jackfield.host.alerts;

import java.util.Optional;

/**
 * Something that is wrong, as whoever notices it tells it.
 *
 * @param key tells it from others, of a known set such as one for each model; up to 150 characters
 * @param object what it is about
 * @param words what is wrong and what to do
 * @param action what can be done about it at once
 */
public record Trouble(
        String key, AlertSeverity severity, AlertObject object, String words, Optional<AlertAction> action) {
    /** Of the host, and to be seen to today. */
    public static Trouble of(String key, String words) {
        return new Trouble(key, AlertSeverity.WARNING, AlertObject.HOST, words, Optional.empty());
    }

    public Trouble critical() {
        return new Trouble(key, AlertSeverity.CRITICAL, object, words, action);
    }

    public Trouble notice() {
        return new Trouble(key, AlertSeverity.NOTICE, object, words, action);
    }

    public Trouble about(AlertObject what) {
        return new Trouble(key, severity, what, words, action);
    }

    public Trouble endedBy(AlertAction what) {
        return new Trouble(key, severity, object, words, Optional.of(what));
    }
}
