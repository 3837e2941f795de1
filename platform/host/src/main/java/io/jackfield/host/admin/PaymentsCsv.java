package io.jackfield.host.admin;

import io.jackfield.api.payment.Transaction;
import io.jackfield.host.operator.CsvText;
import io.jackfield.host.store.PaymentListTable.Entry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Payments as RFC 4180 writes tables. Columns are only ever added, at the end. Amounts have all decimals of their
 * currency and a point, times are UTC. A text that a spreadsheet would take for a formula has an apostrophe before it.
 */
final class PaymentsCsv {
    /** The names of the columns. */
    static final String HEADER =
            "payment,provider,system_id,order,user,product,plan,state,surplus,amount,returned,currency,"
                    + "begun_at,settled_at,cancelled_at,reason";

    private PaymentsCsv() {}

    /** @param pages the payments after one, or the first ones */
    static PagedCsv<Entry> of(Function<Optional<Entry>, Future<List<Entry>>> pages) {
        return new PagedCsv<>(HEADER, pages, PaymentsCsv::cells);
    }

    private static Stream<String> cells(Entry entry) {
        Transaction payment = entry.row().transaction();
        return Stream.of(
                Long.toString(payment.number()),
                CsvText.of(entry.row().provider()),
                CsvText.of(payment.systemId().orElse("")),
                CsvText.of(payment.orderId()),
                Long.toString(entry.person()),
                CsvText.of(entry.product()),
                CsvText.of(entry.plan()),
                payment.state().name().toLowerCase(Locale.ROOT),
                Boolean.toString(payment.surplus()),
                payment.amount().decimal(),
                payment.returned().decimal(),
                payment.amount().currency(),
                payment.begunAt().toString(),
                time(payment.settledAt()),
                time(payment.cancelledAt()),
                CsvText.of(payment.reason()));
    }

    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }
}
