package io.jackfield.payment.click;

import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;

/** What Click can be told, with its codes and its words, which are sent as they are. */
enum Outcome {
    SUCCESS(0, "Success"),
    BAD_SIGNATURE(-1, "SIGN CHECK FAILED!"),
    WRONG_AMOUNT(-2, "Incorrect parameter amount"),
    UNKNOWN_ACTION(-3, "Action not found"),
    ALREADY_PAID(-4, "Already paid"),
    UNKNOWN_ORDER(-5, "User does not exist"),
    UNKNOWN_TRANSACTION(-6, "Transaction does not exist"),
    /** Our own failure while crediting; the one that invites Click to call again. */
    NOT_CREDITED(-7, "Failed to update user"),
    BAD_REQUEST(-8, "Error in request from click"),
    CANCELLED(-9, "Transaction cancelled");

    private final int code;
    private final String note;

    Outcome(int code, String note) {
        this.code = code;
        this.note = note;
    }

    int code() {
        return code;
    }

    String note() {
        return note;
    }

    /**
     * Of {@code begin}, for Prepare. An order that somebody else pays or has paid is −9 and not −4: after −4 Click
     * believes that this very payment was finished.
     */
    static Outcome ofPrepare(Entry entry, ShopCall call) {
        return switch (entry.verdict()) {
            case DONE -> SUCCESS;
            case REPEATED ->
                entry.transaction()
                                .map(Transaction::state)
                                .filter(State.SETTLED::equals)
                                .isPresent()
                        ? ALREADY_PAID
                        : SUCCESS;
            case NO_ORDER -> UNKNOWN_ORDER;
            case WRONG_AMOUNT -> WRONG_AMOUNT;
            case OTHER_DATA -> entry.transaction().filter(call::isOfOrder).isPresent() ? WRONG_AMOUNT : BAD_REQUEST;
            case ORDER_HELD, ORDER_PAID, ORDER_CLOSED, LAPSED, CANCELLED -> CANCELLED;
            case NO_TRANSACTION, SURPLUS, NOT_RETURNABLE -> throw unexpected("begin", entry);
        };
    }

    /**
     * Of {@code taken}, for Complete. Money that came for an order which had been paid is a success: it was taken, is
     * kept as surplus, and goes back by a reversal.
     */
    static Outcome ofComplete(Entry entry) {
        return switch (entry.verdict()) {
            case DONE, SURPLUS, WRONG_AMOUNT -> SUCCESS;
            case REPEATED ->
                entry.transaction()
                                .map(Transaction::state)
                                .filter(State.REFUNDED::equals)
                                .isPresent()
                        ? CANCELLED
                        : ALREADY_PAID;
            case NO_ORDER -> UNKNOWN_ORDER;
            case NO_TRANSACTION, OTHER_DATA -> UNKNOWN_TRANSACTION;
            case CANCELLED -> CANCELLED;
            case LAPSED, ORDER_HELD, ORDER_PAID, ORDER_CLOSED, NOT_RETURNABLE -> throw unexpected("taken", entry);
        };
    }

    private static IllegalStateException unexpected(String call, Entry entry) {
        return new IllegalStateException("the ledger answered " + entry.verdict() + " to " + call);
    }
}
