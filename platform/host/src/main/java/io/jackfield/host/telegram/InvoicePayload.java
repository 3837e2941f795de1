package io.jackfield.host.telegram;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What travels with an invoice: {@code 1:<plugin>:<payload>}, at most 128 bytes.
 *
 * @param payload the plugin's own
 */
public record InvoicePayload(String plugin, String payload) {
    static String encode(String plugin, String payload) {
        String encoded = "1:" + plugin + ":" + payload;
        int bytes = encoded.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > Limits.INVOICE_PAYLOAD_BYTES) {
            throw new JackfieldException(
                    StandardError.REPLY_INVALID,
                    "plugin " + plugin + ": the invoice's payload needs " + bytes
                            + " bytes with the plugin's id; Telegram" + " takes " + Limits.INVOICE_PAYLOAD_BYTES);
        }
        return encoded;
    }

    public static Optional<InvoicePayload> parse(String encoded) {
        String[] parts = encoded.split(":", 3);
        return parts.length == 3 && parts[0].equals("1")
                ? Optional.of(new InvoicePayload(parts[1], parts[2]))
                : Optional.empty();
    }
}
