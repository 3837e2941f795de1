package io.jackfield.sandbox.payment.click;

import io.jackfield.sandbox.payment.SideDesk;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the simulated Click has of the Merchant API, version 2: {@code payment/status}, {@code payment/status_by_mti}
 * and {@code payment/reversal}. Its codes other than 0 are made up, because Click does not publish them.
 */
final class MerchantApi {
    private static final String BASE = "/click/v2/merchant/payment";
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = -16;
    private static final int NOT_REVERSIBLE = -17;

    private final SideDesk desk;

    MerchantApi(SideDesk desk) {
        this.desk = desk;
    }

    void mount(Router router) {
        router.get(BASE + "/status/:service/:payment").handler(context -> answer(context, this::status));
        router.get(BASE + "/status_by_mti/:service/:order/:day").handler(context -> answer(context, this::paymentOf));
        router.delete(BASE + "/reversal/:service/:payment").handler(context -> answer(context, this::reverse));
    }

    private interface Asked {
        JsonObject of(RoutingContext context);
    }

    private static void answer(RoutingContext context, Asked asked) {
        boolean allowed = ClickMerchant.SERVICE.equals(context.pathParam("service"))
                && isSigned(
                        Optional.ofNullable(context.request().getHeader("Auth")).orElse(""));
        if (!allowed) {
            context.response().setStatusCode(UNAUTHORIZED);
        }
        context.json(allowed ? asked.of(context) : problem(-1, "Not allowed"));
    }

    /** {@code <user>:<sha1 of timestamp and key>:<timestamp>}. */
    private static boolean isSigned(String auth) {
        String[] parts = auth.split(":", -1);
        return parts.length == 3
                && parts[0].equals(ClickMerchant.USER)
                && parts[2].matches("\\d{10}")
                && parts[1].equals(ClickMerchant.digest("SHA-1", parts[2] + ClickMerchant.SECRET_KEY));
    }

    private JsonObject status(RoutingContext context) {
        return find(one -> one.paymentId().equals(context.pathParam("payment")))
                .map(one -> said(one).put("payment_status", one.status()))
                .orElseGet(MerchantApi::unknown);
    }

    private JsonObject paymentOf(RoutingContext context) {
        return find(one -> one.attempt().order().equals(context.pathParam("order"))
                        && day(one.payment().openedAt()).toString().equals(context.pathParam("day")))
                .map(MerchantApi::said)
                .orElseGet(MerchantApi::unknown);
    }

    private JsonObject reverse(RoutingContext context) {
        Optional<ClickPayment> found = find(one -> one.paymentId().equals(context.pathParam("payment")));
        if (found.isEmpty()) {
            return unknown();
        }
        if (found.get().status() != ClickPayment.PAID || !isOfThisMonth(found.get())) {
            return problem(NOT_REVERSIBLE, "The payment cannot be reversed");
        }
        found.get().reverse();
        return said(found.get());
    }

    /** Payments of this month, and on its first day those of the month before. */
    private boolean isOfThisMonth(ClickPayment click) {
        LocalDate today = day(desk.clock().instant());
        YearMonth paid = YearMonth.from(day(click.payment().openedAt()));
        return paid.equals(YearMonth.from(today))
                || today.getDayOfMonth() == 1 && paid.equals(YearMonth.from(today.minusDays(1)));
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ClickMerchant.ZONE);
    }

    /** The newest. */
    private Optional<ClickPayment> find(Predicate<ClickPayment> wanted) {
        return desk.payments().reversed().stream()
                .map(ClickPayment::new)
                .filter(wanted)
                .findFirst();
    }

    private static JsonObject said(ClickPayment click) {
        return new JsonObject()
                .put("error_code", 0)
                .put("error_note", "Success")
                .put("payment_id", Long.parseLong(click.paymentId()));
    }

    private static JsonObject unknown() {
        return problem(NOT_FOUND, "There is no such payment");
    }

    private static JsonObject problem(int code, String note) {
        return new JsonObject().put("error_code", code).put("error_note", note);
    }
}
