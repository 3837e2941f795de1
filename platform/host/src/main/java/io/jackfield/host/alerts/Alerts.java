package io.jackfield.host.alerts;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts that are open. Each is told once a day at most, however often it is raised or comes back, and not while it
 * is snoozed. From any thread.
 */
public final class Alerts {
    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final Clock clock;
    private final BiConsumer<Alert, LocalDate> teller;
    private final Map<String, Raised> open = new ConcurrentHashMap<>();
    private final Map<String, LocalDate> told = new ConcurrentHashMap<>();
    private final Map<String, Snooze> snoozes = new ConcurrentHashMap<>();
    /** Of an earlier life, until they are raised again or {@link #forgetEarlier forgotten}. */
    private final Map<String, Instant> earlier = new ConcurrentHashMap<>();

    /** @param teller brings an alert to the operator, beside the log; returns at once and never throws */
    public Alerts(Clock clock, BiConsumer<Alert, LocalDate> teller) {
        this.clock = clock;
        this.teller = teller;
    }

    private record Raised(Trouble trouble, Instant since) {}

    /** Something of the host is wrong, still or again; see {@link Trouble#of}. */
    public void raise(String key, String words) {
        raise(Trouble.of(key, words));
    }

    /** Something is wrong, still or again. */
    public void raise(Trouble trouble) {
        Raised raised = open.compute(
                trouble.key(), (same, before) -> new Raised(trouble, before == null ? begun(same) : before.since()));
        tell(alert(raised));
    }

    private Instant begun(String key) {
        Instant before = earlier.remove(key);
        return before == null ? clock.instant() : before;
    }

    /** What was open in an earlier life: raised again, it is as old as it was. */
    public void rememberOpen(Map<String, Instant> sinceByKey) {
        earlier.putAll(sinceByKey);
    }

    /** What has not been raised again by now was over before. */
    public void forgetEarlier() {
        earlier.clear();
    }

    /** Since when each is open, those of an earlier life included, by their keys. */
    public Map<String, Instant> since() {
        Map<String, Instant> all = new TreeMap<>(earlier);
        open.forEach((key, raised) -> all.put(key, raised.since()));
        return all;
    }

    /**
     * Something has happened that stays to be seen elsewhere: told as an alert is, and not open afterwards.
     *
     * @param key as for {@link #raise}, but of a set that may grow
     */
    public void mention(String key, String words) {
        Instant now = clock.instant();
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        told.values().removeIf(today::isAfter);
        tell(new Alert(Trouble.of(key, words), now, Optional.empty()));
    }

    private void tell(Alert alert) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        if (alert.snooze().isEmpty() && !today.equals(told.put(alert.key(), today))) {
            LOG.error("alert: {}", alert.words());
            teller.accept(alert, today);
        }
    }

    /** It is over, if it was open. */
    public void clear(String key) {
        Raised over = open.remove(key);
        if (over != null) {
            LOG.info("alert: over: {}", over.trouble().words());
        }
    }

    /** Quiet until then, also if it is over meanwhile and comes back. */
    public void snooze(Snooze snooze) {
        snoozes.put(snooze.key(), snooze);
    }

    /** What was snoozed in an earlier life. */
    public void remember(Collection<Snooze> earlier) {
        earlier.forEach(this::snooze);
    }

    /** It may be told again. */
    public void unsnooze(String key) {
        snoozes.remove(key);
    }

    public Optional<Alert> find(String key) {
        return Optional.ofNullable(open.get(key)).map(this::alert);
    }

    /** The oldest first. */
    public List<Alert> all() {
        return open.values().stream()
                .map(this::alert)
                .sorted(Comparator.comparing(Alert::since).thenComparing(Alert::key))
                .toList();
    }

    /** Those that nobody has snoozed: the most urgent first, then the oldest. */
    public List<Alert> pressing() {
        return all().stream()
                .filter(alert -> alert.snooze().isEmpty())
                .sorted(Comparator.comparing(alert -> alert.trouble().severity()))
                .toList();
    }

    private Alert alert(Raised raised) {
        Instant now = clock.instant();
        return new Alert(
                raised.trouble(),
                raised.since(),
                Optional.ofNullable(snoozes.get(raised.trouble().key()))
                        .filter(snooze -> snooze.until().isAfter(now)));
    }
}
