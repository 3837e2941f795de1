package io.jackfield.host.payment.review;

import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.DecisionListener;
import io.jackfield.host.payment.provider.Reviews;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.store.PaymentReviewTable;
import io.jackfield.host.store.PaymentReviewTable.Kind;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a person has to look at. The operator is told of each once, and reminded as long as something is open. From any
 * thread; what is not {@link #decided} blocks.
 */
public final class HostReviews implements Reviews, DecisionListener {
    private static final int SHOWN = 100;

    private final Blocking blocking;
    private final PaymentReviewTable table;
    private final Alerts alerts;
    private final Supplier<List<ServedBot>> bots;
    private final Clock clock;

    public HostReviews(
            Blocking blocking, PaymentReviewTable table, Alerts alerts, Supplier<List<ServedBot>> bots, Clock clock) {
        this.blocking = blocking;
        this.table = table;
        this.alerts = alerts;
        this.bots = bots;
        this.clock = clock;
    }

    @Override
    public void add(String provider, ServedBot bot, String order, String what) {
        add(provider, bot, order, Kind.PAYMENT, what);
    }

    @Override
    public void addDifference(String provider, ServedBot bot, String order, String what) {
        add(provider, bot, order, Kind.BOOKS, what);
    }

    @Override
    public void done(ServedBot bot, String order, String beginning, String by) {
        blocking.get("payment", () -> table.closeThose(bot.number(), order, beginning, by, clock.instant()));
    }

    private void add(String provider, ServedBot bot, String order, Kind kind, String what) {
        boolean isNew =
                blocking.get("payment", () -> table.add(bot.number(), provider, order, kind, what, clock.instant()));
        if (isNew) {
            tell(provider, bot, order, what);
        }
    }

    /** The ledger has stored it already. */
    @Override
    public void decided(ServedBot bot, Decision decision) {
        decision.review().ifPresent(what -> {
            String order = decision.order().map(row -> row.order().id()).orElse("");
            tell(decision.transaction().map(row -> row.provider()).orElse(""), bot, order, what);
        });
    }

    private void tell(String provider, ServedBot bot, String order, String what) {
        String key = "payment review " + provider + " " + bot.id() + " " + order + " "
                + Integer.toHexString(what.hashCode());
        alerts.mention(key, "payments: bot " + bot.id() + (order.isEmpty() ? "" : ", order " + order) + ": " + what);
    }

    /** Reminds of what is open. */
    public void remind() {
        for (ServedBot bot : bots.get()) {
            int open = blocking.get("payment", () -> table.open(bot.number(), SHOWN))
                    .size();
            String key = "payment reviews " + bot.id();
            if (open > 0) {
                alerts.raise(Trouble.of(
                                key,
                                "payments: somebody has to look at payments of bot " + bot.id()
                                        + "; open in payment_review: " + (open == SHOWN ? SHOWN + " or more" : open))
                        .about(AlertObject.bot(bot.id()))
                        .endedBy(AlertAction.showReviews(bot.id())));
            } else {
                alerts.clear(key);
            }
        }
    }
}
