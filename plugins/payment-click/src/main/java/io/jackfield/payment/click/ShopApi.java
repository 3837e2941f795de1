package io.jackfield.payment.click;

import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Prepare and Complete, for one call of a bot. The checks come in the order in which Click's own sample makes them. */
final class ShopApi {
    /** The fact of a transaction that is {@code click_paydoc_id}. */
    static final String PAYMENT_ID = "click_paydoc_id";

    private final Account account;
    private final Merchant merchant;
    private final Ledger ledger;
    private final Optional<MerchantApi> api;
    private final Clock clock;

    /** @param api where the bot has the Merchant API */
    ShopApi(Account account, Merchant merchant, Optional<MerchantApi> api, Clock clock) {
        this.account = account;
        this.merchant = merchant;
        this.ledger = merchant.ledger();
        this.api = api;
        this.clock = clock;
    }

    /** @throws Refusal with what Click is told */
    Answer answer(ShopCall call) {
        if (!call.isFor(account)) {
            throw new Refusal(Outcome.BAD_SIGNATURE);
        }
        return switch (call.action()) {
            case PREPARE -> prepare(call);
            case COMPLETE -> complete(call);
            case UNKNOWN -> throw new Refusal(Outcome.UNKNOWN_ACTION);
        };
    }

    private Answer prepare(ShopCall call) {
        if (call.error() != 0) {
            throw new Refusal(call.error() < 0 ? Outcome.CANCELLED : Outcome.BAD_REQUEST);
        }
        // By our clock: the zone of sign_time is not documented, and hours of difference would end the hold at once.
        Entry entry = ledger.begin(new Begin(
                call.systemId(),
                call.orderId(),
                call.amount(),
                clock.instant(),
                account.hold(),
                "Click did not complete it in time",
                Map.of(PAYMENT_ID, call.paymentId())));
        return Answer.of(Outcome.ofPrepare(entry, call), entry.transaction(), call);
    }

    private Answer complete(ShopCall call) {
        Transaction known = ledger.numbered(call.prepareId())
                .filter(call::isOfOrder)
                .filter(one -> one.systemId().equals(Optional.of(call.systemId())))
                .orElseThrow(() -> new Refusal(
                        ledger.order(call.orderId()).isPresent()
                                ? Outcome.UNKNOWN_TRANSACTION
                                : Outcome.UNKNOWN_ORDER));
        if (call.error() > 0) {
            throw new Refusal(Outcome.BAD_REQUEST);
        }
        Outcome outcome = call.error() < 0 ? ended(call, known) : taken(call, known);
        return Answer.of(outcome, Optional.of(known), call);
    }

    private Outcome taken(ShopCall call, Transaction known) {
        if (known.state() == State.SETTLED) {
            return Outcome.ALREADY_PAID;
        }
        if (known.state() == State.REFUNDED) {
            return Outcome.CANCELLED;
        }
        if (!call.amount().equals(known.amount())) {
            return known.state() == State.CANCELLED ? Outcome.CANCELLED : Outcome.WRONG_AMOUNT;
        }
        if (account.verify()) {
            verify(known);
        }
        Entry entry = ledger.taken(new Taken(
                call.systemId(), call.orderId(), call.amount(), clock.instant(), Map.of(PAYMENT_ID, call.paymentId())));
        watchPaymentId(call, entry);
        return Outcome.ofComplete(entry);
    }

    /** By the number that Prepare told: the one of Complete is not signed, and {@code error} neither. */
    private void verify(Transaction known) {
        Optional<PaymentStatus> status =
                api.flatMap(one -> one.status(known.facts().get(PAYMENT_ID)));
        if (status.equals(Optional.of(PaymentStatus.PAID))) {
            return;
        }
        if (status.equals(Optional.of(PaymentStatus.ENDED))) {
            ledger.release(known.systemId().orElseThrow(), "the Merchant API says that it is not paid");
            throw new Refusal(Outcome.CANCELLED);
        }
        throw new Refusal(Outcome.NOT_CREDITED);
    }

    private void watchPaymentId(ShopCall call, Entry entry) {
        boolean other = entry.transaction()
                .map(one -> one.facts().get(PAYMENT_ID))
                .filter(told -> !told.equals(call.paymentId()))
                .isPresent();
        if (other) {
            merchant.review(
                    call.orderId(),
                    "Click has completed payment " + call.systemId()
                            + " under another click_paydoc_id than it was prepared"
                            + " with; look it up in Click's cabinet before you give money back");
        }
    }

    private Outcome ended(ShopCall call, Transaction known) {
        Entry entry = ledger.release(call.systemId(), "Click's error " + call.error());
        if (entry.verdict() == Verdict.ORDER_PAID) {
            new Contradiction(merchant, api).of(known, call.error());
        }
        return Outcome.CANCELLED;
    }
}
