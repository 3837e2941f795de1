package io.jackfield.payment.payme;

import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Transaction;
import io.jackfield.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods that name a transaction, and the statement of them all.
 *
 * @param page how many transactions of a statement are read at once
 */
record TransactionMethods(CashDesk desk, Ledger ledger, int page) {
    private static final int PAGE = 10_000;

    TransactionMethods(CashDesk desk, Ledger ledger) {
        this(desk, ledger, PAGE);
    }

    Map<String, Object> perform(Params params) {
        Entry entry = ledger.settle(params.id());
        Verdicts.PERFORM.require(entry.verdict(), desk.field());
        return view(entry).performed();
    }

    Map<String, Object> cancel(Params params) {
        Entry entry = ledger.cancel(params.id(), Long.toString(params.number("reason")));
        Verdicts.CANCEL.require(entry.verdict(), desk.field());
        return view(entry).cancelled();
    }

    /** Changes nothing: one whose time is over is told as it stands. */
    Map<String, Object> check(Params params) {
        return ledger.transaction(params.id())
                .map(TransactionView::new)
                .orElseThrow(() -> new Refusal(Problem.NO_TRANSACTION))
                .whole();
    }

    /** By the time that Payme gave CreateTransaction, both ends included; what has begun, whatever became of it. */
    Map<String, Object> statement(Params params) {
        Instant from = params.time("from");
        Instant to = params.time("to");
        if (from.isAfter(to)) {
            throw new Refusal(Problem.BAD_REQUEST, "from");
        }
        List<Object> lines = new ArrayList<>();
        for (Transaction one : between(from, to)) {
            lines.add(
                    new TransactionView(one).line(Account.of(one, desk.field()).fields()));
        }
        return Json.object(Map.entry("transactions", lines));
    }

    private Iterable<Transaction> between(Instant from, Instant to) {
        Map<Long, Transaction> found = new LinkedHashMap<>();
        Instant start = from;
        while (true) {
            List<Transaction> next = ledger.between(start, to, page);
            int before = found.size();
            next.forEach(one -> found.put(one.number(), one));
            if (next.size() < page) {
                return found.values();
            }
            if (found.size() == before) {
                throw new IllegalStateException(page + " transactions have begun in the millisecond " + start);
            }
            // the moment where two pages meet belongs to both
            start = next.getLast().systemTime();
        }
    }

    private static TransactionView view(Entry entry) {
        return new TransactionView(entry.transaction().orElseThrow());
    }
}
