package io.jackfield.host.admin;

import io.jackfield.host.payment.PaymentReports;
import io.jackfield.host.store.PaymentListTable.Entry;
import io.jackfield.host.store.PaymentListTable.Filter;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/**
 * Sends all payments that a query asks for as a table, the oldest first, page after page. A failure in between cuts the
 * connection, so that nobody takes a part for the whole. Core loop only.
 */
final class PaymentExport {
    private static final int PAGE = 500;

    private final UserLookup lookup;
    private final PaymentReports reports;

    PaymentExport(UserLookup lookup, PaymentReports reports) {
        this.lookup = lookup;
        this.reports = reports;
    }

    void send(RoutingContext context, String bot) {
        ServedBot served = lookup.bot(bot);
        Filter filter = PaymentQuery.of(context.queryParams(), served.config().timezone())
                .filter();
        HttpServerResponse response = context.response();
        reports.oldest(served, filter, 0, PAGE)
                .compose(first -> {
                    response.setChunked(true).putHeader("Content-Type", "text/csv; charset=utf-8; header=present");
                    return response.write(PaymentsCsv.HEADER).compose(begun -> send(served, filter, first, response));
                })
                .onFailure(error -> {
                    if (response.headWritten()) {
                        context.request().connection().close();
                    } else {
                        Problem.answer(context, error);
                    }
                });
    }

    private Future<Void> send(ServedBot bot, Filter filter, List<Entry> page, HttpServerResponse response) {
        if (page.isEmpty()) {
            return response.end();
        }
        return response.write(PaymentsCsv.of(page))
                .compose(sent -> reports.oldest(bot, filter, page.getLast().number(), PAGE))
                .compose(next -> send(bot, filter, next, response));
    }
}
