package io.jackfield.host.telegram;

import io.jackfield.api.ExtensionName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What travels with an invoice and comes back with its payment: {@code 2:<provider>:<order>}, 99 bytes at most of the
 * 128 that Telegram takes. {@code 1:} were the invoices of plugins, of which there are none any more.
 *
 * @param provider the payment provider's name: 2 to 32 of a-z 0-9 and -
 * @param orderId 1 to 64 of A-Z a-z 0-9 and -, the last one no digit
 */
public record InvoicePayload(String provider, String orderId) {
    private static final String ORDER = "[A-Za-z0-9-]{0,63}[A-Za-z-]";
    private static final Pattern ENCODED = Pattern.compile("2:(" + ExtensionName.PATTERN + "):(" + ORDER + ")");

    public InvoicePayload {
        ExtensionName.require("payment provider", provider);
        if (!orderId.matches(ORDER)) {
            throw new IllegalArgumentException(
                    "order id is '" + orderId + "'; use 1 to 64 of A-Z a-z 0-9 -, of which the last is no digit");
        }
    }

    /** As Telegram is given it. */
    public String encoded() {
        return "2:" + provider + ":" + orderId;
    }

    /** Empty for what is not of this form. */
    public static Optional<InvoicePayload> parse(String encoded) {
        Matcher parts = ENCODED.matcher(encoded);
        return parts.matches() ? Optional.of(new InvoicePayload(parts.group(1), parts.group(2))) : Optional.empty();
    }
}
