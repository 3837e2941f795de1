package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.payment.OrderBook;
import io.jackfield.api.payment.OrderBook.Transaction;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentProvider;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InMemoryOrderBookTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
    private static final Money PRICE = new Money(100, "EUR");

    private final InMemoryOrderBook book = new InMemoryOrderBook(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void sameBeginningAgainGivesTheOneThatIsThere() throws Exception {
        book.add(order("a"));

        does(open -> assertThat(open.begin("t", "a", PRICE)).isEqualTo(open.begin("t", "a", PRICE)));

        assertThat(book.transactions()).hasSize(1);
    }

    @Test
    void settlingTwiceCreditsOnce() throws Exception {
        book.add(order("a"));
        does(open -> open.begin("t", "a", PRICE));

        does(open -> assertThat(open.settle("t")).isEqualTo(open.settle("t")));

        assertThat(book.timesCredited("a")).isEqualTo(1);
    }

    @Test
    void whatIsNotAllowedIsRefused() throws Exception {
        book.add(order("a"));
        refuses(open -> open.begin("t", "nobody", PRICE), "no order 'nobody'");
        refuses(open -> open.begin("t", "a", new Money(1, "EUR")), "costs");
        refuses(open -> open.settle("t"), "no transaction 't'");
        does(open -> open.begin("t", "a", PRICE));
        does(open -> open.cancel("t", 3));
        refuses(open -> open.settle("t"), "is CANCELLED");
        does(open -> open.begin("u", "a", PRICE));
        does(open -> open.settle("u"));
        refuses(open -> open.begin("v", "a", PRICE), "is PAID");
    }

    @Test
    void cancellingWhatIsSettledTakesTheMoneyBack() throws Exception {
        book.add(order("a"));
        does(open -> open.begin("t", "a", PRICE));
        does(open -> open.settle("t"));

        does(open -> open.cancel("t", 5));

        assertThat(book.order("a").state()).isEqualTo(PaymentOrder.State.REFUNDED);
        assertThat(book.transactions()).extracting(Transaction::reason).containsExactly(5);
    }

    @Test
    void failedCallLeavesNothingBehind() {
        book.add(order("a"));

        assertThatThrownBy(() -> does(open -> {
                    open.begin("t", "a", PRICE);
                    open.settle("t");
                    throw new IllegalStateException("after all");
                }))
                .hasMessage("after all");

        assertThat(book.timesCredited("a")).isZero();
        assertThat(book.transactions()).isEmpty();
        assertThat(book.order("a").state()).isEqualTo(PaymentOrder.State.OPEN);
    }

    private void refuses(Consumer<OrderBook> work, String why) {
        assertThatThrownBy(() -> does(work)).hasMessageContaining(why);
    }

    private void does(Consumer<OrderBook> work) throws Exception {
        book.call(new Worker(work), "test", new WebRequest("POST", "", Map.of(), Map.of(), new byte[0], ""));
    }

    private static PaymentOrder order(String id) {
        return new PaymentOrder(
                id, Recipient.of("test", 1), "Title", "", PRICE, PaymentOrder.State.OPEN, NOW.plusSeconds(1));
    }

    private record Worker(Consumer<OrderBook> work) implements PaymentProvider {
        @Override
        public String name() {
            return "worker";
        }

        @Override
        public Set<String> currencies() {
            return Set.of("EUR");
        }

        @Override
        public Checkout checkout(PaymentOrder order) {
            throw new UnsupportedOperationException("takes calls only");
        }

        @Override
        public WebAnswer callback(String bot, WebRequest request, OrderBook orders) {
            work.accept(orders);
            return WebAnswer.json("{}");
        }
    }
}
