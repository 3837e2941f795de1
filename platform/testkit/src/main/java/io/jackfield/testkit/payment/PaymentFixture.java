package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Where the payments of one test are made: orders, their book, the provider and the system that calls it. */
final class PaymentFixture implements AutoCloseable {
    static final String BOT = "test";
    static final long PRICE = 59_900;

    private final InMemoryOrderBook book;
    private final List<PaymentProvider> made = new CopyOnWriteArrayList<>();
    private final Instant now;
    private final Supplier<PaymentProvider> maker;
    private final Optional<PaymentSystem> system;

    PaymentFixture(Instant now, Supplier<PaymentProvider> maker, Optional<PaymentSystem> system) {
        this.now = now;
        this.maker = maker;
        this.system = system;
        book = new InMemoryOrderBook(Clock.fixed(now, ZoneOffset.UTC));
    }

    InMemoryOrderBook book() {
        return book;
    }

    /** The first one that was made. */
    PaymentProvider provider() {
        return made.getFirst();
    }

    PaymentProvider another() {
        PaymentProvider one = maker.get();
        made.add(one);
        return one;
    }

    PaymentSystem requireSystem() {
        assumeTrue(system.isPresent(), "no payment system calls this provider");
        return system.get();
    }

    List<WebRequest> requireCancels(PaymentOrder order) {
        List<WebRequest> cancels = requireSystem().cancels(order, "tx-1");
        assumeTrue(!cancels.isEmpty(), "the payment system cancels nothing");
        return cancels;
    }

    PaymentOrder order(String id) {
        return order(
                id,
                new Money(
                        PRICE,
                        provider().currencies().stream().sorted().findFirst().orElseThrow()));
    }

    PaymentOrder order(String id, Money price) {
        return new PaymentOrder(
                id,
                Recipient.of(BOT, 1_001),
                "One month",
                "Everything for a month",
                price,
                State.OPEN,
                now.plus(Duration.ofHours(1)));
    }

    static PaymentOrder at(PaymentOrder order, Money price) {
        return new PaymentOrder(
                order.id(), order.buyer(), order.title(), order.description(), price, order.state(), order.expiresAt());
    }

    PaymentOrder placed(String id) {
        PaymentOrder order = order(id);
        book.add(order);
        return order;
    }

    void pays(PaymentOrder order, String transaction) throws Exception {
        for (WebRequest genuine : requireSystem().pays(order, transaction)) {
            call(provider(), genuine);
        }
    }

    /** Whatever comes, the payment system gets an answer that it can read. */
    WebAnswer call(PaymentProvider asked, WebRequest request) throws Exception {
        WebAnswer answer = book.call(asked, BOT, request);
        Answers.requireWellFormed(answer);
        return answer;
    }

    void assertPaid(PaymentOrder order) {
        assertThat(book.timesCredited(order.id()))
                .as("times that %s was credited", order.id())
                .isEqualTo(1);
        assertThat(book.order(order.id()).state()).isEqualTo(State.PAID);
    }

    void assertUntouched(PaymentOrder order) {
        assertThat(book.transactions()).isEmpty();
        assertThat(book.order(order.id()).state()).isEqualTo(State.OPEN);
    }

    @Override
    public void close() throws Exception {
        for (PaymentProvider one : made) {
            if (one instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
