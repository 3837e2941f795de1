package io.jackfield.sandbox.payment.payme;

import io.jackfield.sandbox.payment.Answer;
import io.jackfield.sandbox.payment.Call;
import io.jackfield.sandbox.payment.SidePayment;
import io.jackfield.sandbox.payment.SidePayment.State;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Leads one payment through the Merchant API. Like Payme, it makes the calls that change something twice, and the
 * second answer has to be the first one.
 */
record Cashier(SidePayment payment, PaymeCalls calls, Clock clock) {
    static final String ACCOUNT = "account";
    static final String LANGUAGE = "language";

    private static final String TRANSACTION = "transaction";
    private static final String REFUSED = "refused";
    private static final String FAULT = "fault";
    private static final int ID_LENGTH = 24;
    private static final int DEBIT_FAILED = 2;
    private static final int TRANSACTION_FAILED = 3;

    /** Whether Payme has begun to take the money. */
    boolean hasBegun() {
        return payment.facts().containsKey(TRANSACTION);
    }

    private String id() {
        return payment.facts().get(TRANSACTION);
    }

    private JsonObject account() {
        return new JsonObject(payment.facts().get(ACCOUNT));
    }

    private long tiyin() {
        return payment.order().amount().movePointRight(2).longValueExact();
    }

    Turn pay() {
        return hasBegun() ? perform() : begin(() -> Optional.of(perform()));
    }

    /** The buyer's bank declines. */
    Turn decline() {
        return begin(() -> Optional.of(cancel(DEBIT_FAILED)));
    }

    /** Until the buyer has to confirm. */
    Turn begin() {
        return begin(Optional::empty);
    }

    private Turn begin(Supplier<Optional<Turn>> then) {
        return new Turn(
                calls.checkPerform(tiyin(), account()),
                answer -> isTaken(answer) ? Optional.of(create(then)) : Optional.empty());
    }

    private Turn create(Supplier<Optional<Turn>> then) {
        payment.facts()
                .put(TRANSACTION, UUID.randomUUID().toString().replace("-", "").substring(0, ID_LENGTH));
        Call call = calls.create(id(), clock.millis(), tiyin(), account());
        return twice(call, first -> {}, then, () -> {
            payment.facts().remove(TRANSACTION);
            return Optional.empty();
        });
    }

    private Turn perform() {
        return twice(
                calls.perform(id()),
                first -> payment.becomes(State.PAID),
                Optional::empty,
                () -> Optional.of(cancel(TRANSACTION_FAILED)));
    }

    Turn cancel(int reason) {
        return twice(calls.cancel(id(), reason), this::cancelled, Optional::empty, Optional::empty);
    }

    private void cancelled(Answer answer) {
        if (payment.state() == State.PAID) {
            payment.returns(payment.order().amount());
        } else if (payment.state() == State.OPEN) {
            payment.becomes(State.CANCELLED);
        }
    }

    Turn check() {
        return Turn.last(calls.check(id()));
    }

    /** The receipt of the payment, or that of its return. */
    Turn receipt() {
        JsonObject receipt = new JsonObject()
                .put("receipt_id", payment.id())
                .put("status_code", 0)
                .put("message", "accepted")
                .put("terminal_id", "EP000000000025")
                .put("fiscal_sign", "800031554082")
                .put("qr_code_url", "https://ofd.example/simulated?t=" + id())
                .put("date", "20261120093012");
        String type = payment.state() == State.REFUNDED ? "CANCEL" : "PERFORM";
        return Turn.last(calls.setFiscalData(id(), type, receipt));
    }

    private interface Taken {
        void with(Answer first);
    }

    private Turn twice(Call call, Taken taken, Supplier<Optional<Turn>> then, Supplier<Optional<Turn>> refused) {
        return new Turn(call, first -> {
            if (!isTaken(first)) {
                return refused.get();
            }
            taken.with(first);
            return Optional.of(new Turn(call, second -> {
                compare(call, first, second);
                return then.get();
            }));
        });
    }

    private boolean isTaken(Answer answer) {
        boolean yes = PaymeCalls.isYes(answer);
        if (yes) {
            payment.facts().remove(REFUSED);
        } else {
            payment.facts().put(REFUSED, said(answer));
        }
        return yes;
    }

    /** What the buyer reads. */
    private String said(Answer answer) {
        JsonObject error = PaymeCalls.error(answer);
        Object message = error.getValue("message");
        Object text = message instanceof JsonObject texts
                ? texts.getValue(payment.facts().get(LANGUAGE))
                : message;
        return error.isEmpty() ? "status " + answer.status() : error.getValue("code") + ": " + text;
    }

    private void compare(Call call, Answer first, Answer second) {
        if (!first.equals(second)) {
            payment.facts().put(FAULT, call.title() + " was answered differently the second time");
        }
    }

    static Map<String, String> facts(PaymeLink link) {
        return Map.of(ACCOUNT, link.account().encode(), LANGUAGE, link.language());
    }
}
