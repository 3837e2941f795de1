package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What a user is asked to pay.
 *
 * @param payload the bot's own reference, 1 to 128 bytes
 * @param currency {@code XTR} for Stars, else ISO 4217
 * @param total in the smallest unit
 * @param subscriptionSeconds zero unless it is paid again and again
 * @param flexible whether the bot is asked about shipping first
 */
record Invoice(
        String title,
        String description,
        String payload,
        String currency,
        long total,
        long subscriptionSeconds,
        boolean flexible) {
    private static final String STARS = "XTR";
    /** No money moves here, so that only BotFather's test tokens are known. */
    private static final Pattern TEST_TOKEN = Pattern.compile("\\S+:TEST:\\S+");

    private static final long SUBSCRIPTION_SECONDS = 2_592_000;
    private static final long MOST_SUBSCRIPTION_STARS = 10_000;

    static Invoice from(ApiCall call) {
        JsonArray prices = call.array("prices").orElseThrow(() -> ApiError.badRequest("prices must be non-empty"));
        long total = prices.stream()
                .mapToLong(price -> ((JsonObject) price).getLong("amount", 0L))
                .sum();
        Invoice invoice = new Invoice(
                call.text("title"),
                call.text("description"),
                call.text("payload"),
                call.text("currency"),
                total,
                call.number("subscription_period", 0),
                call.flag("is_flexible") && !call.text("currency").equals(STARS));
        invoice.checkTexts();
        invoice.checkMoney(prices, call);
        return invoice;
    }

    boolean inStars() {
        return currency.equals(STARS);
    }

    private void checkTexts() {
        if (title.isBlank() || title.length() > 32) {
            throw ApiError.badRequest("INVOICE_TITLE_INVALID");
        }
        if (description.isBlank() || description.length() > 255) {
            throw ApiError.badRequest("INVOICE_DESCRIPTION_INVALID");
        }
        int bytes = payload.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > 128) {
            throw ApiError.badRequest("INVOICE_PAYLOAD_INVALID");
        }
    }

    private void checkMoney(JsonArray prices, ApiCall call) {
        if (prices.isEmpty()) {
            throw ApiError.badRequest("prices must be non-empty");
        }
        String provider = call.text("provider_token");
        boolean fits =
                inStars() ? provider.isEmpty() : TEST_TOKEN.matcher(provider).matches();
        if (!fits) {
            throw ApiError.badRequest("PAYMENT_PROVIDER_INVALID");
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw ApiError.badRequest("CURRENCY_INVALID");
        }
        boolean unfit = prices.size() != 1 || call.number("max_tip_amount", 0) > 0 || !subscriptionFits();
        if ((inStars() && unfit) || (!inStars() && subscriptionSeconds != 0)) {
            throw ApiError.badRequest("STARS_INVOICE_INVALID");
        }
        if (total <= 0) {
            throw ApiError.badRequest("CURRENCY_TOTAL_AMOUNT_INVALID");
        }
    }

    private boolean subscriptionFits() {
        return subscriptionSeconds == 0
                || (subscriptionSeconds == SUBSCRIPTION_SECONDS && total <= MOST_SUBSCRIPTION_STARS);
    }

    /** For the page, which shows what a link is for. */
    JsonObject toJson() {
        return toJson("").put("subscription_period", subscriptionSeconds);
    }

    /** The {@code invoice} field of a message. */
    JsonObject toJson(String startParameter) {
        return new JsonObject()
                .put("title", title)
                .put("description", description)
                .put("start_parameter", startParameter)
                .put("currency", currency)
                .put("total_amount", total);
    }

    /** The fields that queries about a payment share. */
    JsonObject query(String id, SandboxUser buyer) {
        return new JsonObject()
                .put("id", id)
                .put("from", buyer.asSender())
                .put("currency", currency)
                .put("total_amount", total)
                .put("invoice_payload", payload);
    }
}
