package io.jackfield.testkit.payment;

import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders that buyers make: one open order for a person, a product and a currency. */
final class OpenOrders {
    private static final Duration LIFE = Duration.ofDays(1);
    private static final String PAGES = "https://pay.example/";

    private final InMemoryOrders orders;
    private final Clock clock;
    private int made;

    OpenOrders(InMemoryOrders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    static URI page(PaymentOrder order) {
        return URI.create(PAGES + order.id());
    }

    static boolean isPage(URI address) {
        return address.toString().startsWith(PAGES);
    }

    /** Everything that somebody has ordered, oldest first. */
    List<PaymentOrder> of(long user) {
        return orders.all().stream().filter(order -> order.buyer().id() == user).toList();
    }

    /** The open one, with what the buyer has told added to it, else a new one. */
    synchronized PaymentOrder find(
            Person buyer, Recipient chat, Sold sold, SalesWay way, Map<String, String> customer) {
        Optional<PaymentOrder> found = of(buyer.id()).stream()
                .filter(order -> order.product().id().equals(sold.id()) && isPayable(order))
                .filter(order -> order.price().equals(way.price()))
                .findFirst();
        if (found.isPresent()) {
            Map<String, String> told = new HashMap<>(found.get().customer());
            told.putAll(customer);
            return orders.told(found.get().id(), told);
        }
        of(buyer.id()).stream()
                .filter(order -> order.product().id().equals(sold.id()) && order.state() == State.OPEN)
                .forEach(order -> orders.withdraw(order.id()));
        PaymentOrder order = new PaymentOrder(
                "order-" + ++made + "x",
                buyer,
                chat,
                new PaymentOrder.Product(sold.id(), sold.period(), sold.renews(), Map.of()),
                sold.label(),
                sold.label(),
                way.price(),
                State.OPEN,
                clock.instant().plus(LIFE),
                customer);
        orders.add(order);
        return order;
    }

    private boolean isPayable(PaymentOrder order) {
        return order.state() == State.OPEN && clock.instant().isBefore(order.expiresAt());
    }

    Optional<String> paidOn(URI page) {
        String id = page.toString().substring(PAGES.length());
        PaymentOrder order = orders.order(id);
        if (!isPayable(order)) {
            return Optional.of("order " + id + " is " + (order.state() == State.OPEN ? "expired" : order.state())
                    + "; nothing is to be paid for it");
        }
        orders.ledger(SalesWay.PAGE, order.chat().bot())
                .taken(new Taken("page-" + id, id, order.price(), clock.instant(), Map.of()));
        return Optional.empty();
    }
}
