package io.jackfield.payment.payme;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.payment.PaymentOrder;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The address of Payme's page for an order. Nobody signs it: anybody can change amount and account in it, so it proves
 * nothing.
 *
 * <p>Standard base64 may hold {@code /} and {@code +}, which do not survive in a path. In plain ASCII they come from
 * {@code ?}, {@code >} and {@code ~} at every third place only, so a field of another length before them moves them
 * away.
 */
final class CheckoutLink {
    /** How long the page waits before it goes back, in milliseconds: one value for each length modulo three. */
    private static final List<String> WAITS = List.of("5000", "500", "15000");

    private CheckoutLink() {}

    static URI of(CashDesk desk, PaymentOrder order, URI returnAddress) {
        String start = "m=" + desk.merchantId() + ";ac." + desk.field() + "=" + order.id() + ";a="
                + order.price().minorUnits() + ";l="
                + desk.languageOf(order.buyer().language());
        String encoded = variants(start, returnAddress.toASCIIString()).stream()
                .map(CheckoutLink::encode)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing in '" + start + "' can come to / or +"));
        return URI.create(desk.checkoutUrl() + "/" + encoded);
    }

    /** The best one first; the last one leaves the return address out, which is a courtesy only. */
    private static List<String> variants(String start, String back) {
        List<String> variants = new ArrayList<>();
        if (!back.contains(";")) {
            WAITS.forEach(wait -> variants.add(start + ";ct=" + wait + ";c=" + back));
        }
        variants.add(start);
        return variants;
    }

    /** Empty when it would not survive in a path. */
    static Optional<String> encode(String parameters) {
        String encoded = Base64.getEncoder().encodeToString(parameters.getBytes(UTF_8));
        return Optional.of(encoded).filter(text -> !text.contains("/") && !text.contains("+"));
    }
}
