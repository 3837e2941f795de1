package io.jackfield.payment.yookassa;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.Product;
import io.jackfield.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What YooKassa needs for the receipt of a sale in Russia (54-FZ). A product may say differently in its facts, under
 * the names of these.
 *
 * @param vat YooKassa's code, 1 to 12
 * @param subject what is sold, such as {@code service}
 * @param mode such as {@code full_payment}
 * @param measure such as {@code piece}
 * @param taxSystem 1 to 6; for some cash desks only
 */
record Receipts(int vat, String subject, String mode, String measure, Optional<Integer> taxSystem) {
    private static final int MOST_VAT = 12;
    private static final int MOST_TAX_SYSTEM = 6;

    static Optional<Receipts> of(PluginConfig config) {
        if (!config.flag("enabled", false)) {
            return Optional.empty();
        }
        int taxSystem = config.number("taxSystem", 0, MOST_TAX_SYSTEM, 0);
        return Optional.of(new Receipts(
                config.number("vat", 1, MOST_VAT, 1),
                config.text("subject", "service"),
                config.text("mode", "full_payment"),
                config.text("measure", "piece"),
                Optional.of(taxSystem).filter(code -> code > 0)));
    }

    /** Whether the buyer has to be asked where the receipt goes. */
    static boolean lacksAddress(PaymentOrder order) {
        return order.customer().getOrDefault(PaymentOrder.EMAIL, "").isBlank();
    }

    /** The receipt of this much of an order, whose buyer has told an e-mail address. */
    Map<String, Object> receipt(PaymentOrder order, Money amount) {
        Product product = order.product();
        Map<String, Object> receipt = Json.object(
                Map.entry("customer", Map.of("email", order.customer().get(PaymentOrder.EMAIL))),
                Map.entry(
                        "items",
                        List.of(Json.object(
                                Map.entry("description", order.title()),
                                Map.entry("quantity", 1),
                                Map.entry("amount", PaymentRequest.amount(amount)),
                                Map.entry("vat_code", vatOf(product)),
                                Map.entry("measure", product.facts().getOrDefault("measure", measure)),
                                Map.entry("payment_mode", product.facts().getOrDefault("mode", mode)),
                                Map.entry("payment_subject", product.facts().getOrDefault("subject", subject))))));
        taxSystem.ifPresent(code -> receipt.put("tax_system_code", code));
        return receipt;
    }

    private int vatOf(Product product) {
        String own = product.facts().getOrDefault("vat", Integer.toString(vat));
        if (!own.matches("[1-9]|1[0-2]")) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "product " + product.id() + ": fact vat is '" + own + "'; use YooKassa's code, 1 to 12");
        }
        return Integer.parseInt(own);
    }
}
