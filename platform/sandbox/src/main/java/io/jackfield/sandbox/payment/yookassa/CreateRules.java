package io.jackfield.sandbox.payment.yookassa;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;

/** What YooKassa refuses in a request to create something. */
final class CreateRules {
    private static final int LONGEST_DESCRIPTION = 128;
    private static final int LONGEST_ADDRESS = 2_048;
    private static final int MOST_METADATA = 16;
    private static final int LONGEST_KEY = 32;
    private static final int LONGEST_VALUE = 512;
    private static final int MOST_VAT = 12;

    private CreateRules() {}

    static void check(JsonObject request) {
        amount(request);
        boolean charge = request.containsKey("payment_method_id");
        if (charge && Boolean.TRUE.equals(request.getValue("save_payment_method"))) {
            throw Refusal.invalid("save_payment_method goes with no payment_method_id", "save_payment_method");
        }
        String back = request.getJsonObject("confirmation", new JsonObject()).getString("return_url", "");
        if (!charge && (back.isEmpty() || back.length() > LONGEST_ADDRESS)) {
            throw Refusal.invalid("return_url is missing or too long", "confirmation.return_url");
        }
        if (request.getString("description", "").length() > LONGEST_DESCRIPTION) {
            throw Refusal.invalid("Description is too long", "description");
        }
        metadata(request.getJsonObject("metadata", new JsonObject()));
        if (request.containsKey("receipt")) {
            receipt(request.getJsonObject("receipt"), amount(request));
        }
    }

    /** The amount of a payment or a refund: a text with two decimals. */
    static BigDecimal amount(JsonObject request) {
        JsonObject amount = request.getJsonObject("amount", new JsonObject());
        if (!(amount.getValue("value") instanceof String value) || !value.matches("\\d{1,9}\\.\\d{2}")) {
            throw Refusal.invalid("Amount has to be a string such as 990.00", "amount.value");
        }
        if (!"RUB".equals(amount.getValue("currency"))) {
            throw Refusal.invalid("The shop works in RUB", "amount.currency");
        }
        BigDecimal number = new BigDecimal(value);
        if (number.signum() == 0) {
            throw Refusal.invalid("Amount has to be more than 0", "amount.value");
        }
        return number;
    }

    private static void metadata(JsonObject metadata) {
        boolean fits = metadata.size() <= MOST_METADATA
                && metadata.stream()
                        .allMatch(field -> field.getKey().length() <= LONGEST_KEY
                                && field.getValue() instanceof String value
                                && value.length() <= LONGEST_VALUE);
        if (!fits) {
            throw Refusal.invalid("Metadata are up to 16 short texts", "metadata");
        }
    }

    static void receipt(JsonObject receipt, BigDecimal amount) {
        JsonObject customer = receipt.getJsonObject("customer", new JsonObject());
        JsonArray items = receipt.getJsonArray("items", new JsonArray());
        BigDecimal sum = items.stream()
                .map(JsonObject.class::cast)
                .map(CreateRules::item)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!customer.containsKey("email") && !customer.containsKey("phone") || sum.compareTo(amount) != 0) {
            throw Refusal.invalid("Receipt is missing or illegal", "receipt");
        }
    }

    private static BigDecimal item(JsonObject item) {
        for (Map.Entry<String, Class<?>> field : Map.<String, Class<?>>of(
                        "description", String.class,
                        "measure", String.class,
                        "payment_mode", String.class,
                        "payment_subject", String.class,
                        "quantity", Number.class,
                        "vat_code", Integer.class)
                .entrySet()) {
            if (!field.getValue().isInstance(item.getValue(field.getKey()))) {
                throw Refusal.invalid("Receipt is missing or illegal", "receipt.items." + field.getKey());
            }
        }
        if (item.getInteger("vat_code") < 1 || item.getInteger("vat_code") > MOST_VAT) {
            throw Refusal.invalid("Receipt is missing or illegal", "receipt.items.vat_code");
        }
        return amount(item).multiply(new BigDecimal(item.getNumber("quantity").toString()));
    }
}
