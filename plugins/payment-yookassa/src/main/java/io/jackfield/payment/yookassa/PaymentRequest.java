package io.jackfield.payment.yookassa;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.json.Json;
import java.util.Map;

/**
 * What YooKassa is asked to take. The same order and attempt give the same request, byte for byte, for a key belongs to
 * one request.
 */
record PaymentRequest(PaymentOrder order, long attempt, Merchant merchant, Shop shop) {
    /** The buyer pays on YooKassa's page. */
    Map<String, Object> page() {
        Map<String, Object> request = common();
        request.put(
                "confirmation",
                Json.object(
                        Map.entry("type", "redirect"),
                        Map.entry("return_url", merchant.returnAddress().toASCIIString())));
        if (order.product().renews() && shop.autopay()) {
            request.put("save_payment_method", true);
        }
        return request;
    }

    /** YooKassa takes it without the buyer. */
    Map<String, Object> charge(String methodId) {
        Map<String, Object> request = common();
        request.put("payment_method_id", methodId);
        metadata(request).put(Payment.CHARGE, "yes");
        return request;
    }

    private Map<String, Object> common() {
        Map<String, Object> request = Json.object(
                Map.entry("amount", amount(order.price())),
                // without it YooKassa only holds the money
                Map.entry("capture", true),
                Map.entry("description", order.title()),
                Map.entry(
                        "metadata",
                        Json.object(
                                Map.entry(Payment.ORDER, order.id()),
                                Map.entry(Payment.BOT, merchant.bot().id()),
                                Map.entry(Payment.ATTEMPT, Long.toString(attempt)))));
        shop.receipts().ifPresent(receipts -> request.put("receipt", receipts.receipt(order, order.price())));
        return request;
    }

    @SuppressWarnings("unchecked") // made above
    private static Map<String, Object> metadata(Map<String, Object> request) {
        return (Map<String, Object>) request.get("metadata");
    }

    static Map<String, Object> amount(Money money) {
        return Json.object(Map.entry("value", money.decimal()), Map.entry("currency", money.currency()));
    }
}
