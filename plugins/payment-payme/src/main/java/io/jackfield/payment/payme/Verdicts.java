package io.jackfield.payment.payme;

import static io.jackfield.api.payment.Ledger.Verdict.CANCELLED;
import static io.jackfield.api.payment.Ledger.Verdict.DONE;
import static io.jackfield.api.payment.Ledger.Verdict.LAPSED;
import static io.jackfield.api.payment.Ledger.Verdict.NOT_RETURNABLE;
import static io.jackfield.api.payment.Ledger.Verdict.NO_ORDER;
import static io.jackfield.api.payment.Ledger.Verdict.NO_TRANSACTION;
import static io.jackfield.api.payment.Ledger.Verdict.ORDER_CLOSED;
import static io.jackfield.api.payment.Ledger.Verdict.ORDER_HELD;
import static io.jackfield.api.payment.Ledger.Verdict.ORDER_PAID;
import static io.jackfield.api.payment.Ledger.Verdict.OTHER_DATA;
import static io.jackfield.api.payment.Ledger.Verdict.REPEATED;
import static io.jackfield.api.payment.Ledger.Verdict.WRONG_AMOUNT;

import io.jackfield.api.payment.Ledger.Verdict;
import java.util.Map;

/**
 * What a verdict of the ledger is in each of Payme's methods. {@code DONE} and {@code REPEATED} are a yes; what is
 * missing in a table is a fault of ours.
 *
 * <p>Payme's pages contradict each other where an order is busy or paid: its sandbox expects −31008 of
 * CreateTransaction, and the table of CheckPerformTransaction allows only −31001 and −31050 to −31099.
 */
final class Verdicts {
    static final Verdicts CHECK_PERFORM = new Verdicts(
            "CheckPerformTransaction",
            Map.of(
                    NO_ORDER, Problem.UNKNOWN_ORDER,
                    WRONG_AMOUNT, Problem.WRONG_AMOUNT,
                    ORDER_PAID, Problem.ORDER_PAID,
                    ORDER_HELD, Problem.ORDER_BUSY,
                    ORDER_CLOSED, Problem.ORDER_CLOSED));
    static final Verdicts CREATE = new Verdicts(
            "CreateTransaction",
            Map.of(
                    NO_ORDER, Problem.UNKNOWN_ORDER,
                    WRONG_AMOUNT, Problem.WRONG_AMOUNT,
                    ORDER_PAID, Problem.IMPOSSIBLE,
                    ORDER_HELD, Problem.IMPOSSIBLE,
                    ORDER_CLOSED, Problem.ORDER_CLOSED,
                    LAPSED, Problem.IMPOSSIBLE,
                    CANCELLED, Problem.IMPOSSIBLE));
    static final Verdicts PERFORM = new Verdicts(
            "PerformTransaction",
            Map.of(
                    NO_TRANSACTION, Problem.NO_TRANSACTION,
                    LAPSED, Problem.IMPOSSIBLE,
                    CANCELLED, Problem.IMPOSSIBLE,
                    ORDER_PAID, Problem.IMPOSSIBLE,
                    ORDER_CLOSED, Problem.IMPOSSIBLE));
    static final Verdicts CANCEL = new Verdicts(
            "CancelTransaction",
            Map.of(
                    NO_TRANSACTION, Problem.NO_TRANSACTION,
                    NOT_RETURNABLE, Problem.NOT_RETURNABLE));
    static final Verdicts SET_FISCAL_DATA = new Verdicts(
            "SetFiscalData",
            Map.of(
                    NO_TRANSACTION, Problem.UNKNOWN_RECEIPT,
                    OTHER_DATA, Problem.BAD_RECEIPT));

    private final String method;
    private final Map<Verdict, Problem> problems;

    private Verdicts(String method, Map<Verdict, Problem> problems) {
        this.method = method;
        this.problems = problems;
    }

    /**
     * Goes on when the verdict is a yes.
     *
     * @param field the name of the account field
     * @throws Refusal with what the table says
     */
    void require(Verdict verdict, String field) {
        if (verdict == DONE || verdict == REPEATED) {
            return;
        }
        Problem problem = problems.get(verdict);
        if (problem == null) {
            throw new IllegalStateException(method + " was answered " + verdict + ", for which Payme has no code");
        }
        throw new Refusal(problem, problem.isOfAccount() ? field : "");
    }
}
