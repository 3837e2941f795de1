package io.jackfield.host.admin;

import io.jackfield.host.payment.PaymentReports;
import io.jackfield.host.store.PaymentListTable.Entry;
import io.jackfield.host.store.PaymentListTable.Filter;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;

/** Sends all payments that a query asks for as a table, the oldest first. Core loop only. */
final class PaymentExport {
    private final UserLookup lookup;
    private final PaymentReports reports;

    PaymentExport(UserLookup lookup, PaymentReports reports) {
        this.lookup = lookup;
        this.reports = reports;
    }

    void send(RoutingContext context, String bot) {
        ServedBot served = lookup.bot(bot);
        send(context, List.of(served), served.config().timezone());
    }

    /** @param zone in which days begin and end */
    void send(RoutingContext context, List<ServedBot> bots, ZoneId zone) {
        Filter filter = PaymentQuery.of(context.queryParams(), zone).filter();
        PaymentsCsv.of(last ->
                        reports.oldest(bots, filter, last.map(Entry::number).orElse(0L), PagedCsv.PAGE))
                .send(context);
    }
}
