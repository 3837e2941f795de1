package io.jackfield.payment.click;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.payment.PaymentOrder;
import java.net.URI;
import java.net.URLEncoder;

/**
 * The address of Click's page for an order. Nobody signs it, so that Prepare has to look at order and amount anyway.
 */
final class PayLink {
    private PayLink() {}

    static URI of(Account account, PaymentOrder order, URI returnAddress) {
        StringBuilder link = new StringBuilder(account.checkoutUrl())
                .append("?service_id=")
                .append(account.serviceId())
                .append("&merchant_id=")
                .append(account.merchantId())
                .append("&amount=")
                .append(order.price().decimal())
                .append("&transaction_param=")
                .append(order.id())
                .append("&return_url=")
                .append(URLEncoder.encode(returnAddress.toString(), UTF_8));
        account.cardType().ifPresent(type -> link.append("&card_type=").append(type));
        return URI.create(link.toString());
    }
}
