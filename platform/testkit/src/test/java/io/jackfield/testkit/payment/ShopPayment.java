package io.jackfield.testkit.payment;

import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentProvider.Reported;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A payment of the system that {@link SimpleShop} asks; on the wire one line.
 *
 * @param refunds what has been given back, by the id of the return
 */
record ShopPayment(String id, String order, Money amount, String status, Instant at, Map<String, Money> refunds) {
    static ShopPayment read(String line) {
        String[] parts = line.split(" ");
        Map<String, Money> refunds = new LinkedHashMap<>();
        for (int part = 6; part < parts.length; part += 2) {
            refunds.put(parts[part], Money.of(parts[part + 1], parts[3]));
        }
        return new ShopPayment(
                parts[0], parts[1], Money.of(parts[2], parts[3]), parts[4], Instant.parse(parts[5]), refunds);
    }

    String line() {
        StringBuilder line = new StringBuilder(
                String.join(" ", id, order, amount.decimal(), amount.currency(), status, at.toString()));
        refunds.forEach(
                (refund, money) -> line.append(' ').append(refund).append(' ').append(money.decimal()));
        return line.toString();
    }

    ShopPayment paid() {
        return new ShopPayment(id, order, amount, "PAID", at, refunds);
    }

    ShopPayment cancelled() {
        return new ShopPayment(id, order, amount, "CANCELLED", at, refunds);
    }

    ShopPayment with(String refund, Money money) {
        Map<String, Money> more = new LinkedHashMap<>(refunds);
        more.putIfAbsent(refund, money);
        return new ShopPayment(id, order, amount, status, at, more);
    }

    Money returned() {
        return refunds.values().stream().reduce(new Money(0, amount.currency()), Money::plus);
    }

    Reported reported() {
        Reported.Where where = switch (status) {
            case "PAID" -> Reported.Where.TAKEN;
            case "CANCELLED" -> Reported.Where.CANCELLED;
            default -> Reported.Where.BEGUN;
        };
        return new Reported(id, Optional.of(order), where, amount, returned(), at);
    }
}
