package io.jackfield.host.admin;

import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.payment.PaymentReports.Report;
import io.jackfield.host.payment.callback.MaskedBody;
import io.jackfield.host.payment.reconciliation.BooksComparison.Finding;
import io.jackfield.host.payment.reconciliation.BooksComparison.Outcome;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.PaymentCallbackTable.Heard;
import io.jackfield.host.store.PaymentLineTable;
import io.jackfield.host.store.PaymentListTable;
import io.jackfield.host.store.PaymentReviewTable.Looked;
import io.jackfield.host.store.PaymentReviewTable.Review;
import io.jackfield.host.store.RefundTable.Refund;
import io.jackfield.host.store.StoredOrder;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Payments as the admin API shows them: amounts with their currency, such as {@code 599.00 RUB}, and times in UTC. */
final class PaymentJson {
    private PaymentJson() {}

    static <T> JsonArray array(Collection<T> all, Function<T, JsonObject> json) {
        return new JsonArray(all.stream().map(json).toList());
    }

    static JsonObject of(Report report) {
        StoredOrder stored = report.history().order();
        PaymentOrder order = stored.order();
        MaskedBody mask = new MaskedBody(report.words());
        return new JsonObject()
                .put("order", order.id())
                .put("user", order.buyer().id())
                .put("product", order.product().id())
                .put("title", order.title())
                .put("plan", stored.plan())
                .put("price", order.price().toString())
                .put("state", order.state().name())
                .put("madeAt", stored.madeAt().toString())
                .put("expiresAt", order.expiresAt().toString())
                .put("payments", array(report.history().payments(), PaymentJson::of))
                .put("lines", array(report.history().lines(), PaymentJson::of))
                .put("refunds", array(report.refunds(), PaymentJson::of))
                .put("reviews", array(report.reviews(), PaymentJson::of))
                .put("calls", array(report.calls(), call -> of(call, mask)));
    }

    static JsonObject of(PaymentListTable.Entry entry) {
        return of(entry.row())
                .put("order", entry.row().transaction().orderId())
                .put("user", entry.person())
                .put("product", entry.product())
                .put("plan", entry.plan())
                .put("review", entry.review());
    }

    private static JsonObject of(TransactionRow row) {
        Transaction payment = row.transaction();
        return new JsonObject()
                .put("number", payment.number())
                .put("provider", row.provider())
                .put("systemId", payment.systemId().orElse(null))
                .put("amount", payment.amount().toString())
                .put("returned", payment.returned().toString())
                .put("state", payment.state().name())
                .put("surplus", payment.surplus())
                .put("begunAt", payment.begunAt().toString())
                .put("settledAt", time(payment.settledAt()))
                .put("cancelledAt", time(payment.cancelledAt()))
                .put("reason", payment.reason());
    }

    private static JsonObject of(PaymentLineTable.Entry line) {
        return new JsonObject()
                .put("at", line.at().toString())
                .put("provider", line.provider())
                .put("number", line.number())
                .put("kind", line.line().kind().name())
                .put("amount", line.line().amount().toString());
    }

    static JsonObject of(Refund refund) {
        return new JsonObject()
                .put("key", refund.key())
                .put("provider", refund.provider())
                .put("number", refund.number())
                .put("amount", refund.amount().toString())
                .put("state", refund.state().name())
                .put("systemId", refund.systemId().orElse(null))
                .put("says", refund.says())
                .put("askedBy", refund.askedBy())
                .put("askedAt", refund.askedAt().toString())
                .put("reason", refund.reason());
    }

    static JsonObject of(Review review) {
        return new JsonObject()
                .put("id", review.id())
                .put("at", review.at().toString())
                .put("provider", review.provider())
                .put("order", review.orderId())
                .put("what", review.what());
    }

    private static JsonObject of(Looked looked) {
        return of(looked.review()).put("closedAt", time(looked.closedAt())).put("closedBy", looked.closedBy());
    }

    static JsonObject of(Heard call, MaskedBody mask) {
        return new JsonObject()
                .put("id", call.id())
                .put("at", call.at().toString())
                .put("provider", call.provider())
                .put("method", call.method())
                .put("path", mask.ofPath(call.path()))
                .put("body", mask.of(call.body().toString(StandardCharsets.UTF_8)))
                .put("status", call.status().orElse(null))
                .put("answer", mask.of(call.answer().toString(StandardCharsets.UTF_8)))
                .put("problem", call.problem());
    }

    static JsonObject of(Outcome outcome) {
        return new JsonObject()
                .put("from", outcome.from().toString())
                .put("to", outcome.to().toString())
                .put("compared", outcome.compared())
                .put("credited", array(outcome.credited(), PaymentJson::of))
                .put("differences", array(outcome.differences(), PaymentJson::of));
    }

    private static JsonObject of(Finding finding) {
        return new JsonObject().put("order", finding.orderId()).put("what", finding.what());
    }

    private static String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
