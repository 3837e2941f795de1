package io.jackfield.host.store;

import java.time.Instant;
import java.util.Optional;

/**
 * When a kind of notices of a bot is looked for next.
 *
 * @param cron by which {@code due} was computed
 * @param zone in which
 * @param asked when it was last looked for and all was taken; absent before that
 */
public record NoticeTurn(int bot, String kind, String cron, String zone, Instant due, Optional<Instant> asked) {
    /** The same, looked for then. */
    public NoticeTurn at(Instant next) {
        return new NoticeTurn(bot, kind, cron, zone, next, asked);
    }

    /** The same, all having been taken that was due at that moment. */
    public NoticeTurn takenAt(Instant moment) {
        return new NoticeTurn(bot, kind, cron, zone, due, Optional.of(moment));
    }
}
