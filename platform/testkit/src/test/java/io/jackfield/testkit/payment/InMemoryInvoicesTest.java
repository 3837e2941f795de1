package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Bot;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.payment.rules.Decision.Line.Kind;
import io.jackfield.host.payment.telegram.LedgerPayments;
import io.jackfield.host.payment.telegram.PreCheckoutVerdict;
import io.jackfield.host.payment.telegram.TelegramFacts;
import io.jackfield.host.telegram.ApiAccess;
import io.jackfield.host.telegram.IncomingUpdate.Paid;
import io.jackfield.host.telegram.IncomingUpdate.PreCheckout;
import io.jackfield.host.telegram.IncomingUpdate.Refunded;
import io.jackfield.host.telegram.IncomingUpdate.SubscriptionChanged;
import io.jackfield.host.telegram.ServedBot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Telegram says, in words of the ledger: {@link LedgerPayments} over orders in memory. */
class InMemoryInvoicesTest {
    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Money PRICE = new Money(250, "XTR");
    private static final long ADA = 5;
    private static final ServedBot HELPER = bot("helper");

    private Instant now = START;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final InMemoryOrders orders = new InMemoryOrders(clock).add(order("tea", State.OPEN));
    private final InMemoryInvoices invoices = new InMemoryInvoices(orders, clock);
    private final LedgerPayments payments = invoices.payments();

    private static ServedBot bot(String id) {
        return new ServedBot(
                1, new Bot(id, id + "_bot", id), 42, new ApiAccess("http://localhost:1", "42:secret"), () -> {
                    throw new IllegalStateException("nobody asks for settings");
                });
    }

    private static PaymentOrder order(String id, State state) {
        return new PaymentOrder(
                id,
                new Person(ADA, "Ada", "", Optional.empty(), "en"),
                Recipient.of("helper", ADA),
                new PaymentOrder.Product("tea", Optional.empty(), true, Map.of()),
                "Tea",
                "A cup of tea",
                PRICE,
                state,
                START.plus(Duration.ofDays(1)),
                Map.of());
    }

    private PreCheckoutVerdict asks(long buyer, String payload, Money amount) {
        return payments.check(HELPER, buyer, new PreCheckout("c1", payload, amount));
    }

    private PreCheckoutVerdict asks() {
        return asks(ADA, "2:stars:tea", PRICE);
    }

    private static Paid once(String charge) {
        return new Paid("2:stars:tea", PRICE, charge, "p-" + charge, START, Optional.empty(), false, false);
    }

    private static Paid subscribes(String charge, Instant until, boolean first) {
        return new Paid("2:stars:tea", PRICE, charge, "", START, Optional.of(until), true, first);
    }

    private void pays(Paid paid) {
        payments.paid(HELPER, ADA, paid);
    }

    private void refunds(String charge) {
        payments.refunded(HELPER, ADA, new Refunded("2:stars:tea", PRICE, charge));
    }

    @Test
    void openOrderMayBePaidByItsBuyerAtItsPrice() {
        assertThat(asks()).isEqualTo(PreCheckoutVerdict.ALLOWED);
        assertThat(asks(6, "2:stars:tea", PRICE)).isEqualTo(PreCheckoutVerdict.NOT_THE_BUYER);
        assertThat(asks(ADA, "2:stars:tea", new Money(249, "XTR"))).isEqualTo(PreCheckoutVerdict.WRONG_AMOUNT);
        assertThat(asks(ADA, "2:stars:tea", new Money(251, "XTR"))).isEqualTo(PreCheckoutVerdict.WRONG_AMOUNT);
        assertThat(asks(ADA, "2:stars:tea", new Money(250, "RUB"))).isEqualTo(PreCheckoutVerdict.WRONG_AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tea", "1:stars:tea", "2:stars:coffee", "3:stars:tea"})
    void whatIsNoOrderCannotBePaid(String payload) {
        assertThat(asks(ADA, payload, PRICE)).isEqualTo(PreCheckoutVerdict.UNKNOWN);
    }

    @Test
    void orderOfAnotherBotIsUnknown() {
        assertThat(payments.check(bot("other"), ADA, new PreCheckout("c1", "2:stars:tea", PRICE)))
                .isEqualTo(PreCheckoutVerdict.UNKNOWN);
    }

    @Test
    void orderWhoseTimeIsOverCannotBePaid() {
        now = START.plus(Duration.ofDays(1));
        assertThat(asks()).isEqualTo(PreCheckoutVerdict.EXPIRED);
        now = now.minusMillis(1);
        assertThat(asks()).isEqualTo(PreCheckoutVerdict.ALLOWED);
    }

    @Test
    void closedOrderCannotBePaid() {
        orders.add(order("gone", State.CLOSED));

        assertThat(asks(ADA, "2:stars:gone", PRICE)).isEqualTo(PreCheckoutVerdict.CLOSED);
        now = START.plus(Duration.ofDays(2));
        assertThat(asks(ADA, "2:stars:gone", PRICE)).isEqualTo(PreCheckoutVerdict.EXPIRED);
    }

    @Test
    void orderThatIsBeingPaidElsewhereIsHeld() {
        orders.ledger("payme", "helper")
                .begin(new Begin("t1", "tea", PRICE, START, Duration.ofHours(12), "4", Map.of()));

        assertThat(asks()).isEqualTo(PreCheckoutVerdict.HELD);
        now = START.plus(Duration.ofHours(12));
        assertThat(asks()).isEqualTo(PreCheckoutVerdict.ALLOWED);
    }

    @Test
    void paymentIsCreditedOnceWithWhatTelegramSaysOfIt() {
        pays(once("stx1"));
        pays(once("stx1"));

        assertThat(orders.timesGranted("tea")).isOne();
        Transaction transaction = orders.transactions().getFirst();
        assertThat(transaction.systemId()).contains("stx1");
        assertThat(transaction.systemTime()).isEqualTo(START);
        assertThat(transaction.facts())
                .containsOnly(Map.entry(TelegramFacts.USER, "5"), Map.entry(TelegramFacts.PROVIDER_CHARGE, "p-stx1"));
        assertThat(asks()).isEqualTo(PreCheckoutVerdict.PAID);
        assertThat(orders.reviews()).isEmpty();
    }

    @Test
    void secondChargeOfAnOrderIsSurplus() {
        pays(once("stx1"));
        pays(once("stx2"));

        assertThat(orders.timesGranted("tea")).isOne();
        assertThat(orders.sum(Kind.SURPLUS)).isEqualTo(250);
    }

    @Test
    void paymentThatComesAfterTheOrdersTimeCounts() {
        now = START.plus(Duration.ofDays(3));
        pays(once("stx1"));

        assertThat(orders.timesGranted("tea")).isOne();
    }

    @Test
    void moneyThatBelongsToNoOrderIsShownToTheOperatorOnce() {
        Paid unknown = new Paid("2:stars:coffee", PRICE, "stx9", "", START, Optional.empty(), false, false);
        Paid foreign = new Paid("1:shop:vip", PRICE, "stx8", "", START, Optional.empty(), false, false);
        pays(unknown);
        pays(unknown);
        pays(foreign);

        assertThat(orders.reviews()).hasSize(2);
        assertThat(orders.reviews().getFirst()).contains("coffee: received 250 XTR from user 5", "stx9", "NO_ORDER");
        assertThat(orders.reviews().getLast()).contains("stx8", "1:shop:vip");
    }

    @Test
    void wrongAmountIsKeptAndShownByTheLedger() {
        pays(new Paid("2:stars:tea", new Money(1, "XTR"), "stx1", "", START, Optional.empty(), false, false));

        assertThat(orders.timesGranted("tea")).isZero();
        assertThat(orders.sum(Kind.SURPLUS)).isOne();
        assertThat(orders.reviews()).hasSize(1);
    }

    @Test
    void refundTakesBackWhatThePaymentGaveOnce() {
        pays(once("stx1"));
        refunds("stx1");
        refunds("stx1");

        assertThat(orders.timesTakenBack("tea")).isOne();
        assertThat(orders.order("tea").state()).isEqualTo(State.REFUNDED);
        assertThat(asks()).isEqualTo(PreCheckoutVerdict.CLOSED);
        assertThat(orders.reviews()).isEmpty();
    }

    @Test
    void refundOfAnUnknownChargeIsShownToTheOperator() {
        refunds("stx7");
        payments.refunded(HELPER, ADA, new Refunded("old", PRICE, "stx6"));

        assertThat(orders.reviews()).hasSize(2);
        assertThat(orders.reviews().getFirst()).contains("stx7", "NO_TRANSACTION");
    }

    @Test
    void furtherPeriodIsANewPaidOrder() {
        Instant end = START.plus(Duration.ofDays(30));
        pays(subscribes("stx1", end, true));
        now = end;
        Paid renewal = subscribes("stx2", end.plus(Duration.ofDays(30)), false);
        pays(renewal);
        pays(renewal);

        assertThat(orders.timesGranted("tea")).isOne();
        assertThat(orders.transactions()).hasSize(2);
        Transaction second = orders.transactions().getLast();
        assertThat(second.orderId()).isNotEqualTo("tea");
        assertThat(orders.timesGranted(second.orderId())).isOne();
        assertThat(TelegramFacts.paidUntil(second)).contains(end.plus(Duration.ofDays(30)));
        assertThat(orders.sum(Kind.SURPLUS)).isZero();
    }

    @Test
    void furtherPeriodPaysTheFirstOrderWhenNobodyHasHeardOfItsPayment() {
        pays(subscribes("stx2", START.plus(Duration.ofDays(60)), false));

        assertThat(orders.order("tea").state()).isEqualTo(State.PAID);
        assertThat(orders.transactions()).hasSize(1);
    }

    @Test
    void linkThatIsPaidTwiceGivesOneSubscription() {
        pays(subscribes("stx1", START.plus(Duration.ofDays(30)), true));
        pays(subscribes("stx2", START.plus(Duration.ofDays(30)), true));

        assertThat(orders.timesGranted("tea")).isOne();
        assertThat(orders.sum(Kind.SURPLUS)).isEqualTo(250);
    }

    @Test
    void questionAboutThePaymentOfAFurtherPeriodIsAllowedNearItsBeginningOnly() {
        Instant end = START.plus(Duration.ofDays(30));
        pays(subscribes("stx1", end, true));

        assertThat(asks()).isEqualTo(PreCheckoutVerdict.PAID);
        now = end.minus(Duration.ofDays(2));
        assertThat(asks()).isEqualTo(PreCheckoutVerdict.ALLOWED);
    }

    @Test
    void changesOfASubscriptionAreNoted() {
        payments.renewal(HELPER, new SubscriptionChanged("2:stars:tea", SubscriptionChanged.State.CANCELED, START));
        assertThat(invoices.isRenewalWanted("tea")).isFalse();

        payments.renewal(HELPER, new SubscriptionChanged("2:stars:tea", SubscriptionChanged.State.ACTIVE, START));
        payments.renewal(HELPER, new SubscriptionChanged("2:stars:tea", SubscriptionChanged.State.FAILED, START));
        payments.renewal(HELPER, new SubscriptionChanged("nobody's", SubscriptionChanged.State.FAILED, START));

        assertThat(invoices.isRenewalWanted("tea")).isTrue();
        assertThat(invoices.hasRenewalFailed("tea")).isTrue();
    }

    @Test
    void paymentByAnotherPersonCreditsTheBuyerOfTheOrder() {
        payments.paid(HELPER, 6, once("stx1"));

        Ledger ledger = orders.ledger("stars", "helper");
        assertThat(orders.timesGranted("tea")).isOne();
        assertThat(ledger.transaction("stx1").orElseThrow().facts()).containsEntry(TelegramFacts.USER, "6");
    }
}
