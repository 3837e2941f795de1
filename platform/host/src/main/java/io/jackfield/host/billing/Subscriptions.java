package io.jackfield.host.billing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jackfield.host.billing.Timeline.Given;
import io.jackfield.host.billing.Timeline.Revoked;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.SubscriptionRow.Kind;
import io.jackfield.host.store.SubscriptionTable;
import io.jackfield.host.store.SubscriptionTable.Change;
import io.jackfield.host.store.SubscriptionTable.Known;
import io.jackfield.host.store.SubscriptionTable.Note;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who has which plan and will have it, remembered for half a minute: so long another node may go by what was before.
 * What is remembered is the whole timeline, so that ends and beginnings count to the second. Core loop only, but for
 * {@link #known}.
 */
public final class Subscriptions {
    private static final int MOST_REMEMBERED = 100_000;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final SubscriptionTable table;
    private final Supplier<List<ServedBot>> bots;
    private final Clock clock;
    private final Cache<PersonKey, Timeline> cache = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .executor(Runnable::run)
            .build();
    /** What was being read when this moved may be old. */
    private long changes;

    Subscriptions(SubscriptionTable table, Supplier<List<ServedBot>> bots, Clock clock) {
        this.table = table;
        this.bots = bots;
        this.clock = clock;
    }

    /**
     * What is remembered of a user; empty when nothing is, which does not mean that they have nothing. From any thread.
     */
    Optional<Timeline> known(PersonKey user) {
        return Optional.ofNullable(cache.getIfPresent(user));
    }

    /** The user's plans. */
    public Future<Timeline> of(PersonKey user) {
        Optional<Timeline> known = known(user);
        if (known.isPresent()) {
            return Future.succeededFuture(known.get());
        }
        long before = changes;
        return table.counting(user, clock.instant()).map(Timeline::new).onSuccess(read -> {
            if (changes == before) {
                cache.put(user, read);
            }
        });
    }

    /** Gives a user a plan for an operator; counts for their next call on this host. */
    public Future<Given> grant(PersonKey user, String plan, Term term, Cause cause) {
        BotConfig bot = config(user);
        Instant now = clock.instant();
        Gift gift = new Gift(plan, term, Kind.OPERATOR, Optional.empty(), cause.source());
        return table.change(user, now, cause, known -> {
                    Given given = timeline(known).grant(gift, moment(bot, known, now));
                    return Change.of(given.timeline().segments(), new Note("grant", plan, given.until()), given);
                })
                .onComplete(done -> forget(user));
    }

    /** Takes the plan back that a user has; gives which one it was, or nothing when they had none. */
    public Future<Optional<String>> revoke(PersonKey user, Cause cause) {
        BotConfig bot = config(user);
        Instant now = clock.instant();
        return table.change(
                        user,
                        now,
                        cause,
                        known -> timeline(known)
                                .revoke(moment(bot, known, now), Plans.graceOf(bot))
                                .map(Subscriptions::revocation)
                                .orElseGet(() -> Change.none(Optional.empty())))
                .onComplete(done -> forget(user));
    }

    private static Change<Optional<String>> revocation(Revoked revoked) {
        return Change.of(
                revoked.timeline().segments(),
                new Note("revoke", revoked.plan(), Optional.empty()),
                Optional.of(revoked.plan()));
    }

    /** What is stored of a user has changed. */
    public void forget(PersonKey user) {
        changes++;
        cache.invalidate(user);
    }

    static Timeline timeline(Known known) {
        return new Timeline(known.counting());
    }

    /** A moment where the user is. */
    static Moment moment(BotConfig bot, Known known, Instant now) {
        return new Moment(now, bot.timezone(known.timezone()));
    }

    private BotConfig config(PersonKey user) {
        return bots.get().stream()
                .filter(bot -> bot.number() == user.bot())
                .findFirst()
                .orElseThrow()
                .config();
    }
}
