package io.jackfield.payment.yookassa;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.Merchant;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentProvider.Refund;
import io.jackfield.api.payment.Transaction;
import io.jackfield.testkit.TestClock;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.TestMerchant;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A bot with a shop at {@link FakeYooKassa}. */
final class Till implements AutoCloseable {
    static final Money PRICE = new Money(99_000, "RUB");
    static final String EMAIL = "ada@example.org";

    final FakeYooKassa yooKassa;
    final TestContext context;
    final InMemoryOrders orders;
    final PaymentProvider provider;
    private TestMerchant merchant;

    private Till(FakeYooKassa yooKassa, Map<String, ?> config) {
        this.yooKassa = yooKassa;
        context = TestContext.of("payment-yookassa", config);
        orders = new InMemoryOrders(context.clock());
        provider = context.make(PaymentProvider.class, YooKassaProvider.class);
        merchant = TestMerchant.of(context, "yookassa", orders);
    }

    static Till open() {
        return open(Map.of());
    }

    static Till open(Map<String, ?> more) {
        FakeYooKassa yooKassa = new FakeYooKassa(Clock.systemUTC());
        Map<String, Object> config = new HashMap<>(yooKassa.config());
        config.put("receipts.enabled", false);
        config.putAll(more);
        return new Till(yooKassa, config);
    }

    Till takingRealMoney() {
        merchant = merchant.withRealMoney();
        return this;
    }

    TestMerchant merchant() {
        return merchant;
    }

    TestMerchant another() {
        return merchant.ofBot(new Bot("other", "other_bot", "Other Bot"));
    }

    /** This bot's, which knows another one of the same shop. */
    Merchant sharedWith(Merchant another) {
        return (Merchant) Proxy.newProxyInstance(
                Merchant.class.getClassLoader(),
                new Class<?>[] {Merchant.class},
                (self, method, arguments) -> method.getName().equals("other")
                        ? Optional.of(another).filter(one -> one.bot().id().equals(arguments[0]))
                        : method.invoke(merchant, arguments));
    }

    void timePasses(Duration time) {
        ((TestClock) context.clock()).advance(time);
    }

    PaymentOrder order(String id) {
        return order(id, Map.of(PaymentOrder.EMAIL, EMAIL), Map.of());
    }

    PaymentOrder order(String id, Map<String, String> customer, Map<String, String> facts) {
        return order(id, merchant.bot().id(), customer, facts);
    }

    PaymentOrder order(String id, String bot, Map<String, String> customer, Map<String, String> facts) {
        PaymentOrder order = new PaymentOrder(
                id,
                new Person(1_001, "Ada", "", Optional.empty(), "ru"),
                Recipient.of(bot, 1_001),
                new PaymentOrder.Product("month", Optional.of(Period.ofMonths(1)), true, facts),
                "Подписка, 1 месяц",
                "Всё на месяц",
                PRICE,
                PaymentOrder.State.OPEN,
                context.clock().instant().plus(Duration.ofDays(2)),
                customer);
        orders.add(order);
        return order;
    }

    URI page(PaymentOrder order) throws Exception {
        return ((Checkout.Page) provider.checkout(order, merchant)).address();
    }

    /** Notifies of the newest payment of an order; gives the status of the answer. */
    int notifies(PaymentOrder order) throws Exception {
        return provider.callback(yooKassa.tellsOf(yooKassa.idOf(order, "tx")), merchant)
                .status();
    }

    /** An order that has been paid on the page. */
    PaymentOrder paid(String id) throws Exception {
        PaymentOrder order = order(id);
        page(order);
        yooKassa.pay(yooKassa.idOf(order, "tx"), "");
        notifies(order);
        return order;
    }

    Transaction transactionOf(PaymentOrder order) {
        return orders.transactions().stream()
                .filter(one -> one.orderId().equals(order.id()))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    Refund refund(PaymentOrder order, String key, long minorUnits) {
        return new Refund(key, transactionOf(order), new Money(minorUnits, "RUB"), "asked by the buyer");
    }

    @Override
    public void close() throws Exception {
        context.sharedObjects().close();
        yooKassa.close();
    }
}
