package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.payment.OrderDraft;
import io.jackfield.host.store.Migrations;
import io.jackfield.host.store.StoredOrder;
import io.jackfield.it.fixture.GrantLog;
import io.jackfield.it.fixture.PaymentRoom;
import io.jackfield.it.fixture.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** Opening, renewing and ending orders on a real PostgreSQL. */
class OrdersIT {
    private static final Duration LIFE = Duration.ofHours(12);
    private static final AtomicLong BUYERS = new AtomicLong(500);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", """
                    plans: [{id: free}, {id: premium, label: Premium}]
                    products:
                      - id: month
                        plan: premium
                        period: P1M
                        title: One month
                        prices: {RUB: 599, XTR: 250}
                        facts: {ikpu: "10305"}
                        renews: true
                    payments: {orderLife: 24h}
                    """).notStarted();

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private final Person buyer = PaymentRoom.buyer(BUYERS.incrementAndGet(), "en");
    private PaymentRoom room;
    private Ledger alpha;

    @BeforeEach
    void open() {
        Migrations.apply(platform.config().database().url().orElseThrow());
        room = new PaymentRoom(
                platform.config().bots().getFirst(),
                platform.config().database().url().orElseThrow(),
                clock,
                new GrantLog());
        alpha = room.ledger("alpha");
    }

    @AfterEach
    void close() {
        room.close();
    }

    private PaymentOrder order(String currency) {
        return room.open(buyer, "month", currency);
    }

    private State stateOf(PaymentOrder order) {
        return alpha.order(order.id()).orElseThrow().state();
    }

    private Begin begin(PaymentOrder order) {
        return new Begin("b" + order.id(), order.id(), order.price(), clock.instant(), LIFE, "4", Map.of());
    }

    private Taken taken(String systemId, PaymentOrder order) {
        return new Taken(systemId, order.id(), order.price(), clock.instant(), Map.of());
    }

    private Entry renewed(Taken taken) {
        return room.ask(payments -> payments.renewals().renewed(room.bot(), "stars", taken));
    }

    private void sweep() {
        room.ask(payments -> payments.clockTurned());
    }

    @Test
    void orderIsKeptAsItWasMade() {
        platform.journal()
                .execute("insert into person(bot, id, first_name, last_name, username, language) values ("
                        + room.bot().number() + ", " + buyer.id() + ", 'Ada', '', 'ada', 'ru')");

        PaymentOrder order = order("RUB");
        PaymentOrder found = alpha.order(order.id()).orElseThrow();

        assertThat(order.id()).matches("[abcdefghjkmnpqrstvwxyz23456789]{15}[a-z]");
        assertThat(found.buyer().firstName()).isEqualTo("Ada");
        assertThat(found.buyer().username()).contains("ada");
        assertThat(found.buyer().language()).isEqualTo("en");
        assertThat(found.product()).isEqualTo(order.product());
        assertThat(found.product().facts()).isEqualTo(Map.of("ikpu", "10305"));
        assertThat(found.price()).isEqualTo(new Money(59_900, "RUB"));
        assertThat(found.chat()).isEqualTo(order.chat());
        assertThat(found.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
    }

    @Test
    void openOneIsFoundAgainAndLearnsOfItsBuyer() {
        PaymentOrder order = order("RUB");

        PaymentOrder again =
                room.open(room.draft(buyer, "month", "RUB", Map.of(PaymentOrder.EMAIL, "ada@example.org")));
        PaymentOrder third = room.open(room.draft(buyer, "month", "RUB", Map.of(PaymentOrder.PHONE, "+7999")));

        assertThat(again.id()).isEqualTo(order.id());
        assertThat(third.customer()).isEqualTo(Map.of("email", "ada@example.org", "phone", "+7999"));
    }

    @Test
    void otherCurrencyWithdrawsTheOlderOne() {
        PaymentOrder roubles = order("RUB");

        PaymentOrder stars = order("XTR");

        assertThat(stars.id()).isNotEqualTo(roubles.id());
        assertThat(stateOf(roubles)).isEqualTo(State.CLOSED);
        assertThat(alpha.begin(begin(roubles)).verdict()).isEqualTo(Verdict.ORDER_CLOSED);
    }

    @Test
    void oneThatSomebodyIsAboutToPayIsNotWithdrawn() {
        PaymentOrder roubles = order("RUB");
        alpha.begin(begin(roubles));

        order("XTR");

        assertThat(stateOf(roubles)).isEqualTo(State.OPEN);
        assertThat(alpha.settle("b" + roubles.id()).verdict()).isEqualTo(Verdict.DONE);
    }

    @Test
    void whoHasNoChatIsToldNothingOfWhatTheyPay() {
        OrderDraft draft = room.draft(buyer, "month", "RUB", Map.of());
        PaymentOrder order = room.open(new OrderDraft(
                buyer,
                Recipient.of("shop", 0),
                draft.product(),
                draft.plan(),
                draft.credits(),
                draft.title(),
                draft.description(),
                draft.price(),
                Map.of()));
        alpha.begin(begin(order));

        assertThat(alpha.settle("b" + order.id()).verdict()).isEqualTo(Verdict.DONE);

        assertThat(stateOf(order)).isEqualTo(State.PAID);
        assertThat(room.sent()).isZero();
    }

    @Test
    void otherPriceMakesANewOrderUnlessTheOldOneIsBeingPaid() {
        PaymentOrder dear = order("RUB");
        OrderDraft draft = room.draft(buyer, "month", "RUB", Map.of());
        OrderDraft cheap = new OrderDraft(
                buyer,
                draft.chat(),
                draft.product(),
                draft.plan(),
                draft.credits(),
                draft.title(),
                draft.description(),
                new Money(100, "RUB"),
                Map.of());

        PaymentOrder cheaper = room.open(cheap);
        assertThat(cheaper.price()).isEqualTo(new Money(100, "RUB"));
        assertThat(stateOf(dear)).isEqualTo(State.CLOSED);

        alpha.begin(begin(cheaper));
        assertThat(order("RUB").id()).isEqualTo(cheaper.id());
    }

    @Test
    void expiredOneMakesRoomForANewOne() {
        PaymentOrder old = order("RUB");
        clock.add(Duration.ofHours(24));

        PaymentOrder fresh = order("RUB");

        assertThat(fresh.id()).isNotEqualTo(old.id());
        assertThat(stateOf(old)).isEqualTo(State.CLOSED);
        assertThat(alpha.taken(taken("late-" + old.id(), old)).verdict()).isEqualTo(Verdict.DONE);
    }

    @Test
    void ordersThatAreOpenedAtOnceAreOne() throws Exception {
        List<Future<String>> opened = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int times = 0; times < 40; times++) {
                String currency = times % 2 == 0 ? "RUB" : "XTR";
                opened.add(threads.submit(() -> order(currency).id()));
            }
        }

        for (Future<String> one : opened) {
            assertThat(one.get()).isNotEmpty();
        }
        assertThat(platform.journal()
                        .column("select count(*) from payment_order where state = 'open' and person = " + buyer.id()))
                .containsExactly("1");
    }

    @Test
    void whatRunsOutOfTimeEndsByItself() {
        PaymentOrder attempted = order("RUB");
        Transaction attempt =
                alpha.attempt(attempted.id(), Duration.ofHours(1)).transaction().orElseThrow();
        PaymentOrder begun = room.open(PaymentRoom.buyer(BUYERS.incrementAndGet(), "en"), "month", "RUB");
        clock.add(Duration.ofHours(20));
        alpha.begin(begin(begun));

        clock.add(Duration.ofHours(4));
        sweep();

        assertThat(alpha.numbered(attempt.number()).orElseThrow().state()).isEqualTo(Transaction.State.CANCELLED);
        assertThat(alpha.numbered(attempt.number()).orElseThrow().reason()).isEqualTo("expired");
        assertThat(stateOf(attempted)).isEqualTo(State.CLOSED);
        assertThat(stateOf(begun)).isEqualTo(State.OPEN);

        clock.add(Duration.ofHours(8));
        sweep();

        assertThat(stateOf(begun)).isEqualTo(State.CLOSED);
        assertThat(room.counted("lapsed")).isEqualTo(2);
    }

    @Test
    void sweepGoesOnPageByPage() {
        for (int times = 0; times < 230; times++) {
            room.open(PaymentRoom.buyer(BUYERS.incrementAndGet(), "en"), "month", "RUB");
        }
        clock.add(Duration.ofHours(24));

        sweep();

        assertThat(platform.journal()
                        .column("select count(*) from payment_order where state = 'open' and expires_at <= '"
                                + clock.instant() + "'"))
                .containsExactly("0");
    }

    @Test
    void furtherPaymentIsANewOrderThatIsPaid() {
        PaymentOrder first = order("XTR");
        room.ledger("stars").taken(taken("charge1-" + first.id(), first));
        Instant until = Instant.parse("2026-05-30T10:00:00Z");
        Taken second = new Taken(
                "charge2-" + first.id(),
                first.id(),
                first.price(),
                clock.instant(),
                Map.of("subscription_expiration_date", Long.toString(until.getEpochSecond())));

        Entry renewed = renewed(second);

        assertThat(renewed.verdict()).isEqualTo(Verdict.DONE);
        PaymentOrder next = renewed.order().orElseThrow();
        assertThat(next.id()).isNotEqualTo(first.id());
        assertThat(next.state()).isEqualTo(State.PAID);
        assertThat(next.product()).isEqualTo(first.product());
        assertThat(alpha.order(next.id()).orElseThrow()).isEqualTo(next);
        assertThat(platform.journal()
                        .column("select extract(epoch from until)::bigint from test_grant where order_id = '"
                                + next.id() + "'"))
                .containsExactly(Long.toString(until.getEpochSecond()));
        assertThat(renewed(second)).isEqualTo(new Entry(Verdict.REPEATED, renewed.transaction(), renewed.order()));
        assertThat(renewed(new Taken("charge3", "nobody", first.price(), clock.instant(), Map.of()))
                        .verdict())
                .isEqualTo(Verdict.NO_ORDER);
    }

    @Test
    void furtherPaymentLeavesAnOrderAloneThatTheBuyerHasOpened() {
        PaymentOrder first = order("XTR");
        room.ledger("stars").taken(taken("charge1-" + first.id(), first));
        PaymentOrder open = order("XTR");

        assertThat(renewed(taken("charge2-" + first.id(), first)).verdict()).isEqualTo(Verdict.DONE);

        assertThat(stateOf(open)).isEqualTo(State.OPEN);
    }

    @Test
    void furtherPaymentOfAnotherAmountIsKeptForTheOperator() {
        PaymentOrder first = order("XTR");
        room.ledger("stars").taken(taken("charge1-" + first.id(), first));

        Entry entry =
                renewed(new Taken("charge2-" + first.id(), first.id(), new Money(1, "XTR"), clock.instant(), Map.of()));

        assertThat(entry.verdict()).isEqualTo(Verdict.WRONG_AMOUNT);
        assertThat(entry.order().orElseThrow().state()).isEqualTo(State.CLOSED);
        assertThat(room.ledger("stars")
                        .refunded("charge2-" + first.id(), "r", new Money(1, "XTR"), "wrong")
                        .verdict())
                .isEqualTo(Verdict.DONE);
    }

    @Test
    void furtherPaymentThatIsToldManyTimesAtOnceCountsOnce() throws Exception {
        PaymentOrder first = order("XTR");
        room.ledger("stars").taken(taken("charge1-" + first.id(), first));
        Taken second = taken("charge2-" + first.id(), first);
        List<Future<Verdict>> told = new ArrayList<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int times = 0; times < 30; times++) {
                told.add(threads.submit(() -> renewed(second).verdict()));
            }
        }

        List<Verdict> verdicts = new ArrayList<>();
        for (Future<Verdict> one : told) {
            verdicts.add(one.get());
        }
        assertThat(verdicts).containsOnlyOnce(Verdict.DONE).containsOnly(Verdict.DONE, Verdict.REPEATED);
        assertThat(platform.journal()
                        .column("select count(*) from payment_order where state = 'paid' and person = " + buyer.id()))
                .containsExactly("2");
    }

    @Test
    void operatorFindsWhatHappenedToAnOrder() {
        PaymentOrder order = order("RUB");
        alpha.taken(taken("t" + order.id(), order));

        var history = room.ask(payments -> payments.records().history(room.bot(), order.id()))
                .orElseThrow();

        assertThat(history.order().plan()).isEqualTo("premium");
        assertThat(history.payments()).hasSize(1);
        assertThat(history.lines()).hasSize(2);
        List<StoredOrder> ofUser = room.ask(payments -> payments.records().ofUser(room.bot(), buyer.id(), 10));
        assertThat(ofUser).hasSize(1);
        List<StoredOrder> all = room.ask(payments ->
                payments.records().madeBefore(room.bot(), clock.instant().plusSeconds(1), 1_000));
        assertThat(all).extracting(one -> one.order().id()).contains(order.id());
    }
}
