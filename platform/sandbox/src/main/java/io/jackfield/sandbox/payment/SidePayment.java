package io.jackfield.sandbox.payment;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A payment at a payment system, with all that was said about it. Used on the sandbox's event loop only. */
public final class SidePayment {
    private final String id;
    private final Order order;
    private final Instant openedAt;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private State state = State.OPEN;
    private BigDecimal returned = BigDecimal.ZERO;
    private Optional<Interrupted> interrupted = Optional.empty();

    SidePayment(String id, Order order, Instant openedAt) {
        this.id = id;
        this.order = order;
        this.openedAt = openedAt;
    }

    /**
     * What a checkout asks for.
     *
     * @param id the host's, as the system was told
     * @param amount in whole units of the currency, such as 599.00
     * @param returnAddress where the browser goes afterwards; it tells which bot this is for
     */
    public record Order(String id, BigDecimal amount, String currency, String description, String returnAddress) {}

    /** Where a payment is. */
    public enum State {
        OPEN,
        PAID,
        CANCELLED,
        REFUNDED
    }

    /** A call and its answer. */
    record Exchange(Instant at, Call call, Answer answer) {
        JsonObject json() {
            return new JsonObject()
                    .put("at", at.toString())
                    .put("title", call.title())
                    .put("method", call.method())
                    .put("request", call.body())
                    .put("status", answer.status())
                    .put("answer", answer.body());
        }
    }

    /** A conversation that got no answer. */
    record Interrupted(Conversation conversation, List<Answer> answers) {}

    public String id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public State state() {
        return state;
    }

    public void becomes(State other) {
        state = other;
    }

    /** How much has been given back. */
    public BigDecimal returned() {
        return returned;
    }

    /** Gives money back; all of it makes the payment {@link State#REFUNDED}. */
    public void returns(BigDecimal amount) {
        BigDecimal sum = returned.add(amount);
        if (state != State.PAID || amount.signum() <= 0 || sum.compareTo(order.amount()) > 0) {
            throw new IllegalArgumentException("payment " + id + " is " + state + " with " + returned + " of "
                    + order.amount() + " given back; " + amount + " cannot go back");
        }
        returned = sum;
        if (sum.compareTo(order.amount()) == 0) {
            state = State.REFUNDED;
        }
    }

    /** What the system remembers of it, such as its own id of the transaction. */
    public Map<String, String> facts() {
        return facts;
    }

    void add(Exchange exchange) {
        exchanges.add(exchange);
        interrupted = Optional.empty();
    }

    void interrupted(Conversation conversation, List<Answer> answers) {
        interrupted = Optional.of(new Interrupted(conversation, answers));
    }

    Optional<Interrupted> interrupted() {
        return interrupted;
    }

    Optional<Call> lastCall() {
        return exchanges.isEmpty()
                ? Optional.empty()
                : Optional.of(exchanges.getLast().call());
    }

    JsonObject json() {
        JsonArray calls = new JsonArray();
        exchanges.forEach(exchange -> calls.add(exchange.json()));
        JsonObject remembered = new JsonObject();
        facts.forEach(remembered::put);
        return new JsonObject()
                .put("id", id)
                .put("order", order.id())
                .put("amount", order.amount().toPlainString())
                .put("currency", order.currency())
                .put("description", order.description())
                .put("returnAddress", order.returnAddress())
                .put("openedAt", openedAt.toString())
                .put("state", state.name())
                .put("returned", returned.toPlainString())
                .put("facts", remembered)
                .put("exchanges", calls);
    }
}
