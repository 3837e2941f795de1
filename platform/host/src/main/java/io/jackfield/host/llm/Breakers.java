package io.jackfield.host.llm;

import io.jackfield.host.config.ModelBreakerConfig;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The breaker of each account at a provider. A plugin that comes up anew, perhaps with other keys, gets new ones. From
 * any thread.
 */
public final class Breakers {
    private final ModelBreakerConfig config;
    private final Waiting waiting;
    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    public Breakers(ModelBreakerConfig config, Clock clock) {
        this(config, Waiting.REAL, clock);
    }

    Breakers(ModelBreakerConfig config, Waiting waiting, Clock clock) {
        this.config = config;
        this.waiting = waiting;
        this.clock = clock;
    }

    private record Entry(ProviderAccount account, ProviderBreaker breaker) {}

    /**
     * A provider that is left alone, or one account there.
     *
     * @param cause how its service failed last
     * @param since when that began
     * @param trialAt when it is tried again; from then on with the next question
     */
    public record LeftAlone(String cause, Instant since, Instant trialAt) {}

    ProviderBreaker of(ProviderAccount account) {
        Entry known = entries.get(account.name());
        if (known != null && known.account().equals(account)) {
            return known.breaker();
        }
        entries.values().removeIf(entry -> entry.account().isOlderThan(account));
        return entries.computeIfAbsent(account.name(), name -> new Entry(account, new ProviderBreaker(name, config)))
                .breaker();
    }

    /** Who is not asked at present, by the account's name. */
    public Map<String, LeftAlone> leftAlone() {
        Map<String, LeftAlone> found = new TreeMap<>();
        long now = waiting.nanos();
        entries.forEach((name, entry) -> {
            var cause = entry.breaker().cause();
            if (cause != null) {
                found.put(
                        name,
                        new LeftAlone(
                                cause.error() + ": " + cause.words(),
                                clock.instant().minus(entry.breaker().leftAloneFor(now)),
                                clock.instant().plus(entry.breaker().untilTrial(now))));
            }
        });
        return found;
    }
}
