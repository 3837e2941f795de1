package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Invoices, answers to payments on their way, refunds. */
final class PaymentMethods {
    private static final int MOST_TRANSACTIONS = 100;

    private final Addressing addressing;
    private final Composer composer;

    PaymentMethods(Addressing addressing, Composer composer) {
        this.addressing = addressing;
        this.composer = composer;
    }

    void register(Map<String, BotMethod> methods) {
        methods.put("sendinvoice", BotMethod.direct(this::sendInvoice));
        methods.put("createinvoicelink", BotMethod.direct(PaymentMethods::createLink));
        methods.put("answerprecheckoutquery", BotMethod.direct(PaymentMethods::answerPreCheckout));
        methods.put("answershippingquery", BotMethod.direct(PaymentMethods::answerShipping));
        methods.put("refundstarpayment", BotMethod.direct(PaymentMethods::refund));
        methods.put("edituserstarsubscription", BotMethod.direct(PaymentMethods::editSubscription));
        methods.put("getstartransactions", BotMethod.direct(PaymentMethods::transactions));
        methods.put("getmystarbalance", BotMethod.direct(PaymentMethods::balance));
    }

    private JsonObject sendInvoice(ApiCall call) {
        Invoice invoice = Invoice.from(call);
        if (invoice.subscriptionSeconds() > 0) {
            throw ApiError.badRequest("STARS_INVOICE_INVALID");
        }
        ReplyMarkup.of(call).ifPresent(PaymentMethods::checkPayButton);
        JsonObject content = new JsonObject().put("invoice", invoice.toJson(call.text("start_parameter")));
        Room room = addressing.writable(call);
        SandboxMessage sent = composer.send(call, room, content);
        room.invoices().put(sent.id(), invoice);
        return sent.body();
    }

    private static void checkPayButton(JsonObject markup) {
        JsonArray rows = markup.getJsonArray("inline_keyboard", new JsonArray());
        boolean pays = !rows.isEmpty()
                && !rows.getJsonArray(0).isEmpty()
                && rows.getJsonArray(0).getJsonObject(0).getBoolean("pay", false);
        if (!pays) {
            throw ApiError.badRequest("REPLY_MARKUP_BUY_EMPTY");
        }
    }

    private static Object createLink(ApiCall call) {
        return call.bot().checkout().link(Invoice.from(call));
    }

    private static Object answerPreCheckout(ApiCall call) {
        String error = requireErrorUnlessOk(call);
        call.bot().checkout().answer(call.text("pre_checkout_query_id"), false, call.flag("ok"), error);
        return true;
    }

    private static Object answerShipping(ApiCall call) {
        String error = requireErrorUnlessOk(call);
        if (call.flag("ok") && call.array("shipping_options").isEmpty()) {
            throw ApiError.badRequest("there are no shipping options specified");
        }
        call.bot().checkout().answer(call.text("shipping_query_id"), true, call.flag("ok"), error);
        return true;
    }

    private static String requireErrorUnlessOk(ApiCall call) {
        String error = call.text("error_message");
        if (!call.flag("ok") && error.isEmpty()) {
            throw ApiError.badRequest("error message must be non-empty");
        }
        return error;
    }

    private static Object refund(ApiCall call) {
        call.bot().checkout().refund(call.number("user_id", 0), call.text("telegram_payment_charge_id"));
        return true;
    }

    private static Object editSubscription(ApiCall call) {
        String charge = call.text("telegram_payment_charge_id");
        if (charge.isEmpty()) {
            throw ApiError.badRequest("CHARGE_ID_EMPTY");
        }
        call.bot().checkout().subscriptions().edit(call.number("user_id", 0), charge, call.flag("is_canceled"));
        return true;
    }

    private static JsonObject transactions(ApiCall call) {
        JsonArray page = new JsonArray();
        call.bot().checkout().starTransactions().stream()
                .skip(call.number("offset", 0))
                .limit(Math.clamp(call.number("limit", MOST_TRANSACTIONS), 1, MOST_TRANSACTIONS))
                .forEach(transaction -> page.add(transaction.copy()));
        return new JsonObject().put("transactions", page);
    }

    private static JsonObject balance(ApiCall call) {
        long stars = call.bot().checkout().charges().stream()
                .filter(charge -> charge.invoice().inStars() && !charge.refunded())
                .mapToLong(charge -> charge.invoice().total())
                .sum();
        return new JsonObject().put("amount", stars);
    }
}
