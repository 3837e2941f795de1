package io.jackfield.host.payment;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.PaymentsConfig.Surplus;
import io.jackfield.host.payment.rules.Decision;
import io.jackfield.host.payment.rules.Decision.Effect;
import io.jackfield.host.payment.rules.Decision.Line;
import io.jackfield.host.payment.rules.Decision.Line.Kind;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.host.wording.LastDay;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What buyers are told of their money, in their language and the bot's wording. */
final class BuyerTexts {
    private final PropertyTexts texts = PropertyTexts.ofHost();

    /**
     * What is in force now.
     *
     * @param until when it ends; empty when it does not
     * @param zone in which the buyer's days begin
     */
    record Given(Optional<Instant> until, ZoneId zone) {}

    /** The receipt. */
    String paid(BotConfig bot, StoredOrder stored, Given given) {
        PaymentOrder order = stored.order();
        if (stored.plan().isEmpty()) {
            return text(bot, order, "payment.paid.credits", order.price(), stored.credits());
        }
        String receipt = paidPlan(bot, stored, given);
        return stored.credits() == 0
                ? receipt
                : receipt + "\n"
                        + texts.with(bot.hostTexts()).get(language(order), "payment.credits", stored.credits());
    }

    private String paidPlan(BotConfig bot, StoredOrder stored, Given given) {
        PaymentOrder order = stored.order();
        String plan = bot.plans().stream()
                .filter(one -> one.id().equals(stored.plan()))
                .findFirst()
                .map(one -> one.label(language(order)))
                .orElse(stored.plan());
        return given.until()
                .map(end -> text(
                        bot,
                        order,
                        "payment.paid",
                        order.price(),
                        plan,
                        LastDay.of(end, language(order), given.zone())))
                .orElseGet(() -> text(bot, order, "payment.paid.forever", order.price(), plan));
    }

    /** What is told of money that gave nothing, or went back; empty when nothing of the kind was decided. */
    Optional<String> about(BotConfig bot, StoredOrder stored, Decision decision) {
        PaymentOrder order = stored.order();
        return decision.lines().stream()
                .filter(line -> line.kind() == Kind.SURPLUS || line.kind() == Kind.REFUNDED)
                .findFirst()
                .map(line -> line.kind() == Kind.REFUNDED
                        ? text(bot, order, refunded(decision), line.amount())
                        : surplus(bot, order, decision, line));
    }

    private static String refunded(Decision decision) {
        if (decision.transaction().orElseThrow().transaction().surplus()) {
            return "payment.refunded.surplus";
        }
        return decision.effect() == Effect.TAKE_BACK ? "payment.refunded" : "payment.refunded.partly";
    }

    private String surplus(BotConfig bot, PaymentOrder order, Decision decision, Line line) {
        if (decision.verdict() == Verdict.WRONG_AMOUNT) {
            return text(
                    bot, order, "payment.amount", line.amount(), order.price().shown(language(order)));
        }
        boolean paid = order.state() == PaymentOrder.State.PAID || order.state() == PaymentOrder.State.REFUNDED;
        boolean kept = bot.sales().payments().surplus() == Surplus.KEEP;
        String key = "payment.surplus." + (paid ? "twice" : "late") + (kept ? ".kept" : "");
        String words = text(bot, order, key, line.amount());
        return decision.transaction().orElseThrow().transaction().facts().containsKey(Consequences.SUBSCRIPTION_BEGUN)
                ? words + " " + texts.with(bot.hostTexts()).get(language(order), "payment.surplus.subscription")
                : words;
    }

    /** The order's title is {0} and the amount {1} everywhere. */
    private String text(BotConfig bot, PaymentOrder order, String key, Money amount, Object... more) {
        Object[] arguments = new Object[more.length + 2];
        arguments[0] = order.title();
        arguments[1] = amount.shown(language(order));
        System.arraycopy(more, 0, arguments, 2, more.length);
        return texts.with(bot.hostTexts()).get(language(order), key, arguments);
    }

    private static String language(PaymentOrder order) {
        return order.buyer().language();
    }
}
