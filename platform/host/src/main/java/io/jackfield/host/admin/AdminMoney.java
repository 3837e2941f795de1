package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.host.payment.OrderIds;
import io.jackfield.host.payment.PaymentReports;
import io.jackfield.host.payment.callback.MaskedBody;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.PaymentCallbackTable.Unmatched;
import io.jackfield.host.store.PaymentListTable.Entry;
import io.jackfield.host.store.PaymentTotalsTable;
import io.jackfield.host.store.PaymentTotalsTable.Day;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The money of all bots together, or of one: what it comes to, and what somebody should see to. Core loop only. */
public final class AdminMoney {
    private static final String PAYMENTS = "/payments";
    private static final String CALLBACKS = PAYMENTS + "/callbacks";
    private static final String CALLBACK = CALLBACKS + "/:callback";
    private static final int USUAL_DAYS = 30;
    private static final Duration LONGEST = Duration.ofDays(800);
    private static final int MOST = 200;
    private static final int USUAL = 50;
    private static final int LOOKED_THROUGH = 500;
    private static final int MOST_MINUTES = 7 * 24 * 60;
    private static final int USUAL_MINUTES = 15;

    private final Supplier<List<ServedBot>> bots;
    private final UserLookup lookup;
    private final PaymentReports reports;
    private final PaymentTotalsTable totals;
    private final PaymentExport export;
    private final Clock clock;

    /** @param bots those that are served */
    public AdminMoney(
            Supplier<List<ServedBot>> bots,
            UserLookup lookup,
            PaymentReports reports,
            PaymentTotalsTable totals,
            Clock clock) {
        this.bots = bots;
        this.lookup = lookup;
        this.reports = reports;
        this.totals = totals;
        this.clock = clock;
        export = new PaymentExport(lookup, reports);
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminPayments.filtered(ofBots(
                                "payments.everywhere",
                                PAYMENTS,
                                "Payments, the newest first; days of the bot, of all of UTC"))
                        .json(this::list),
                AdminPayments.filtered(ofBots("payments.everything", PAYMENTS + "/export", "All of them as CSV"))
                        .raw((context, request) -> export.send(context, bots(request), zone(request))),
                ofBots(
                                "payments.totals",
                                PAYMENTS + "/totals",
                                "What was taken and given back, by currency and day of UTC")
                        .query("from", "a day or a moment; usually " + USUAL_DAYS + " days with today")
                        .query("to", "a day or a moment; now otherwise")
                        .json(this::totals),
                ofBots(
                                "payments.hanging",
                                PAYMENTS + "/hanging",
                                "Payments that took money for nothing, or were begun and have not ended")
                        .query("minutes", "how long ago those were begun at least, usually " + USUAL_MINUTES)
                        .query("before", "the number that the page before ended with")
                        .query("limit", "of a page, up to " + MOST)
                        .json(this::hanging),
                ofBots(
                                "payments.callbacks",
                                CALLBACKS,
                                "Calls of payment systems that name none of our orders and payments, the newest first;"
                                        + " a page is what is found among the next " + LOOKED_THROUGH + " calls")
                        .query("provider", "its name")
                        .query("before", "the place that the page before ended with")
                        .json(this::callbacks),
                AdminCall.get("payments.callback", CALLBACK, OperatorRight.READ_MONEY, "One of these calls")
                        .json(request -> callback(request).map(this::json)),
                AdminCall.post(
                                "payments.forget",
                                CALLBACK + "/delete",
                                OperatorRight.CHANGE_MONEY,
                                "Delete one of these calls; such as name an order stay as evidence")
                        .json(this::delete),
                ofBots("reviews.everywhere", "/reviews", "What somebody has to look at")
                        .json(this::reviews));
    }

    private static AdminCall ofBots(String name, String path, String summary) {
        return AdminCall.get(name, path, OperatorRight.READ_MONEY, summary).query("bot", "only this one");
    }

    private List<ServedBot> bots(AdminRequest request) {
        return request.query("bot").map(bot -> List.of(lookup.bot(bot))).orElseGet(bots);
    }

    /** In which days begin and end: that of one bot, for all of them UTC. */
    private ZoneId zone(AdminRequest request) {
        return request.query("bot")
                .map(bot -> lookup.bot(bot).config().timezone())
                .orElse(ZoneOffset.UTC);
    }

    private String id(int number) {
        return bots.get().stream()
                .filter(bot -> bot.number() == number)
                .map(ServedBot::id)
                .findFirst()
                .orElse("");
    }

    private Future<JsonObject> list(AdminRequest request) {
        PaymentQuery asked = PaymentQuery.of(request.query(), zone(request));
        return reports.newest(bots(request), asked.filter(), asked.before(), asked.most())
                .map(page -> page(page, asked.most()));
    }

    private JsonObject page(List<Entry> page, int most) {
        JsonObject json = new JsonObject()
                .put(
                        "payments",
                        PaymentJson.array(page, entry -> PaymentJson.of(entry).put("bot", id(entry.bot()))));
        return page.size() < most ? json : json.put("before", page.getLast().number());
    }

    private Future<JsonObject> totals(AdminRequest request) {
        Instant now = clock.instant();
        Instant to = request.query("to")
                .map(text -> DayOrMoment.end("to", text, ZoneOffset.UTC))
                .orElse(now.plusSeconds(1));
        Instant from = request.query("from")
                .map(text -> DayOrMoment.beginning("from", text, ZoneOffset.UTC))
                .orElse(to.truncatedTo(ChronoUnit.DAYS).minus(USUAL_DAYS - 1L, ChronoUnit.DAYS));
        if (from.isAfter(to) || from.plus(LONGEST).isBefore(to)) {
            throw BodyFields.refused("from " + from + " to " + to + " is no span of up to " + LONGEST.toDays()
                    + " days, the earlier end first");
        }
        return totals.days(bots(request).stream().map(ServedBot::number).toList(), from, to)
                .map(days -> new JsonObject()
                        .put("from", from.toString())
                        .put("to", to.toString())
                        .put("totals", PaymentJson.array(together(days), AdminMoney::json))
                        .put(
                                "days",
                                PaymentJson.array(
                                        days,
                                        day -> json(day)
                                                .put("day", day.day().toString().substring(0, 10)))));
    }

    /** By currency. */
    private static List<Day> together(List<Day> days) {
        Map<String, Day> sums = new TreeMap<>();
        days.forEach(day -> sums.merge(
                day.in().currency(),
                day,
                (one, other) -> new Day(
                        one.day(),
                        one.payments() + other.payments(),
                        sum(one.in(), other.in()),
                        sum(one.back(), other.back()))));
        return new ArrayList<>(sums.values());
    }

    private static Money sum(Money one, Money other) {
        return new Money(Math.addExact(one.minorUnits(), other.minorUnits()), one.currency());
    }

    private static JsonObject json(Day day) {
        return new JsonObject()
                .put("currency", day.in().currency())
                .put("payments", day.payments())
                .put("in", day.in().decimal())
                .put("back", day.back().decimal())
                .put("inUnits", day.in().minorUnits())
                .put("backUnits", day.back().minorUnits());
    }

    private Future<JsonObject> hanging(AdminRequest request) {
        int minutes = request.number("minutes", 1, MOST_MINUTES, USUAL_MINUTES);
        int most = request.number("limit", 1, MOST, USUAL);
        long before = request.number("before", 1L, Long.MAX_VALUE, Long.MAX_VALUE);
        return reports.hanging(bots(request), clock.instant().minus(minutes, ChronoUnit.MINUTES), before, most)
                .map(found -> {
                    JsonObject page = page(found, most);
                    JsonArray payments = page.getJsonArray("payments");
                    for (int row = 0; row < found.size(); row++) {
                        payments.getJsonObject(row).put("why", why(found.get(row)));
                    }
                    return page;
                });
    }

    private static String why(Entry entry) {
        return entry.row().transaction().state() == State.SETTLED ? "surplus" : "unended";
    }

    private Future<JsonObject> callbacks(AdminRequest request) {
        long before = request.number("before", 1L, Long.MAX_VALUE, Long.MAX_VALUE);
        return reports.unmatched(bots(request), request.query("provider"), before, LOOKED_THROUGH)
                .map(page -> {
                    JsonObject json = new JsonObject().put("callbacks", PaymentJson.array(page.calls(), this::json));
                    page.before().ifPresent(next -> json.put("before", next));
                    return json;
                });
    }

    /** Ids that look like those of our orders are shown: what they name is what somebody wants to know. */
    private JsonObject json(Unmatched found) {
        String said = found.call().path() + " " + found.call().body().toString(StandardCharsets.UTF_8);
        return PaymentJson.of(found.call(), new MaskedBody(OrderIds.in(said))).put("bot", id(found.bot()));
    }

    private Future<Unmatched> callback(AdminRequest request) {
        String id = request.path("callback");
        if (!id.matches("\\d{1,18}")) {
            throw BodyFields.refused("'" + id + "' is no number; use one that payments callbacks shows");
        }
        return reports.unmatched(bots.get(), Long.parseLong(id))
                .map(found -> found.orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "there is no call " + id
                                + " that names none of our orders; one that names an order is shown with it")));
    }

    private Future<JsonObject> delete(AdminRequest request) {
        return callback(request).compose(found -> {
            request.note().change(json(found), new JsonObject());
            return reports.delete(found)
                    .map(new JsonObject().put("deleted", found.call().id()));
        });
    }

    private Future<JsonObject> reviews(AdminRequest request) {
        return reports.reviews(bots(request), MOST)
                .map(found -> new JsonObject()
                        .put(
                                "reviews",
                                PaymentJson.array(
                                        found,
                                        one -> PaymentJson.of(one.review()).put("bot", id(one.bot()))))
                        .put("more", found.size() == MOST));
    }
}
