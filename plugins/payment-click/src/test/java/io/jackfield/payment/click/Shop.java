package io.jackfield.payment.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.payment.PaymentProvider.Refund;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.TestClock;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.TestMerchant;
import io.jackfield.testkit.payment.TestOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A bot with an account, and Click calling. */
final class Shop implements AutoCloseable {
    static final Money PRICE = Money.of("15000.00", Account.CURRENCY);

    final ClickCalls click;
    final TestContext context;
    final InMemoryOrders orders;
    final PaymentProvider provider;
    final TestMerchant merchant;

    private Shop(Map<String, Object> more) {
        click = new ClickCalls(Clock.systemUTC(), more);
        context = TestContext.of("payment-click", click.config());
        orders = new InMemoryOrders(context.clock());
        provider = context.make(PaymentProvider.class, ClickProvider.class);
        merchant = TestMerchant.of(context, "click", orders);
    }

    static Shop open() {
        return open(Map.of());
    }

    static Shop open(Map<String, Object> more) {
        return new Shop(more);
    }

    PaymentOrder order(String id) {
        PaymentOrder order = TestOrder.of(
                merchant.bot().id(), id, PRICE, context.clock().instant().plus(Duration.ofDays(1)));
        orders.add(order);
        return order;
    }

    void timePasses(Duration time) {
        ((TestClock) context.clock()).advance(time);
    }

    WebAnswer answer(WebRequest call) throws Exception {
        return provider.callback(call, merchant);
    }

    int error(WebRequest call) throws Exception {
        return ClickCalls.error(answer(call));
    }

    int prepare(PaymentOrder order, String transaction) throws Exception {
        return error(click.prepare(order, transaction));
    }

    /** The number with which a payment goes on, whose Prepare got a yes. */
    long prepared(PaymentOrder order, String transaction) throws Exception {
        WebAnswer answer = answer(click.prepare(order, transaction));
        assertThat(ClickCalls.error(answer)).as("answer to Prepare").isZero();
        return ClickCalls.prepareId(Optional.of(answer));
    }

    /** Its money has been taken, and Click's Merchant API says so. */
    Transaction paid(PaymentOrder order, String transaction) throws Exception {
        long number = prepared(order, transaction);
        click.api().put(click.paymentId(order, transaction), order.id(), 2);
        assertThat(error(click.complete(order, transaction, number, 0)))
                .as("answer to Complete")
                .isZero();
        return transaction(number);
    }

    Transaction transaction(long number) {
        return merchant.ledger().numbered(number).orElseThrow();
    }

    static Refund refund(Transaction paid) {
        return new Refund("key-1", paid, paid.amount(), "asked by the buyer");
    }

    void rivalTakes(PaymentOrder order) {
        orders.ledger("rival", merchant.bot().id())
                .taken(new Taken(
                        "rival-1", order.id(), order.price(), context.clock().instant(), Map.of()));
    }

    @Override
    public void close() throws Exception {
        context.sharedObjects().close();
        click.close();
    }
}
