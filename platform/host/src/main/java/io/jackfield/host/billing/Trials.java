package io.jackfield.host.billing;

import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.host.billing.Timeline.Given;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import io.jackfield.host.store.SubscriptionTable;
import io.jackfield.host.store.SubscriptionTable.Change;
import io.jackfield.host.store.SubscriptionTable.Known;
import io.jackfield.host.store.SubscriptionTable.Note;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plans that users try for nothing: each once, not after they have bought it, and not while they have it. Core loop
 * only.
 */
public final class Trials {
    private static final Cause CAUSE = new Cause("trial", "", "");

    private final SubscriptionTable table;
    private final Subscriptions subscriptions;
    private final SubscriberCount count;
    private final Clock clock;

    Trials(SubscriptionTable table, Subscriptions subscriptions, SubscriberCount count, Clock clock) {
        this.table = table;
        this.subscriptions = subscriptions;
        this.count = count;
        this.clock = clock;
    }

    /** The ids of the plans that somebody may try, in the order of the bot's file. */
    public Future<List<String>> open(ServedBot bot, long user) {
        PersonKey key = Accounts.key(bot, user);
        List<String> tried = bot.config().plans().stream()
                .map(Plan::id)
                .filter(plan -> bot.config().terms(plan).trial().isPresent())
                .toList();
        if (tried.isEmpty()) {
            return Future.succeededFuture(tried);
        }
        return subscriptions
                .of(key)
                .compose(timeline -> table.triedOrBought(key)
                        .map(before -> tried.stream()
                                .filter(plan -> !before.contains(plan) && !timeline.has(plan, clock.instant()))
                                .toList()));
    }

    /** Begins a trial; gives when it ends, or nothing when the user may not try this plan. */
    public Future<Optional<Instant>> begin(ServedBot bot, long user, String plan) {
        PersonKey key = Accounts.key(bot, user);
        Instant now = clock.instant();
        return table.change(key, now, CAUSE, known -> decided(bot.config(), plan, known, now))
                .onComplete(done -> {
                    subscriptions.forget(key);
                    count.now();
                });
    }

    private static Change<Optional<Instant>> decided(BotConfig bot, String plan, Known known, Instant now) {
        Timeline timeline = Subscriptions.timeline(known);
        return bot.terms(plan)
                .trial()
                .filter(period -> isOpen(plan, timeline, known.all(), now))
                .map(period -> {
                    Gift gift = new Gift(plan, new Term.Calendar(period), Kind.TRIAL, Optional.empty(), CAUSE.source());
                    Given given = timeline.give(gift, Subscriptions.moment(bot, known, now), Plans.graceOf(bot));
                    return Change.of(given.timeline().segments(), new Note("try", plan, given.until()), given.until());
                })
                .orElseGet(() -> Change.none(Optional.empty()));
    }

    /**
     * Whether somebody may try a plan that can be tried.
     *
     * @param given everything that they were ever given
     */
    public static boolean isOpen(String plan, Timeline timeline, Stream<SubscriptionRow> given, Instant now) {
        return !timeline.has(plan, now)
                && given.noneMatch(segment ->
                        segment.plan().equals(plan) && (segment.kind() == Kind.TRIAL || segment.kind() == Kind.BOUGHT));
    }
}
