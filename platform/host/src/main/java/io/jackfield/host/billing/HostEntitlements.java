package io.jackfield.host.billing;

import io.jackfield.host.billing.Timeline.Given;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import io.jackfield.host.store.SubscriptionTable;
import io.jackfield.host.store.SubscriptionTable.Change;
import io.jackfield.host.store.SubscriptionTable.Known;
import io.jackfield.host.store.SubscriptionTable.Note;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Optional;

/**
 * What payments give and take back, in the transaction of the payment: either both are stored or neither is. Nobody
 * else decides about the same user until that transaction ends. Core loop only.
 */
public final class HostEntitlements implements Entitlements {
    private static final String PAYMENT = "payment";

    private final SubscriptionTable table;
    private final Subscriptions subscriptions;
    private final SubscriberCount count;
    private final CreditAccounts credits;

    HostEntitlements(
            SubscriptionTable table, Subscriptions subscriptions, SubscriberCount count, CreditAccounts credits) {
        this.table = table;
        this.subscriptions = subscriptions;
        this.count = count;
        this.credits = credits;
    }

    /** One order gives once: a second time nothing changes. */
    @Override
    public Future<Optional<Instant>> give(
            SqlConnection tx,
            ServedBot bot,
            long person,
            String plan,
            Optional<Period> period,
            String orderId,
            Optional<Instant> until,
            Instant now) {
        Term term = period.map(time -> until.<Term>map(end -> new Term.PaidUntil(end, longest(time)))
                        .orElseGet(() -> new Term.Calendar(time)))
                .orElseGet(() -> until.<Term>map(Term.Until::new).orElseGet(Term.Forever::new));
        Gift gift = new Gift(plan, term, Kind.BOUGHT, Optional.of(orderId), PAYMENT);
        return give(tx, bot, person, gift, "buy", orderId, now);
    }

    /** How long a period is at most, whatever the months of the calendar are. */
    private static Duration longest(Period period) {
        return Duration.ofDays(period.toTotalMonths() * 31 + period.getDays());
    }

    /**
     * Gives a plan for nothing, such as days for a promotional code; otherwise as what is paid, but begins only now.
     */
    public Future<Optional<Instant>> gift(
            SqlConnection tx, ServedBot bot, long person, String plan, Period period, String reason, Instant now) {
        Gift gift = new Gift(plan, new Term.Calendar(period), Kind.GIFT, Optional.empty(), "gift");
        return give(tx, bot, person, gift, "gift", reason, now);
    }

    private Future<Optional<Instant>> give(
            SqlConnection tx, ServedBot bot, long person, Gift gift, String action, String actor, Instant now) {
        return table.change(tx, Accounts.key(bot, person), now, new Cause(gift.source(), actor, ""), known -> {
            Timeline before = Subscriptions.timeline(known);
            if (gift.order().isPresent() && hasGiven(known, gift.order())) {
                return Change.none(before.endOf(gift.plan(), now));
            }
            Moment moment = Subscriptions.moment(bot.config(), known, now);
            Given given = before.give(gift, moment, Plans.graceOf(bot.config()));
            return Change.of(given.timeline().segments(), new Note(action, gift.plan(), given.until()), given.until());
        });
    }

    private static boolean hasGiven(Known known, Optional<String> order) {
        return known.all().map(SubscriptionRow::order).anyMatch(order::equals);
    }

    @Override
    public Future<Void> giveCredits(
            SqlConnection tx, ServedBot bot, long person, long amount, String orderId, Instant now) {
        return credits.bought(tx, Accounts.key(bot, person), amount, orderId, now);
    }

    /** As far as it is not over, or spent; what comes after it moves forward. */
    @Override
    public Future<Void> takeBack(SqlConnection tx, ServedBot bot, long person, String orderId, Instant now) {
        return takeBackPlan(tx, bot, person, orderId, now)
                .compose(done -> credits.refunded(tx, Accounts.key(bot, person), orderId, now));
    }

    private Future<Void> takeBackPlan(SqlConnection tx, ServedBot bot, long person, String orderId, Instant now) {
        return table.<Void>change(tx, Accounts.key(bot, person), now, new Cause(PAYMENT, orderId, ""), known -> {
            Timeline before = Subscriptions.timeline(known);
            Timeline after = before.takeBack(orderId, Subscriptions.moment(bot.config(), known, now));
            return before.segments().stream()
                    .filter(segment -> segment.order().equals(Optional.of(orderId)))
                    .findFirst()
                    .map(segment -> Change.<Void>of(
                            after.segments(), new Note("refund", segment.plan(), Optional.empty()), null))
                    .orElseGet(() -> Change.none(null));
        });
    }

    @Override
    public void changed(ServedBot bot, long person) {
        subscriptions.forget(Accounts.key(bot, person));
        count.now();
    }
}
