package io.jackfield.payment.payme;

import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A transaction in Payme's words. Times are those that were stored, so that an answer is the same each time. */
record TransactionView(Transaction transaction) {
    /** The reason of what was cancelled for a reason that is none of Payme's. */
    private static final long UNKNOWN_REASON = 10;

    /** CreateTransaction. */
    Map<String, Object> created() {
        return Json.object(
                Map.entry("create_time", transaction.begunAt().toEpochMilli()),
                Map.entry("transaction", number()),
                Map.entry("state", state()),
                Map.entry("receivers", Json.NULL));
    }

    /** PerformTransaction. */
    Map<String, Object> performed() {
        return Json.object(
                Map.entry("transaction", number()),
                Map.entry("perform_time", millis(transaction.settledAt())),
                Map.entry("state", state()));
    }

    /** CancelTransaction. */
    Map<String, Object> cancelled() {
        return Json.object(
                Map.entry("transaction", number()),
                Map.entry("cancel_time", millis(transaction.cancelledAt())),
                Map.entry("state", state()));
    }

    /** CheckTransaction, and a part of GetStatement. */
    Map<String, Object> whole() {
        return Json.object(
                Map.entry("create_time", transaction.begunAt().toEpochMilli()),
                Map.entry("perform_time", millis(transaction.settledAt())),
                Map.entry("cancel_time", millis(transaction.cancelledAt())),
                Map.entry("transaction", number()),
                Map.entry("state", state()),
                Map.entry("reason", reason()));
    }

    /** One line of GetStatement. */
    Map<String, Object> line(Map<String, Object> account) {
        Map<String, Object> line = Json.object(
                Map.entry("id", transaction.systemId().orElseThrow()),
                Map.entry("time", transaction.systemTime().toEpochMilli()),
                Map.entry("amount", transaction.amount().minorUnits()),
                Map.entry("account", account));
        line.putAll(whole());
        line.put("receivers", Json.NULL);
        return line;
    }

    int state() {
        return switch (transaction.state()) {
            case ATTEMPTED, BEGUN -> 1;
            case SETTLED -> 2;
            case CANCELLED -> -1;
            case REFUNDED -> -2;
        };
    }

    private String number() {
        return Long.toString(transaction.number());
    }

    private Object reason() {
        if (transaction.state() != State.CANCELLED && transaction.state() != State.REFUNDED) {
            return Json.NULL;
        }
        return transaction.reason().matches("\\d{1,4}") ? Long.valueOf(transaction.reason()) : UNKNOWN_REASON;
    }

    private static long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(0L);
    }
}
