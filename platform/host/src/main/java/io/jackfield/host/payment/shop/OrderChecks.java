package io.jackfield.host.payment.shop;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.payment.Orders;
import io.jackfield.host.payment.provider.PaymentLooks;
import io.jackfield.host.telegram.ServedBot;
import java.time.Duration;
import java.util.Optional;

/** Orders of users, looked at with the payment systems, and not more often than those like. Blocks. */
final class OrderChecks {
    private static final Duration REST = Duration.ofSeconds(3);

    private final Blocking blocking;
    private final Orders orders;
    private final PaymentLooks looks;
    private final Cache<String, Boolean> looked = Caffeine.newBuilder()
            .expireAfterWrite(REST)
            .maximumSize(10_000)
            .executor(Runnable::run)
            .build();

    OrderChecks(Blocking blocking, Orders orders, PaymentLooks looks) {
        this.blocking = blocking;
        this.orders = orders;
        this.looks = looks;
    }

    /** As it is now; empty when it is not this user's. */
    Optional<PaymentOrder> check(ServedBot bot, long person, String id) {
        Optional<PaymentOrder> order = find(bot, person, id);
        boolean undecided = order.filter(
                        found -> found.state() == PaymentOrder.State.OPEN || found.state() == PaymentOrder.State.CLOSED)
                .isPresent();
        if (!undecided || looked.asMap().putIfAbsent(id, true) != null) {
            return order;
        }
        looks.lookAt(bot, id);
        return find(bot, person, id);
    }

    /** Whether an open order has been tried to pay in vain. */
    boolean declined(PaymentOrder order) {
        return order.state() == PaymentOrder.State.OPEN && looks.allCancelled(order.id());
    }

    private Optional<PaymentOrder> find(ServedBot bot, long person, String id) {
        return blocking.get("shop", () -> orders.find(bot, id))
                .filter(order -> order.buyer().id() == person);
    }
}
