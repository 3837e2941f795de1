package io.jackfield.host.alerts;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that the operator has to see to.
 *
 * @param since when it was first noticed
 * @param snooze until when somebody wants to hear nothing of it
 */
public record Alert(Trouble trouble, Instant since, Optional<Snooze> snooze) {
    /** What tells it from others. */
    public String key() {
        return trouble.key();
    }

    /** What is wrong and what to do. */
    public String words() {
        return trouble.words();
    }
}
