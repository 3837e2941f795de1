package io.jackfield.host.alerts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alerts that are open. Each is told once a day at most, however often it is raised or comes back. From any thread. */
public final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final Clock clock;
    private final BiConsumer<Alert, LocalDate> teller;
    private final Map<String, Alert> open = new ConcurrentHashMap<>();
    private final Map<String, LocalDate> told = new ConcurrentHashMap<>();

    /** @param teller brings an alert to the operator, beside the log; returns at once and never throws */
    public Alerts(Clock clock, BiConsumer<Alert, LocalDate> teller) {
        this.clock = clock;
        this.teller = teller;
    }

    /**
     * Something is wrong, still or again.
     *
     * @param key of a known set, such as one for each model; up to 150 characters
     */
    public void raise(String key, String words) {
        Alert alert = open.compute(
                key, (same, before) -> new Alert(key, words, before == null ? clock.instant() : before.since()));
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        if (!today.equals(told.put(key, today))) {
            LOG.error("alert: {}", words);
            teller.accept(alert, today);
        }
    }

    /** It is over, if it was open. */
    public void clear(String key) {
        Alert over = open.remove(key);
        if (over != null) {
            LOG.info("alert: over: {}", over.words());
        }
    }

    /** The oldest first. */
    public List<Alert> all() {
        return open.values().stream()
                .sorted(Comparator.comparing(Alert::since).thenComparing(Alert::key))
                .toList();
    }
}
