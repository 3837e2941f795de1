package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.MailDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Mails arrive at once, in a mailbox that the test reads. From any thread. */
final class InMemoryMailDesk implements MailDesk {
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int LONGEST_KEY = 200;

    private final boolean available;
    private final Clock clock;
    private final Map<String, Instant> keys = new HashMap<>();
    private final List<Mail> mailbox = new ArrayList<>();

    InMemoryMailDesk(boolean available, Clock clock) {
        this.available = available;
        this.clock = clock;
    }

    /** What was sent, in its order. */
    synchronized List<Mail> mailbox() {
        return List.copyOf(mailbox);
    }

    @Override
    public boolean available() {
        return available;
    }

    @Override
    public synchronized void send(Mail mail, String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("mail key is '" + key + "'; use 1 to " + LONGEST_KEY + " characters");
        }
        if (!available) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID, "this bot has no mail; the test said withoutMail()");
        }
        Instant now = clock.instant();
        Instant before = keys.get(key);
        if (before == null || !before.plus(REMEMBERED).isAfter(now)) {
            keys.put(key, now);
            mailbox.add(mail);
        }
    }
}
