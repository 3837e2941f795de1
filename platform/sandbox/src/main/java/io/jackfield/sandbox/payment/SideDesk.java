package io.jackfield.sandbox.payment;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a {@link PaymentSide} has: its payments, and a way to the host. On the sandbox's event loop. */
public final class SideDesk {
    private final PaymentSide side;
    private final Conversations conversations;
    private final Clock clock;
    private final Map<String, SidePayment> payments = new LinkedHashMap<>();

    SideDesk(PaymentSide side, Conversations conversations, Clock clock) {
        this.side = side;
        this.conversations = conversations;
        this.clock = clock;
    }

    PaymentSide side() {
        return side;
    }

    /** The sandbox's. */
    public Clock clock() {
        return clock;
    }

    /** Begins a payment. */
    public SidePayment open(SidePayment.Order order) {
        String id = side.name() + "-" + (payments.size() + 1);
        SidePayment payment = new SidePayment(id, order, clock.instant());
        payments.put(id, payment);
        return payment;
    }

    /** The payment of this order that is open, else a new one: a link can be followed twice. */
    public SidePayment openOnce(SidePayment.Order order) {
        return payments.values().stream()
                .filter(one ->
                        one.state() == SidePayment.State.OPEN && one.order().equals(order))
                .findFirst()
                .orElseGet(() -> open(order));
    }

    public Optional<SidePayment> find(String id) {
        return Optional.ofNullable(payments.get(id));
    }

    /** Oldest first. */
    public List<SidePayment> payments() {
        return new ArrayList<>(payments.values());
    }

    /** The path of the page on which the buyer pays. */
    public static String page(PaymentSide side, SidePayment payment) {
        return "/payments/" + side.name() + "/" + payment.id();
    }

    /** Sends the buyer's browser to the page of a payment. */
    public void show(RoutingContext context, SidePayment payment) {
        context.redirect(page(side, payment));
    }

    /** Says something to the host about a payment; fails when nobody answers. */
    public Future<Void> tell(SidePayment payment, Conversation conversation) {
        return conversations.lead(side, payment, conversation);
    }

    Future<Void> repeat(SidePayment payment) {
        return conversations.repeat(side, payment);
    }

    /** One call outside of any payment, for {@link OfficialTest}s. Never fails. */
    public Future<Answer> call(URI target, Call call) {
        return conversations.client().send(target, call);
    }
}
