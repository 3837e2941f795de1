package io.jackfield.host.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.routing.UpdateRules;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.AlbumPart;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Unsupported;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Counts what each user sends in fixed windows of time. It counts here; only for a user who has come to half of the
 * limit are the other nodes' counts asked for, and nobody waits for that answer. So each further node lets half of the
 * limit through at worst, and without an answer each counts alone. Core loop only.
 */
public final class FloodCounter {
    private static final int MOST_USERS = 100_000;

    private final Clock clock;
    private final SharedCounts shared;
    private final Predicate<IncomingUpdate> stops;
    private final Cache<User, Window> windows = Caffeine.newBuilder()
            .maximumSize(MOST_USERS)
            .executor(Runnable::run)
            .build();

    /** @param stops whether an update gives the command {@code /stop} */
    public FloodCounter(Clock clock, SharedCounts shared, Predicate<IncomingUpdate> stops) {
        this.clock = clock;
        this.shared = shared;
        this.stops = stops;
    }

    /** Whether a user may send one more. */
    public enum Verdict {
        ADMITTED,
        /** The first one too many of its window. */
        TOO_MANY,
        /** One of those that follow. */
        STILL_TOO_MANY
    }

    /** By Telegram's own ids: several installations may share a Redis. */
    private record User(long bot, long id) {}

    /** What one user has sent in a window. */
    private static final class Window {
        final long number;
        int here;
        int reported;
        long elsewhere;
        boolean refused;

        Window(long number) {
            this.number = number;
        }
    }

    /** Counts an update; payments and whatever stops an answer are always admitted. */
    public Verdict count(IncomingUpdate update) {
        FloodConfig limit = update.bot().config().flood();
        if (limit.messages() == 0 || !isCounted(update)) {
            return Verdict.ADMITTED;
        }
        User user =
                new User(update.bot().botUserId(), UpdateRules.sender(update).id());
        Window window = window(user, clock.millis() / limit.time().toMillis());
        window.here++;
        if (window.here + window.elsewhere > limit.messages()) {
            Verdict verdict = window.refused ? Verdict.STILL_TOO_MANY : Verdict.TOO_MANY;
            window.refused = true;
            return verdict;
        }
        if (2 * window.here >= limit.messages()) {
            report(user, window, limit.time());
        }
        return Verdict.ADMITTED;
    }

    /** How long until this window is over and counting begins anew. */
    public Duration left(IncomingUpdate update) {
        long length = update.bot().config().flood().time().toMillis();
        return Duration.ofMillis(length - clock.millis() % length);
    }

    private boolean isCounted(IncomingUpdate update) {
        return switch (update.content()) {
            case Written ignored -> !stops.test(update);
            case AlbumPart part -> part.addressed();
            case Unsupported ignored -> true;
            case Pressed ignored -> !update.isUrgent() && !stops.test(update);
            default -> false;
        };
    }

    private Window window(User user, long number) {
        Window known = windows.getIfPresent(user);
        if (known != null && known.number == number) {
            return known;
        }
        Window fresh = new Window(number);
        windows.put(user, fresh);
        return fresh;
    }

    private void report(User user, Window window, Duration length) {
        int reported = window.here;
        String name = user.bot() + ":" + user.id() + ":" + length.toMillis() + ":" + window.number;
        shared.add(name, reported - window.reported, length.multipliedBy(2))
                .onSuccess(total -> window.elsewhere = Math.max(0, total - reported));
        window.reported = reported;
    }
}
