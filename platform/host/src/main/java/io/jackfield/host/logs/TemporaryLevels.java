package io.jackfield.host.logs;

import io.jackfield.host.loop.CoreLoop;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Levels that loggers have for a while; afterwards, and when the host stops, they have again what they had before. Core
 * loop only.
 */
public final class TemporaryLevels {
    private final CoreLoop loop;
    private final HostLog log;
    private final Clock clock;
    private final Map<String, Change> changes = new TreeMap<>();

    public TemporaryLevels(CoreLoop loop, HostLog log, Clock clock) {
        this.loop = loop;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A level for a while.
     *
     * @param level in capitals
     * @param before what the logger had of its own, if anything
     * @param by who wanted it
     */
    public record Change(String logger, String level, Optional<String> before, Instant until, String by) {}

    /** By the names of loggers. */
    public List<Change> all() {
        return List.copyOf(changes.values());
    }

    /** Another change of the same logger takes the place of this one, and ends with what was before both. */
    public Change set(String logger, String level, Duration duration, String by) {
        Change former = changes.get(logger);
        Change change = new Change(
                logger,
                level,
                former == null ? log.level(logger) : former.before(),
                clock.instant().plus(duration),
                by);
        changes.put(logger, change);
        log.setLevel(logger, Optional.of(level));
        loop.later(duration, () -> end(change));
        return change;
    }

    /** Ends a change before its time; false when there is none. */
    public boolean end(String logger) {
        Change change = changes.get(logger);
        if (change != null) {
            end(change);
        }
        return change != null;
    }

    public void endAll() {
        all().forEach(this::end);
    }

    private void end(Change change) {
        if (changes.remove(change.logger(), change)) {
            log.setLevel(change.logger(), change.before());
        }
    }
}
