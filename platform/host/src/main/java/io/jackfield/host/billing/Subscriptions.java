package io.jackfield.host.billing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionTable;
import io.jackfield.host.store.SubscriptionTable.Change;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Who has which plan, remembered for half a minute: so long another node may go by what was before. Core loop only, but for
 * {@link #known}.
 */
public final class Subscriptions {
    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final SubscriptionTable table;
    private final Clock clock;
    private final Cache<PersonKey, Optional<SubscriptionRow>> cache = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .executor(Runnable::run)
            .build();
    /** What was being read when this moved may be old. */
    private long changes;

    Subscriptions(SubscriptionTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** What is remembered of a user: their subscription or that they have none; null when nothing is. From any thread. */
    Optional<SubscriptionRow> known(PersonKey user) {
        return cache.getIfPresent(user);
    }

    /** The subscription, which may have ended meanwhile. */
    public Future<Optional<SubscriptionRow>> of(PersonKey user) {
        Optional<SubscriptionRow> known = known(user);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        long before = changes;
        return table.current(user, clock.instant()).onSuccess(read -> {
            if (changes == before) {
                cache.put(user, read);
            }
        });
    }

    /** Gives a user a plan in place of the one they have; counts for their next call on this host. */
    public Future<Change> grant(PersonKey user, String plan, Term term, Cause cause) {
        return table.grant(user, plan, running -> term.end(plan, running, clock.instant()), clock.instant(), cause)
                .onComplete(done -> forget(user));
    }

    /** Takes a plan back; gives it, or nothing when the user had none. */
    public Future<Optional<SubscriptionRow>> revoke(PersonKey user, Cause cause) {
        return table.revoke(user, clock.instant(), cause).onComplete(done -> forget(user));
    }

    /** What is stored of a user has changed. */
    public void forget(PersonKey user) {
        changes++;
        cache.invalidate(user);
    }
}
