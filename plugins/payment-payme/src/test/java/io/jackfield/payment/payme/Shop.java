package io.jackfield.payment.payme;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.TestClock;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.TestMerchant;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A bot with a cash desk, and Payme calling. */
final class Shop implements AutoCloseable {
    static final long PRICE = 9_900_000;
    static final String ID = "63ae1f20b0c4d5e6f7a81901";
    static final String OTHER_ID = "63ae1f20b0c4d5e6f7a81902";

    final TestContext context;
    final InMemoryOrders orders;
    final PaymentProvider provider;
    private TestMerchant merchant;

    private Shop(Map<String, ?> config) {
        context = TestContext.of("payment-payme", config);
        orders = new InMemoryOrders(context.clock());
        provider = context.make(PaymentProvider.class, PaymeProvider.class);
        merchant = TestMerchant.of(context, "payme", orders);
    }

    static Shop open() {
        return open(Map.of());
    }

    static Shop open(Map<String, ?> more) {
        Map<String, Object> config = new HashMap<>(new PaymeCalls(Clock.systemUTC()).config());
        config.putAll(more);
        return new Shop(config);
    }

    Shop takingRealMoney() {
        merchant = merchant.withRealMoney();
        return this;
    }

    TestMerchant merchant() {
        return merchant;
    }

    Instant now() {
        return context.clock().instant();
    }

    void timePasses(Duration time) {
        ((TestClock) context.clock()).advance(time);
    }

    /** Places an order that costs {@link #PRICE}. */
    PaymentOrder order(String id) {
        return order(id, Map.of());
    }

    PaymentOrder order(String id, Map<String, String> facts) {
        return order(id, "uz", facts, new Money(PRICE, "UZS"));
    }

    PaymentOrder order(String id, String language, Map<String, String> facts, Money price) {
        PaymentOrder order = new PaymentOrder(
                id,
                new Person(1_001, "Ada", "", Optional.empty(), language),
                Recipient.of(merchant.bot().id(), 1_001),
                new PaymentOrder.Product("month", Optional.of(Period.ofMonths(1)), false, facts),
                "Obuna, 1 oy",
                "Bir oylik obuna",
                price,
                PaymentOrder.State.OPEN,
                now().plus(Duration.ofDays(1)),
                Map.of());
        orders.add(order);
        return order;
    }

    URI checkout(PaymentOrder order) throws Exception {
        return ((Checkout.Page) provider.checkout(order, merchant)).address();
    }

    JsonNode answer(WebRequest call) throws Exception {
        return PaymeCalls.json(provider.callback(call, merchant));
    }

    private JsonNode answer(String method, String params) throws Exception {
        return answer(PaymeCalls.call(method, params));
    }

    /** What Payme reads when everything went well. */
    JsonNode result(String method, String params) throws Exception {
        JsonNode answer = answer(method, params);
        if (!answer.has("result")) {
            throw new AssertionError(method + " was answered " + answer);
        }
        return answer.get("result");
    }

    JsonNode error(String method, String params) throws Exception {
        JsonNode answer = answer(method, params);
        if (!answer.has("error")) {
            throw new AssertionError(method + " was answered " + answer);
        }
        return answer.get("error");
    }

    int code(String method, String params) throws Exception {
        return error(method, params).get("code").intValue();
    }

    String purchase(String order, long amount) {
        return "{\"amount\":%d,\"account\":{\"order_id\":\"%s\"}}".formatted(amount, order);
    }

    String creation(String id, String order) {
        return creation(id, order, PRICE);
    }

    String creation(String id, String order, long amount) {
        return "{\"id\":\"%s\",\"time\":%d,\"amount\":%d,\"account\":{\"order_id\":\"%s\"}}"
                .formatted(id, now().toEpochMilli(), amount, order);
    }

    static String transaction(String id) {
        return "{\"id\":\"%s\"}".formatted(id);
    }

    static String cancellation(String id, int reason) {
        return "{\"id\":\"%s\",\"reason\":%d}".formatted(id, reason);
    }

    @Override
    public void close() throws Exception {
        context.sharedObjects().close();
    }
}
