package io.jackfield.payment.telegram;

import io.jackfield.api.payment.PaymentOrder;

/** The operator's JSON for the provider, with what is bought in it. */
final class Receipt {
    private Receipt() {}

    /**
     * Puts title, price and order where the template has {@code {title}}, {@code {price}}, {@code {currency}},
     * {@code {order}}.
     */
    static String filled(String template, PaymentOrder order) {
        return template.replace("{title}", inQuotes(order.title()))
                .replace("{price}", order.price().decimal())
                .replace("{currency}", order.price().currency())
                .replace("{order}", order.id());
    }

    /** As the inside of a JSON text. */
    private static String inQuotes(String text) {
        StringBuilder json = new StringBuilder();
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.toString();
    }
}
