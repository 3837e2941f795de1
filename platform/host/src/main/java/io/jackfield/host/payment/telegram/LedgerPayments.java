package io.jackfield.host.payment.telegram;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.InvoicePayload;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What Telegram says, in words of the ledger. Every method blocks and may be called again; it throws
 * {@link io.jackfield.api.JackfieldException} when the database is away. From any thread; host and test kit share it.
 */
public final class LedgerPayments {
    /**
     * How long before the end of a paid period Telegram may ask about the next payment. Whether it asks at all is
     * documented nowhere; a no would end the subscription.
     */
    private static final Duration RENEWAL_BEFORE_END = Duration.ofDays(2);

    private final Ledgers ledgers;
    private final Renewals renewals;
    private final Reviews reviews;
    private final Clock clock;

    public LedgerPayments(Ledgers ledgers, Renewals renewals, Reviews reviews, Clock clock) {
        this.ledgers = ledgers;
        this.renewals = renewals;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** The ledger of one provider and bot. */
    @FunctionalInterface
    public interface Ledgers {
        Ledger of(String provider, ServedBot bot);
    }

    /** Where a person is asked to look at something: it stays there until somebody has. */
    @FunctionalInterface
    public interface Reviews {
        /** @param orderId empty when there is none; the same words again are nothing new */
        void review(ServedBot bot, String orderId, String what);
    }

    /** Whether this user may pay this invoice now. */
    public PreCheckoutVerdict check(ServedBot bot, long buyer, PreCheckout question) {
        Optional<InvoicePayload> ours = InvoicePayload.parse(question.payload());
        if (ours.isEmpty()) {
            return PreCheckoutVerdict.UNKNOWN;
        }
        Ledger ledger = ledgers.of(ours.get().provider(), bot);
        return ledger.order(ours.get().orderId())
                .map(order -> verdict(
                        order,
                        ledger.holding(order.id()),
                        renewals.isSecond(bot, order.id()),
                        buyer,
                        question.amount()))
                .orElse(PreCheckoutVerdict.UNKNOWN);
    }

    /**
     * The same of an order that is at hand.
     *
     * @param holding the payment that keeps it
     * @param second whether its payment begins a second subscription of a plan
     */
    PreCheckoutVerdict verdict(
            PaymentOrder order, Optional<Transaction> holding, boolean second, long buyer, Money amount) {
        if (order.buyer().id() != buyer) {
            return PreCheckoutVerdict.NOT_THE_BUYER;
        }
        if (!order.price().equals(amount)) {
            return PreCheckoutVerdict.WRONG_AMOUNT;
        }
        boolean inTime = clock.instant().isBefore(order.expiresAt());
        return switch (order.state()) {
            case PAID -> isRenewed(holding) ? PreCheckoutVerdict.ALLOWED : PreCheckoutVerdict.PAID;
            case REFUNDED -> PreCheckoutVerdict.CLOSED;
            case CLOSED -> inTime ? PreCheckoutVerdict.CLOSED : PreCheckoutVerdict.EXPIRED;
            case OPEN -> inTime ? open(holding, second) : PreCheckoutVerdict.EXPIRED;
        };
    }

    private static PreCheckoutVerdict open(Optional<Transaction> holding, boolean second) {
        if (second) {
            return PreCheckoutVerdict.SUBSCRIBED;
        }
        return holding.isPresent() ? PreCheckoutVerdict.HELD : PreCheckoutVerdict.ALLOWED;
    }

    /** Whether it began a subscription whose paid time is nearly over. */
    private boolean isRenewed(Optional<Transaction> holding) {
        return holding.flatMap(TelegramFacts::paidUntil)
                .filter(until -> !clock.instant().isBefore(until.minus(RENEWAL_BEFORE_END)))
                .isPresent();
    }

    /** The invoice was paid. Money that belongs to no order is somebody's to look at. */
    public void paid(ServedBot bot, long payer, Paid paid) {
        Optional<InvoicePayload> ours = InvoicePayload.parse(paid.payload());
        if (ours.isEmpty()) {
            reviews.review(bot, "", received(payer, paid) + ", by an invoice of no order ('" + paid.payload() + "')");
            return;
        }
        String orderId = ours.get().orderId();
        Entry entry = take(bot, ours.get().provider(), taken(orderId, payer, paid), paid.isRenewal());
        if (paid.first()) {
            begun(bot, ours.get().provider(), payer, entry);
        }
        switch (entry.verdict()) {
            // What is wrong with the amount, the ledger itself has put up for review.
            case DONE, REPEATED, SURPLUS, WRONG_AMOUNT -> {}
            default -> reviews.review(bot, orderId, received(payer, paid) + ", and not credited: " + entry.verdict());
        }
    }

    private void begun(ServedBot bot, String provider, long payer, Entry entry) {
        entry.transaction()
                .filter(charge -> !renewals.begun(bot, provider, charge.orderId(), charge))
                .ifPresent(charge -> reviews.review(
                        bot,
                        charge.orderId(),
                        "user " + payer + " pays for a second subscription by charge "
                                + charge.systemId().orElse("") + ", which Telegram does not stop; stop it by hand with"
                                + " editUserStarSubscription"));
    }

    private static Taken taken(String orderId, long payer, Paid paid) {
        return new Taken(paid.chargeId(), orderId, paid.amount(), paid.at(), TelegramFacts.of(payer, paid));
    }

    /**
     * A payment that Telegram has taken by itself pays the first order as well, if nobody has heard of that one's own.
     */
    private Entry take(ServedBot bot, String provider, Taken taken, boolean renewal) {
        Ledger ledger = ledgers.of(provider, bot);
        boolean goesOn = renewal
                && ledger.order(taken.orderId())
                        .filter(order -> order.state() == State.PAID || order.state() == State.REFUNDED)
                        .isPresent();
        return goesOn ? renewals.renewed(bot, provider, taken) : ledger.taken(taken);
    }

    private static String received(long payer, Paid paid) {
        return "received " + paid.amount() + " from user " + payer + " by charge " + paid.chargeId();
    }

    /** The money of a charge went back. */
    public void refunded(ServedBot bot, long payer, Refunded refunded) {
        Optional<InvoicePayload> ours = InvoicePayload.parse(refunded.payload());
        if (ours.isEmpty()) {
            reviews.review(bot, "", gone(payer, refunded) + ", of an invoice of no order");
            return;
        }
        String charge = refunded.chargeId();
        Entry entry = ledgers.of(ours.get().provider(), bot)
                .refunded(charge, charge, refunded.amount(), "refunded by Telegram");
        switch (entry.verdict()) {
            case DONE, REPEATED ->
                renewals.refunded(bot, ours.get().provider(), ours.get().orderId(), charge);
            case WRONG_AMOUNT -> {}
            default ->
                reviews.review(
                        bot, ours.get().orderId(), gone(payer, refunded) + ", and not noted: " + entry.verdict());
        }
    }

    private static String gone(long payer, Refunded refunded) {
        return "Telegram has given " + refunded.amount() + " of charge " + refunded.chargeId() + " back to user "
                + payer;
    }

    /** Whether a subscription goes on by itself has changed. */
    public void renewal(ServedBot bot, SubscriptionChanged change) {
        InvoicePayload.parse(change.payload()).ifPresent(ours -> {
            switch (change.state()) {
                case CANCELED -> renewals.wanted(bot, ours.provider(), ours.orderId(), false);
                case ACTIVE -> renewals.wanted(bot, ours.provider(), ours.orderId(), true);
                case FAILED -> renewals.failed(bot, ours.provider(), ours.orderId(), change.at());
            }
        });
    }
}
