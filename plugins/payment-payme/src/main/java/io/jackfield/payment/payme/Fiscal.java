package io.jackfield.payment.payme;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Payme prints a fiscal receipt from: the facts of what is sold, and where those are silent, the plugin's
 * settings.
 *
 * @param defaults by the names of the facts
 */
record Fiscal(Map<String, String> defaults) {
    private static final String IKPU = "ikpu";
    private static final String PACKAGE_CODE = "packageCode";
    private static final String VAT_PERCENT = "vatPercent";
    private static final String UNITS = "units";
    private static final int ALL_OF_IT = 100;

    Fiscal {
        defaults = Map.copyOf(defaults);
    }

    /** Empty when it is not enabled. */
    static Optional<Fiscal> of(PluginConfig config) {
        if (!config.flag("enabled", false)) {
            return Optional.empty();
        }
        Map<String, String> defaults = new HashMap<>();
        config.text(IKPU).ifPresent(code -> defaults.put(IKPU, code));
        config.text(PACKAGE_CODE).ifPresent(code -> defaults.put(PACKAGE_CODE, code));
        if (config.keys().contains(VAT_PERCENT)) {
            defaults.put(VAT_PERCENT, Integer.toString(config.number(VAT_PERCENT, 0, ALL_OF_IT - 1, 0)));
        }
        if (config.keys().contains(UNITS)) {
            defaults.put(UNITS, Integer.toString(config.number(UNITS, 1, Integer.MAX_VALUE, 1)));
        }
        return Optional.of(new Fiscal(defaults));
    }

    /**
     * {@code detail} of CheckPerformTransaction: one line, which comes to the price of the order.
     *
     * @throws JackfieldException with {@code CONFIG_INVALID} when a code is missing or wrong
     */
    Map<String, Object> detail(PaymentOrder order) {
        Map<String, Object> item = Json.object(
                Map.entry("title", order.title()),
                Map.entry("price", order.price().minorUnits()),
                Map.entry("count", 1),
                Map.entry("code", required(order, IKPU, "\\d{17}", "17 digits")),
                Map.entry("package_code", required(order, PACKAGE_CODE, "\\d{1,20}", "digits")),
                Map.entry("vat_percent", Long.valueOf(required(order, VAT_PERCENT, "\\d{1,2}", "0 to 99"))));
        fact(order, UNITS)
                .ifPresent(units -> item.put("units", Long.valueOf(required(order, UNITS, "\\d{1,10}", "digits"))));
        return Json.object(Map.entry("receipt_type", 0), Map.entry("items", List.of(item)));
    }

    private Optional<String> fact(PaymentOrder order, String name) {
        return Optional.ofNullable(order.product().facts().getOrDefault(name, defaults.get(name)));
    }

    private String required(PaymentOrder order, String name, String pattern, String allowed) {
        String value = fact(order, name).orElse("");
        if (!value.matches(pattern)) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "product " + order.product().id() + ": the fiscal fact " + name + " is '" + value + "'; use "
                            + allowed + ", under facts of the product in the bot's file or under fiscal in"
                            + " config/plugins/payment-payme.yaml");
        }
        return value;
    }
}
