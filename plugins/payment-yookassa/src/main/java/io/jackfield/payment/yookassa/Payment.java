package io.jackfield.payment.yookassa;

import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentProvider.Reported;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A payment, as YooKassa answers about it.
 *
 * @param refunded how much has gone back; the status stays as it is
 * @param account the shop that gets the money
 * @param test whether no real money moves
 * @param page where the buyer pays, while that can be done
 * @param reason why it is canceled, in YooKassa's word; empty otherwise
 */
record Payment(
        String id,
        Status status,
        Money amount,
        Money refunded,
        Map<String, String> metadata,
        String account,
        boolean test,
        Instant createdAt,
        Optional<Instant> capturedAt,
        Optional<URI> page,
        Optional<Method> method,
        String reason) {
    /** Keys of what we tell YooKassa to keep with a payment. */
    static final String ORDER = "order_id";

    static final String BOT = "bot_id";
    static final String ATTEMPT = "attempt";
    static final String CHARGE = "charge";

    private static final String ORDER_ID = "[A-Za-z0-9-]{1,64}";
    private static final String NUMBER = "[1-9][0-9]{0,17}";

    /**
     * How it was paid.
     *
     * @param saved whether it can be charged again by its id
     * @param label what the buyer knows it by, without a whole number
     */
    record Method(String id, String type, boolean saved, String label) {
        private static Method of(Fields method) {
            String type = method.text("type").orElse("");
            String label = method.object("card")
                    .text("last4")
                    .map(digits -> "•• " + digits)
                    .orElse(type);
            return new Method(method.required("id"), type, method.flag("saved"), label);
        }

        /** Says nothing of the id, by which money can be taken. */
        @Override
        public String toString() {
            return label;
        }
    }

    /** @throws IllegalArgumentException when it is no payment */
    static Payment of(Fields fields) {
        Money amount = fields.money("amount");
        Fields method = fields.object("payment_method");
        return new Payment(
                Ids.checked(fields.required("id")),
                Status.of(fields.required("status")),
                amount,
                fields.values().containsKey("refunded_amount")
                        ? fields.money("refunded_amount")
                        : new Money(0, amount.currency()),
                fields.object("metadata").texts(),
                fields.object("recipient").text("account_id").orElse(""),
                fields.flag("test"),
                fields.time("created_at").orElseThrow(() -> new IllegalArgumentException("created_at is missing")),
                fields.time("captured_at"),
                fields.object("confirmation").text("confirmation_url").map(URI::create),
                method.text("id").isPresent() ? Optional.of(Method.of(method)) : Optional.empty(),
                fields.object("cancellation_details").text("reason").orElse(""));
    }

    /** Ours, where it looks like one. */
    Optional<String> orderId() {
        return Optional.ofNullable(metadata.get(ORDER)).filter(id -> id.matches(ORDER_ID));
    }

    /** The number of our transaction. */
    Optional<Long> attempt() {
        return Optional.ofNullable(metadata.get(ATTEMPT))
                .filter(number -> number.matches(NUMBER))
                .map(Long::valueOf);
    }

    /** Whether the buyer was not asked. */
    boolean isCharge() {
        return metadata.containsKey(CHARGE);
    }

    Instant at() {
        return capturedAt.orElse(createdAt);
    }

    Reported reported() {
        Reported.Where where = switch (status) {
            case PENDING, WAITING_FOR_CAPTURE -> Reported.Where.BEGUN;
            case SUCCEEDED -> Reported.Where.TAKEN;
            case CANCELED -> Reported.Where.CANCELLED;
        };
        return new Reported(id, orderId(), where, amount, refunded, at());
    }
}
