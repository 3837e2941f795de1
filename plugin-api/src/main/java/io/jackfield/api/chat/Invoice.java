package io.jackfield.api.chat;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.Money;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An invoice inside Telegram (Bot API {@code sendInvoice}), as {@link io.jackfield.api.desk.ShopDesk} puts it into a
 * reply. A plugin makes none itself: the host answers Telegram's question before a payment from its orders, and an
 * invoice that belongs to none of them cannot be paid.
 *
 * @param title 1 to 32 characters
 * @param description 1 to 255 characters
 * @param payload names the order; 1 to 128 bytes of UTF-8, not shown to the user; comes back with the payment
 * @param providerToken empty for Stars ({@code XTR}), the only way allowed for digital goods
 * @param price in the smallest unit
 * @param more further fields of {@code sendInvoice}, such as {@code provider_data}; the host refuses those that are its
 *     own
 */
@Experimental
public record Invoice(
        String title, String description, String payload, String providerToken, Money price, Map<String, Object> more) {
    public Invoice {
        requireLength("title", title, 32);
        requireLength("description", description, 255);
        int payloadBytes = payload.getBytes(StandardCharsets.UTF_8).length;
        if (payloadBytes < 1 || payloadBytes > 128) {
            throw new IllegalArgumentException("payload has " + payloadBytes + " bytes; Telegram takes 1 to 128");
        }
        requireNonNull(providerToken, "providerToken");
        requireNonNull(price, "price");
        more = Map.copyOf(new LinkedHashMap<>(more));
    }

    /** An invoice without further fields. */
    public Invoice(String title, String description, String payload, String providerToken, Money price) {
        this(title, description, payload, providerToken, price, Map.of());
    }

    /** Says nothing of the token. */
    @Override
    public String toString() {
        return "invoice '" + title + "' of " + price;
    }

    private static void requireLength(String name, String value, int most) {
        if (value.isBlank() || value.length() > most) {
            throw new IllegalArgumentException(
                    name + " has " + value.length() + " characters; Telegram takes 1 to " + most);
        }
    }
}
