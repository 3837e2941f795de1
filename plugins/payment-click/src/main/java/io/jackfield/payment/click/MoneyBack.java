package io.jackfield.payment.click;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.Refund;
import io.jackfield.api.payment.PaymentProvider.Reported;
import io.jackfield.api.payment.PaymentProvider.Reported.Where;
import io.jackfield.api.payment.Transaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Reversals, and what Click says of a payment, by the Merchant API. */
final class MoneyBack {
    /** In which days begin for Click; its documentation names no zone. */
    private static final ZoneId CLICKS_ZONE = ZoneId.of("Asia/Tashkent");

    private final MerchantApi api;

    MoneyBack(MerchantApi api) {
        this.api = api;
    }

    /** The status comes first: who asks again may not know what became of the reversal before. */
    Handed refund(Refund refund) {
        Transaction paid = refund.transaction();
        if (!refund.amount().equals(paid.amount())) {
            return new Handed.Refused("Click reverses whole payments only: " + paid.amount(), true);
        }
        try {
            return reverse(paid);
        } catch (JackfieldException e) {
            if (e.error().retryable()) {
                throw e;
            }
            return new Handed.Refused(e.getMessage(), false);
        }
    }

    private Handed reverse(Transaction paid) {
        Optional<Known> known = find(paid);
        if (known.isEmpty()) {
            return new Handed.Refused("Click does not know payment " + name(paid), true);
        }
        String paymentId = known.get().paymentId();
        return switch (known.get().status()) {
            case ENDED -> new Handed.Done("reversal-" + paymentId);
            case UNDER_WAY -> new Handed.Refused("Click is still at work on payment " + paymentId, false);
            case PAID -> {
                ApiAnswer answer = api.reverse(paymentId);
                yield answer.accepted()
                        ? new Handed.Done("reversal-" + paymentId)
                        : new Handed.Refused(
                                answer.problem()
                                        + ". It reverses payments of this month only, and where the bank agrees;"
                                        + " give payment " + paymentId + " back in its cabinet",
                                true);
            }
        };
    }

    /** Empty when Click does not know it. */
    Optional<Reported> look(Transaction transaction) {
        return find(transaction).map(known -> reported(transaction, known.status()));
    }

    /** Money that we know to be taken, and that Click has no more, has gone back. */
    private static Reported reported(Transaction transaction, PaymentStatus status) {
        boolean booked = transaction.settledAt().isPresent();
        boolean ended = status == PaymentStatus.ENDED;
        Where where =
                status == PaymentStatus.PAID || ended && booked ? Where.TAKEN : ended ? Where.CANCELLED : Where.BEGUN;
        return new Reported(
                transaction.systemId().orElse(""),
                Optional.of(transaction.orderId()),
                where,
                transaction.amount(),
                ended && booked
                        ? transaction.amount()
                        : new Money(0, transaction.amount().currency()),
                transaction.systemTime());
    }

    private record Known(String paymentId, PaymentStatus status) {}

    /** By its number, and by its order where Click does not know that: the number was not signed. */
    private Optional<Known> find(Transaction transaction) {
        return Optional.ofNullable(transaction.facts().get(ShopApi.PAYMENT_ID))
                .flatMap(this::known)
                .or(() ->
                        api.paymentOf(transaction.orderId(), dayOf(transaction)).flatMap(this::known));
    }

    private Optional<Known> known(String paymentId) {
        return api.status(paymentId).map(status -> new Known(paymentId, status));
    }

    private static LocalDate dayOf(Transaction transaction) {
        return LocalDate.ofInstant(transaction.begunAt(), CLICKS_ZONE);
    }

    /** What a person finds it by in Click's cabinet. */
    static String name(Transaction transaction) {
        return transaction.facts().getOrDefault(ShopApi.PAYMENT_ID, "of order " + transaction.orderId());
    }
}
