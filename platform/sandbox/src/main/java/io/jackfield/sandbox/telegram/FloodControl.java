package io.jackfield.sandbox.telegram;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses calls of bots that send too much. Used under the world's lock. */
final class FloodControl {
    private final Clock clock;
    private final Map<Object, TokenBucket> buckets = new HashMap<>();
    private FloodLimits limits;

    /** A bot writes to a chat: each pair has its own allowance. */
    private record Pair(BotAccount bot, Room room, boolean draft) {}

    FloodControl(FloodLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    void use(FloodLimits wanted) {
        limits = wanted;
        buckets.clear();
    }

    /** Counts one message or edit. */
    void countMessage(BotAccount bot, Room room) {
        if (limits.enabled()) {
            Instant now = clock.instant();
            count(now, List.of(wholeBot(bot, now), oneChat(bot, room, now)));
        }
    }

    /** Counts one state of a draft. */
    void countDraft(BotAccount bot, Room room) {
        if (limits.enabled()) {
            Instant now = clock.instant();
            int rate = limits.draftsPerSecond();
            count(now, List.of(bucket(new Pair(bot, room, true), 2 * rate, rate, now)));
        }
    }

    private static void count(Instant now, List<TokenBucket> concerned) {
        double wait = concerned.stream()
                .mapToDouble(bucket -> bucket.waitSeconds(now))
                .max()
                .orElse(0);
        if (wait > 0) {
            throw ApiError.tooManyRequests(Math.max(1, (long) Math.ceil(wait)));
        }
        concerned.forEach(TokenBucket::take);
    }

    private TokenBucket wholeBot(BotAccount bot, Instant now) {
        return bucket(bot, limits.botPerSecond(), limits.botPerSecond(), now);
    }

    private TokenBucket oneChat(BotAccount bot, Room room, Instant now) {
        Pair pair = new Pair(bot, room, false);
        return room.isPrivate()
                ? bucket(pair, limits.privateBurst(), limits.privatePerSecond(), now)
                : bucket(pair, limits.groupPerMinute(), limits.groupPerMinute() / 60.0, now);
    }

    private TokenBucket bucket(Object key, double burst, double perSecond, Instant now) {
        return buckets.computeIfAbsent(key, absent -> new TokenBucket(burst, perSecond, now));
    }
}
