package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.host.payment.PaymentRecords;
import io.jackfield.host.payment.PaymentReports;
import io.jackfield.host.payment.reconciliation.BooksComparison;
import io.jackfield.host.payment.refund.RefundOrder;
import io.jackfield.host.payment.refund.Refunds;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What operators do with payments. Core loop only. */
public final class AdminPayments {
    private static final String PAYMENTS = "/bots/:bot/payments";
    private static final String REVIEWS = "/bots/:bot/reviews";
    private static final int MOST_REVIEWS = 200;
    private static final Duration COMPARED = Duration.ofDays(7);
    private static final Duration MOST_COMPARED = Duration.ofDays(92);

    private final Vertx vertx;
    private final UserLookup lookup;
    private final Services services;
    private final PaymentExport export;

    /** What it works with. */
    public record Services(
            PaymentRecords records, PaymentReports reports, Refunds refunds, BooksComparison comparison, Clock clock) {}

    public AdminPayments(Vertx vertx, UserLookup lookup, Services services) {
        this.vertx = vertx;
        this.lookup = lookup;
        this.services = services;
        export = new PaymentExport(lookup, services.reports());
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get(
                                "payments.order",
                                "/bots/:bot/orders/:order",
                                OperatorRight.READ_MONEY,
                                "An order's history")
                        .json(request -> order(request.bot(), request.path("order"))),
                filtered(AdminCall.get(
                                "payments.list", PAYMENTS, OperatorRight.READ_MONEY, "Payments, the newest first"))
                        .json(request -> list(request.bot(), request.query())),
                filtered(AdminCall.get(
                                "payments.export",
                                PAYMENTS + "/export",
                                OperatorRight.READ_MONEY,
                                "All of them as CSV"))
                        .raw((context, request) -> export(context, request.bot())),
                AdminCall.get("payments.show", PAYMENTS + "/:number", OperatorRight.READ_MONEY, "A payment")
                        .json(request -> payment(request.bot(), request.path("number"))),
                AdminCall.post(
                                "payments.reconcile",
                                PAYMENTS + "/:provider/reconcile",
                                OperatorRight.CHANGE_MONEY,
                                "Compare with the books of the payment system")
                        .body("from", "a day or a moment; seven days ago otherwise")
                        .body("to", "a day or a moment; now otherwise")
                        .json(request -> reconcile(request.bot(), request.path("provider"), request.body())),
                AdminCall.post(
                                "payments.refund",
                                PAYMENTS + "/:provider/:number/refund",
                                OperatorRight.CHANGE_MONEY,
                                "Give money back")
                        .body("amount", "a part, in the currency of the payment; everything otherwise")
                        .body("key", "tells this refund from others when it is asked for again")
                        .body("done", "true when somebody has given it back by hand")
                        .json(request -> refund(
                                request.bot(), request.path("provider"), request.path("number"), request.body())),
                AdminCall.post(
                                "refunds.done",
                                "/bots/:bot/refunds/:key/done",
                                OperatorRight.CHANGE_MONEY,
                                "A refund was given by hand")
                        .json(request -> refundDone(request.bot(), request.path("key"), request.body())),
                AdminCall.get("reviews.list", REVIEWS, OperatorRight.READ_MONEY, "What somebody has to look at")
                        .json(request -> reviews(request.bot())),
                AdminCall.post(
                                "reviews.close",
                                REVIEWS + "/:review/close",
                                OperatorRight.CHANGE_MONEY,
                                "It was looked at")
                        .json(request -> closeReview(request.bot(), request.path("review"), request.body())));
    }

    static AdminCall filtered(AdminCall call) {
        return call.query("state", "of payments")
                .query("provider", "its name")
                .query("from", "a day or a moment")
                .query("to", "a day or a moment")
                .query("user", "an id")
                .query("surplus", "true for what was paid too much")
                .query("reviews", "true for what has to be looked at")
                .query("before", "the number that the page before ended with")
                .query("limit", "payments of a page");
    }

    /** A page of payments, the newest first, with the number to go on before when there may be more. */
    Future<JsonObject> list(String bot, MultiMap query) {
        ServedBot served = lookup.bot(bot);
        PaymentQuery asked = PaymentQuery.of(query, served.config().timezone());
        return services.reports()
                .newest(List.of(served), asked.filter(), asked.before(), asked.most())
                .map(page -> {
                    JsonObject json = new JsonObject().put("payments", PaymentJson.array(page, PaymentJson::of));
                    return page.size() < asked.most()
                            ? json
                            : json.put("before", page.getLast().number());
                });
    }

    /** All payments of the query as CSV. */
    void export(RoutingContext context, String bot) {
        export.send(context, bot);
    }

    /** A payment by its number. */
    Future<JsonObject> payment(String bot, String number) {
        return services.reports()
                .payment(lookup.bot(bot), BodyFields.id("payment", number))
                .map(found -> found.map(PaymentJson::of)
                        .orElseThrow(() -> notFound("bot " + bot + " has no payment " + number
                                + "; those it has are in the list of payments")));
    }

    /** An order and all that happened to it. */
    Future<JsonObject> order(String bot, String id) {
        return services.reports()
                .order(lookup.bot(bot), id)
                .map(found -> found.map(PaymentJson::of)
                        .orElseThrow(() -> notFound("bot " + bot + " has no order '" + id
                                + "'; give the order's id, or the number of a payment from the list of payments")));
    }

    /**
     * {@code by} and {@code reason}; {@code amount} in the currency of the payment for a part, {@code key} to tell it
     * from others when it comes again, and {@code done} for what somebody has given back by hand.
     */
    Future<JsonObject> refund(String bot, String provider, String number, JsonObject body) {
        ServedBot served = lookup.bot(bot);
        long payment = BodyFields.id("payment", number);
        Optional<String> amount = BodyFields.text(body, "amount");
        Optional<String> key = BodyFields.text(body, "key");
        String by = by(body);
        String reason = BodyFields.required(body, "reason", "say why the money goes back");
        boolean done = BodyFields.flag(body, "done");
        Refunds refunds = services.refunds();
        return blocking(() -> {
            Optional<Money> money = amount.isEmpty()
                    ? Optional.empty()
                    : Optional.of(money(amount.get(), refunds.currency(served, provider, payment)));
            RefundOrder order = order(provider, payment, money, by, reason, key);
            return PaymentJson.of(done ? refunds.bookByHand(served, order) : refunds.give(served, order));
        });
    }

    private static RefundOrder order(
            String provider, long number, Optional<Money> amount, String by, String reason, Optional<String> key) {
        try {
            return new RefundOrder(provider, number, amount, by, reason, key);
        } catch (IllegalArgumentException e) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, e.getMessage(), e);
        }
    }

    private static Money money(String amount, String currency) {
        try {
            return Money.of(amount, currency);
        } catch (IllegalArgumentException e) {
            throw new JackfieldException(StandardError.REQUEST_REJECTED, e.getMessage(), e);
        }
    }

    /** Somebody has given back by hand what could not be given back otherwise. */
    Future<JsonObject> refundDone(String bot, String key, JsonObject body) {
        ServedBot served = lookup.bot(bot);
        String by = by(body);
        String reason = BodyFields.text(body, "reason").orElse("");
        return blocking(() -> PaymentJson.of(services.refunds().doneByHand(served, key, by, reason)));
    }

    /** Compares with the books of the payment system: {@code from} and {@code to}, else the last seven days. */
    Future<JsonObject> reconcile(String bot, String provider, JsonObject body) {
        ServedBot served = lookup.bot(bot);
        ZoneId zone = served.config().timezone();
        Instant to = BodyFields.text(body, "to")
                .map(text -> DayOrMoment.end("to", text, zone))
                .orElse(services.clock().instant());
        Instant from = BodyFields.text(body, "from")
                .map(text -> DayOrMoment.beginning("from", text, zone))
                .orElse(to.minus(COMPARED));
        if (from.isAfter(to) || from.plus(MOST_COMPARED).isBefore(to)) {
            throw BodyFields.refused("from " + from + " to " + to + " cannot be compared; give at most "
                    + MOST_COMPARED.toDays() + " days, the earlier end first");
        }
        return blocking(() -> PaymentJson.of(services.comparison().compare(provider, served, from, to)));
    }

    /** What somebody has to look at, oldest first. */
    Future<JsonObject> reviews(String bot) {
        return services.records()
                .reviews(lookup.bot(bot), MOST_REVIEWS)
                .map(reviews -> new JsonObject()
                        .put("reviews", PaymentJson.array(reviews, PaymentJson::of))
                        .put("more", reviews.size() == MOST_REVIEWS));
    }

    /** Somebody has looked at it. */
    Future<JsonObject> closeReview(String bot, String id, JsonObject body) {
        String by = by(body);
        return services.records()
                .closeReview(lookup.bot(bot), BodyFields.id("review", id), by)
                .map(closed -> {
                    if (!closed) {
                        throw notFound("bot " + bot + " has no review " + id
                                + " that is open; the list of reviews has those that are");
                    }
                    return new JsonObject().put("closed", BodyFields.id("review", id));
                });
    }

    private static String by(JsonObject body) {
        return BodyFields.required(body, "by", "say who you are");
    }

    private static JackfieldException notFound(String message) {
        return new JackfieldException(StandardError.NOT_FOUND, message);
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
