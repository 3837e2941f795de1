package io.jackfield.host.payment;

import io.jackfield.host.payment.PaymentRecords.History;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.PaymentCallbackTable;
import io.jackfield.host.store.PaymentCallbackTable.Heard;
import io.jackfield.host.store.PaymentListTable;
import io.jackfield.host.store.PaymentListTable.Entry;
import io.jackfield.host.store.PaymentListTable.Filter;
import io.jackfield.host.store.PaymentReviewTable;
import io.jackfield.host.store.PaymentReviewTable.Looked;
import io.jackfield.host.store.RefundTable;
import io.jackfield.host.store.RefundTable.Refund;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What operators read of payments: lists, and all that is known of one order. Core loop only. */
public final class PaymentReports {
    private static final int MOST_CALLS = 200;

    private final PaymentRecords records;
    private final PaymentListTable list;
    private final RefundTable refunds;
    private final PaymentReviewTable reviews;
    private final PaymentCallbackTable calls;

    public PaymentReports(
            PaymentRecords records,
            PaymentListTable list,
            RefundTable refunds,
            PaymentReviewTable reviews,
            PaymentCallbackTable calls) {
        this.records = records;
        this.list = list;
        this.refunds = refunds;
        this.reviews = reviews;
        this.calls = calls;
    }

    /**
     * All that is known of an order.
     *
     * @param calls of payment systems that name the order or a payment of it, the first {@value #MOST_CALLS}
     * @param words the ids by which they name it
     */
    public record Report(
            History history, List<Refund> refunds, List<Looked> reviews, List<Heard> calls, List<String> words) {}

    /** Payments with lower numbers than {@code before}, the newest first. */
    public Future<List<Entry>> newest(List<ServedBot> bots, Filter filter, long before, int most) {
        return list.newest(numbers(bots), filter, before, most);
    }

    /** Payments with higher numbers than {@code after}, the oldest first. */
    public Future<List<Entry>> oldest(List<ServedBot> bots, Filter filter, long after, int most) {
        return list.oldest(numbers(bots), filter, after, most);
    }

    private static List<Integer> numbers(List<ServedBot> bots) {
        return bots.stream().map(ServedBot::number).toList();
    }

    /** Payments about which somebody should do something, the newest first; see {@link PaymentListTable#hanging}. */
    public Future<List<Entry>> hanging(List<ServedBot> bots, Instant begunBefore, long before, int most) {
        return list.hanging(numbers(bots), begunBefore, before, most);
    }

    /** What nobody has closed yet of all that somebody has to look at, the oldest first. */
    public Future<List<PaymentReviewTable.OfBot>> reviews(List<ServedBot> bots, int most) {
        return reviews.open(numbers(bots), most);
    }

    /** Calls of payment systems that name none of our orders, out of the next so many of all calls. */
    public Future<PaymentCallbackTable.Page> unmatched(
            List<ServedBot> bots, Optional<String> provider, long before, int looked) {
        return calls.unmatched(numbers(bots), provider, before, looked);
    }

    /** One of them. */
    public Future<Optional<PaymentCallbackTable.Unmatched>> unmatched(List<ServedBot> bots, long id) {
        return calls.unmatched(numbers(bots), id);
    }

    /** Forgets a call. */
    public Future<Void> delete(PaymentCallbackTable.Unmatched call) {
        return calls.delete(call.call().id());
    }

    public Future<Optional<Entry>> payment(ServedBot bot, long number) {
        return list.find(bot.number(), number);
    }

    public Future<Optional<Report>> order(ServedBot bot, String id) {
        return records.history(bot, id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : report(bot, found.get()).map(Optional::of));
    }

    private Future<Report> report(ServedBot bot, History history) {
        String order = history.order().order().id();
        List<String> words = Stream.concat(
                        Stream.of(order),
                        history.payments().stream()
                                .map(TransactionRow::transaction)
                                .flatMap(payment -> payment.systemId().stream()))
                .toList();
        var given = refunds.ofOrder(order);
        var looked = reviews.ofOrder(bot.number(), order);
        var heard = calls.naming(bot.number(), history.order().madeAt(), words, MOST_CALLS);
        return Future.all(given, looked, heard)
                .map(all -> new Report(history, given.result(), looked.result(), naming(heard.result(), words), words));
    }

    /** A short number of one payment may be a part of another's. */
    private static List<Heard> naming(List<Heard> calls, List<String> words) {
        Pattern whole = Pattern.compile(
                words.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?<![\\w-])(", ")(?![\\w-])")));
        return calls.stream()
                .filter(call -> whole.matcher(call.path()).find()
                        || whole.matcher(call.body().toString(StandardCharsets.UTF_8))
                                .find())
                .toList();
    }
}
