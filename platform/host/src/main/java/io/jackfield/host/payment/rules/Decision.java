package io.jackfield.host.payment.rules;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a call does, to be stored as a whole or not at all.
 *
 * @param transaction the one that is meant, as it is afterwards
 * @param order the one that is meant, as it is afterwards
 * @param changed transactions to store, new ones with number {@link TransactionRow#NEW}
 * @param orderChanged whether the order is to be stored
 * @param effect what happens to what the order gives
 * @param lines to be added to the ledger, for {@link #transaction}
 * @param review what a person has to look at
 */
public record Decision(
        Verdict verdict,
        Optional<TransactionRow> transaction,
        Optional<OrderRow> order,
        List<TransactionRow> changed,
        boolean orderChanged,
        Effect effect,
        List<Line> lines,
        Optional<String> review) {
    public Decision {
        changed = List.copyOf(changed);
        lines = List.copyOf(lines);
    }

    /** What happens to what an order gives. */
    public enum Effect {
        NONE,
        /** It is given to the buyer. */
        GRANT,
        /** It is taken back. */
        TAKE_BACK
    }

    /** One line of the ledger, which is never altered. */
    public record Line(Kind kind, Money amount) {
        /** What the money did. */
        public enum Kind {
            /** It came in. */
            ACCEPTED,
            /** It credited its order. */
            GRANTED,
            /** It gave nothing, and is kept until it is given back. */
            SURPLUS,
            /** It went back. */
            REFUNDED
        }
    }

    static Decision of(Verdict verdict, Books books) {
        return new Decision(
                verdict,
                books.transaction(),
                books.order(),
                List.of(),
                false,
                Effect.NONE,
                List.of(),
                Optional.empty());
    }

    /** The same about this transaction, which is not changed by it; also of one that was new and now has its number. */
    public Decision about(TransactionRow row) {
        return new Decision(verdict, Optional.of(row), order, changed, orderChanged, effect, lines, review);
    }

    /** The same, and the transaction that is meant becomes this one. */
    Decision storing(TransactionRow row) {
        return new Decision(verdict, Optional.of(row), order, plus(changed, row), orderChanged, effect, lines, review);
    }

    /** The same, and these others change too. */
    Decision alsoStoring(List<TransactionRow> others) {
        List<TransactionRow> all = new ArrayList<>(others);
        all.addAll(changed);
        return new Decision(verdict, transaction, order, all, orderChanged, effect, lines, review);
    }

    Decision storing(OrderRow row) {
        return new Decision(verdict, transaction, Optional.of(row), changed, true, effect, lines, review);
    }

    Decision with(Effect other) {
        return new Decision(verdict, transaction, order, changed, orderChanged, other, lines, review);
    }

    Decision line(Line.Kind kind, Money amount) {
        return new Decision(
                verdict,
                transaction,
                order,
                changed,
                orderChanged,
                effect,
                plus(lines, new Line(kind, amount)),
                review);
    }

    Decision review(String what) {
        return new Decision(verdict, transaction, order, changed, orderChanged, effect, lines, Optional.of(what));
    }

    /** Whether there is nothing to store. */
    public boolean changesNothing() {
        return changed.isEmpty() && !orderChanged && lines.isEmpty() && review.isEmpty();
    }

    /** For the provider. */
    public Entry entry() {
        return new Entry(verdict, transaction.map(TransactionRow::transaction), order.map(OrderRow::order));
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }
}
