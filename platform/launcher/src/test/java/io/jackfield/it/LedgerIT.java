package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.Ledger.Entry;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.host.payment.rules.TransactionRow;
import io.jackfield.host.store.Migrations;
import io.jackfield.it.fixture.GrantLog;
import io.jackfield.it.fixture.PaymentRoom;
import io.jackfield.it.fixture.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** The ledger on a real PostgreSQL. */
class LedgerIT {
    private static final Duration LIFE = Duration.ofHours(12);
    private static final AtomicLong BUYERS = new AtomicLong(500);
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", """
                    plans:
                      - {id: free}
                      - {id: premium, label: Premium}
                    products:
                      - id: month
                        plan: premium
                        period: P1M
                        title: {en: One month, ru: Месяц}
                        prices: {RUB: 599, XTR: 250}
                        renews: true
                    payments: {orderLife: 24h}
                    texts: {ru: {payment.paid: "Ура: {0}, {1}, {2}, {3}"}}
                    """).and("keeper", """
                    plans: [{id: free}, {id: premium, label: Premium}]
                    products: [{id: ever, plan: premium, title: For good, prices: {RUB: 1000}}]
                    payments: {surplus: keep, refunds: never}
                    """).notStarted();

    private final MutableClock clock = MutableClock.of(BEGIN, ZoneOffset.UTC);
    private final Person buyer = PaymentRoom.buyer(BUYERS.incrementAndGet(), "en");
    private PaymentRoom room;
    private Ledger alpha;
    private Ledger beta;

    @BeforeEach
    void open() {
        Migrations.apply(platform.config().database().url().orElseThrow());
        room = room("shop");
        alpha = room.ledger("alpha");
        beta = room.ledger("beta");
    }

    private PaymentRoom room(String bot) {
        return new PaymentRoom(
                platform.config().bots().stream()
                        .filter(one -> one.id().equals(bot))
                        .findFirst()
                        .orElseThrow(),
                platform.config().database().url().orElseThrow(),
                clock,
                new GrantLog());
    }

    @AfterEach
    void close() {
        room.close();
    }

    private PaymentOrder order() {
        return room.open(buyer, "month", "RUB");
    }

    private static String id() {
        return "s" + BUYERS.incrementAndGet();
    }

    private Begin begin(String systemId, PaymentOrder order) {
        return begin(systemId, order, order.price());
    }

    private Begin begin(String systemId, PaymentOrder order, Money amount) {
        return new Begin(systemId, order.id(), amount, clock.instant(), LIFE, "4", Map.of());
    }

    private Taken taken(String systemId, PaymentOrder order) {
        return taken(systemId, order, order.price());
    }

    private Taken taken(String systemId, PaymentOrder order, Money amount) {
        return new Taken(systemId, order.id(), amount, clock.instant(), Map.of("card", "4477"));
    }

    private void grants(PaymentOrder order, String... given) {
        assertThat(platform.journal()
                        .column("select given from test_grant where order_id = '" + order.id() + "' order by id"))
                .containsExactly(given);
    }

    private List<String> lines(PaymentOrder order) {
        return platform.journal()
                .column("select kind || ' ' || amount from payment_line where order_id = '" + order.id()
                        + "' order by id");
    }

    private List<String> texts(Person person) {
        return platform.journal().messagesTo(person.id());
    }

    private List<String> reviews(PaymentOrder order) {
        return platform.journal().column("select what from payment_review where order_id = '" + order.id() + "'");
    }

    private static void has(Entry entry, Verdict verdict, Transaction.State transaction, PaymentOrder.State order) {
        assertThat(entry.verdict()).isEqualTo(verdict);
        assertThat(entry.transaction().orElseThrow().state()).isEqualTo(transaction);
        assertThat(entry.order().orElseThrow().state()).isEqualTo(order);
    }

    @Test
    void attemptIsOneAtATimeUntilTheSystemTellsItsId() {
        PaymentOrder order = order();
        assertThat(alpha.attempt("nobody", LIFE).verdict()).isEqualTo(Verdict.NO_ORDER);

        Entry first = alpha.attempt(order.id(), LIFE);
        has(first, Verdict.DONE, Transaction.State.ATTEMPTED, PaymentOrder.State.OPEN);
        long number = first.transaction().orElseThrow().number();
        assertThat(number).isPositive();
        assertThat(alpha.attempt(order.id(), LIFE))
                .isEqualTo(new Entry(Verdict.REPEATED, first.transaction(), first.order()));
        assertThat(alpha.numbered(number)).isEqualTo(first.transaction());
        assertThat(beta.numbered(number)).isEmpty();

        String system = id();
        assertThat(alpha.attach(number, system).verdict()).isEqualTo(Verdict.DONE);
        assertThat(alpha.attach(number, system).verdict()).isEqualTo(Verdict.REPEATED);
        assertThat(alpha.attach(number, id()).verdict()).isEqualTo(Verdict.OTHER_DATA);
        assertThat(alpha.attach(number + 1_000, system).verdict()).isEqualTo(Verdict.NO_TRANSACTION);
        assertThat(beta.attach(number, system).verdict()).isEqualTo(Verdict.NO_TRANSACTION);
        assertThat(alpha.transaction(system).orElseThrow().number()).isEqualTo(number);

        clock.add(LIFE);
        long second =
                alpha.attempt(order.id(), LIFE).transaction().orElseThrow().number();
        assertThat(second).isGreaterThan(number);
        Entry taken = alpha.attach(second, system);
        assertThat(taken.verdict()).isEqualTo(Verdict.OTHER_DATA);
        assertThat(taken.transaction().orElseThrow().number()).isEqualTo(number);
    }

    @Test
    void beginKeepsTheOrderUntilItsTimeIsOver() {
        PaymentOrder order = order();
        String system = id();
        assertThat(alpha.begin(new Begin(system, "nobody", order.price(), clock.instant(), LIFE, "4", Map.of()))
                        .verdict())
                .isEqualTo(Verdict.NO_ORDER);
        assertThat(alpha.begin(begin(system, order, new Money(1, "RUB"))).verdict())
                .isEqualTo(Verdict.WRONG_AMOUNT);
        assertThat(alpha.begin(new Begin(system, order.id(), order.price(), BEGIN.minus(LIFE), LIFE, "4", Map.of()))
                        .verdict())
                .isEqualTo(Verdict.LAPSED);

        Begin begin = begin(system, order);
        Entry begun = alpha.begin(begin);
        has(begun, Verdict.DONE, Transaction.State.BEGUN, PaymentOrder.State.OPEN);
        assertThat(alpha.begin(begin)).isEqualTo(new Entry(Verdict.REPEATED, begun.transaction(), begun.order()));
        assertThat(alpha.begin(begin(system, order, new Money(2, "RUB"))).verdict())
                .isEqualTo(Verdict.OTHER_DATA);
        assertThat(beta.begin(begin(id(), order)).verdict()).isEqualTo(Verdict.ORDER_HELD);
        assertThat(beta.attempt(order.id(), LIFE).verdict()).isEqualTo(Verdict.ORDER_HELD);
        assertThat(beta.holding(order.id())).isEqualTo(begun.transaction());

        clock.add(LIFE);
        assertThat(beta.holding(order.id())).isEmpty();
        assertThat(beta.begin(begin(id(), order)).verdict()).isEqualTo(Verdict.DONE);
        Transaction lapsed = alpha.transaction(system).orElseThrow();
        assertThat(lapsed.state()).isEqualTo(Transaction.State.CANCELLED);
        assertThat(lapsed.reason()).isEqualTo("4");
        assertThat(alpha.begin(begin).verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(alpha.settle(system).verdict()).isEqualTo(Verdict.LAPSED);
        assertThat(room.counted("lapsed")).isOne();
    }

    @Test
    void repeatedBeginFindsThatItsOwnTimeIsOver() {
        PaymentOrder order = order();
        Begin begin = begin(id(), order);
        alpha.begin(begin);
        clock.add(LIFE);

        has(alpha.begin(begin), Verdict.LAPSED, Transaction.State.CANCELLED, PaymentOrder.State.OPEN);
    }

    @Test
    void settleCreditsOnceAndTellsTheBuyer() {
        PaymentOrder order = order();
        String system = id();
        assertThat(alpha.settle(system).verdict()).isEqualTo(Verdict.NO_TRANSACTION);
        alpha.begin(begin(system, order));

        Entry settled = alpha.settle(system);
        has(settled, Verdict.DONE, Transaction.State.SETTLED, PaymentOrder.State.PAID);
        assertThat(alpha.settle(system)).isEqualTo(new Entry(Verdict.REPEATED, settled.transaction(), settled.order()));
        assertThat(alpha.begin(begin(id(), order)).verdict()).isEqualTo(Verdict.ORDER_PAID);
        assertThat(alpha.attempt(order.id(), LIFE).verdict()).isEqualTo(Verdict.ORDER_PAID);
        assertThat(beta.holding(order.id())).isEqualTo(settled.transaction());

        grants(order, "t");
        assertThat(lines(order)).containsExactly("accepted 59900", "granted 59900");
        assertThat(texts(buyer))
                .singleElement()
                .asString()
                .contains("Paid: One month, 599 ₽. You have Premium until April 1, 2026. Thank you!");
        assertThat(room.sent()).isOne();
        assertThat(room.counted("settled")).isOne();
    }

    @Test
    void buyerIsToldInTheirLanguageAndTheBotsWording() {
        Person anna = PaymentRoom.buyer(BUYERS.incrementAndGet(), "ru");
        platform.journal()
                .execute("insert into memory(bot, plugin, scope, name, value) values ("
                        + room.bot().number() + ", '', 'user:" + anna.id() + "', 'timezone', 'Asia/Tokyo')");
        clock.add(Duration.ofHours(8));
        PaymentOrder order = room.open(anna, "month", "XTR");

        alpha.taken(taken(id(), order));

        // in Tokyo it is the 2nd of April already when a month from now is over
        assertThat(texts(anna)).singleElement().asString().contains("Ура: Месяц, 250 ⭐, Premium, 2 апреля 2026");
    }

    @Test
    void settleOfACancelledOneIsRefused() {
        PaymentOrder order = order();
        String system = id();
        alpha.begin(begin(system, order));
        has(alpha.cancel(system, "3"), Verdict.DONE, Transaction.State.CANCELLED, PaymentOrder.State.OPEN);
        assertThat(alpha.cancel(system, "5").verdict()).isEqualTo(Verdict.REPEATED);

        assertThat(alpha.settle(system).verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(alpha.cancel(id(), "3").verdict()).isEqualTo(Verdict.NO_TRANSACTION);
        assertThat(alpha.transaction(system).orElseThrow().reason()).isEqualTo("3");
        assertThat(room.counted("cancelled")).isOne();
        assertThat(lines(order)).isEmpty();
        assertThat(texts(buyer)).isEmpty();
    }

    @Test
    void settleIsRefusedWhenAnotherProviderHasTakenTheMoney() {
        PaymentOrder order = order();
        String system = id();
        alpha.begin(begin(system, order));
        beta.taken(taken(id(), order));

        has(alpha.settle(system), Verdict.ORDER_PAID, Transaction.State.BEGUN, PaymentOrder.State.PAID);
        grants(order, "t");
    }

    @Test
    void withdrawnOrderRefusesMoneyAndKeepsWhatCameAllTheSame() {
        PaymentOrder order = order();
        String system = id();
        alpha.begin(begin(system, order));
        assertThat(room.ask(payments -> payments.orders().withdraw(room.bot(), order.id()))
                        .verdict())
                .isEqualTo(Verdict.ORDER_HELD);
        clock.add(LIFE);

        Entry withdrawn = room.ask(payments -> payments.orders().withdraw(room.bot(), order.id()));
        assertThat(withdrawn.verdict()).isEqualTo(Verdict.DONE);
        assertThat(withdrawn.order().orElseThrow().state()).isEqualTo(PaymentOrder.State.CLOSED);
        assertThat(alpha.begin(begin(id(), order)).verdict()).isEqualTo(Verdict.ORDER_CLOSED);
        assertThat(alpha.attempt(order.id(), LIFE).verdict()).isEqualTo(Verdict.ORDER_CLOSED);

        has(alpha.taken(taken(system, order)), Verdict.SURPLUS, Transaction.State.SETTLED, PaymentOrder.State.CLOSED);
        grants(order);
        assertThat(texts(buyer))
                .singleElement()
                .asString()
                .contains("The order of “One month” had been withdrawn when your payment of 599 ₽ came");
    }

    @Test
    void moneyThatWasTakenWithoutAskingCredits() {
        PaymentOrder order = order();
        String system = id();
        assertThat(alpha.taken(new Taken(system, "nobody", order.price(), BEGIN, Map.of()))
                        .verdict())
                .isEqualTo(Verdict.NO_ORDER);

        Entry taken = alpha.taken(taken(system, order));
        has(taken, Verdict.DONE, Transaction.State.SETTLED, PaymentOrder.State.PAID);
        assertThat(taken.transaction().orElseThrow().facts()).containsEntry("card", "4477");
        assertThat(alpha.transaction(system)).isEqualTo(taken.transaction());
        assertThat(alpha.taken(taken(system, order)))
                .isEqualTo(new Entry(Verdict.REPEATED, taken.transaction(), taken.order()));
        assertThat(alpha.taken(taken(system, order, new Money(1, "RUB"))).verdict())
                .isEqualTo(Verdict.OTHER_DATA);
        assertThat(alpha.taken(new Taken(system, "other", order.price(), BEGIN, Map.of()))
                        .verdict())
                .isEqualTo(Verdict.OTHER_DATA);

        has(beta.taken(taken(id(), order)), Verdict.SURPLUS, Transaction.State.SETTLED, PaymentOrder.State.PAID);
        grants(order, "t");
        assertThat(lines(order)).containsExactly("accepted 59900", "granted 59900", "accepted 59900", "surplus 59900");
        assertThat(texts(buyer).getLast())
                .contains("“One month” was paid already, so your second payment of 599 ₽ has bought nothing."
                        + " It will be given back.");
        List<TransactionRow> surplus = room.ask(payments -> payments.records().surplus(room.bot(), 1_000));
        assertThat(surplus).extracting(row -> row.transaction().orderId()).contains(order.id());
        assertThat(room.counted("surplus")).isOne();
    }

    @Test
    void wordOfTheSystemThatIsQuickerThanItsAnswerBelongsToOurAttempt() {
        PaymentOrder order = order();
        long number =
                alpha.attempt(order.id(), LIFE).transaction().orElseThrow().number();
        String system = id();

        Entry taken = alpha.taken(taken(system, order));

        assertThat(taken.transaction().orElseThrow().number()).isEqualTo(number);
        assertThat(alpha.attach(number, system).verdict()).isEqualTo(Verdict.REPEATED);
    }

    @Test
    void wrongAmountIsKeptAndShownToTheOperator() {
        PaymentOrder order = order();

        Entry entry = alpha.taken(taken(id(), order, new Money(59_800, "RUB")));

        has(entry, Verdict.WRONG_AMOUNT, Transaction.State.SETTLED, PaymentOrder.State.OPEN);
        assertThat(entry.transaction().orElseThrow().surplus()).isTrue();
        assertThat(reviews(order)).singleElement().asString().contains("598.00 RUB", "599.00 RUB");
        assertThat(texts(buyer)).singleElement().asString().contains("We have received 598 ₽", "costs 599 ₽");
        assertThat(lines(order)).containsExactly("accepted 59800", "surplus 59800");
        assertThat(room.counted("wrong_amount")).isOne();
        assertThat(alpha.taken(taken(id(), order)).verdict()).isEqualTo(Verdict.DONE);
    }

    @Test
    void cancelledOneThatSaysItTookTheMoneyIsShownToTheOperatorOnce() {
        PaymentOrder order = order();
        String system = id();
        alpha.begin(begin(system, order));
        alpha.cancel(system, "3");

        assertThat(alpha.taken(taken(system, order)).verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(alpha.taken(taken(system, order)).verdict()).isEqualTo(Verdict.CANCELLED);

        assertThat(reviews(order)).hasSize(1);
        long review = room.ask(payments -> payments.records().reviews(room.bot(), 1_000)).stream()
                .filter(one -> one.orderId().equals(order.id()))
                .findFirst()
                .orElseThrow()
                .id();
        boolean closed = room.ask(payments -> payments.records().closeReview(room.bot(), review, "ada"));
        boolean again = room.ask(payments -> payments.records().closeReview(room.bot(), review, "ada"));
        assertThat(closed).isTrue();
        assertThat(again).isFalse();
    }

    @Test
    void lapsedOneThatTookTheMoneyCreditsAfterAll() {
        PaymentOrder order = order();
        String system = id();
        alpha.begin(begin(system, order));
        clock.add(Duration.ofHours(25));
        room.ask(payments -> payments.clockTurned());
        assertThat(alpha.order(order.id()).orElseThrow().state()).isEqualTo(PaymentOrder.State.CLOSED);

        has(alpha.taken(taken(system, order)), Verdict.DONE, Transaction.State.SETTLED, PaymentOrder.State.PAID);
        grants(order, "t");
    }

    @Test
    void cancelOfASettledOneTakesBackWhatItGave() {
        PaymentOrder order = order();
        String system = id();
        alpha.begin(begin(system, order));
        alpha.settle(system);

        has(alpha.cancel(system, "5"), Verdict.DONE, Transaction.State.REFUNDED, PaymentOrder.State.REFUNDED);
        assertThat(alpha.cancel(system, "5").verdict()).isEqualTo(Verdict.REPEATED);
        assertThat(alpha.settle(system).verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(alpha.begin(begin(id(), order)).verdict()).isEqualTo(Verdict.ORDER_PAID);

        grants(order, "t", "f");
        assertThat(lines(order)).containsExactly("accepted 59900", "granted 59900", "refunded 59900");
        assertThat(texts(buyer).getLast()).contains("599 ₽ for “One month” has been given back");
        assertThat(room.counted("refunded")).isOne();
    }

    @Test
    void partsAreGivenBackUntilNothingIsLeft() {
        PaymentOrder order = order();
        String system = id();
        Money part = new Money(20_000, "RUB");
        assertThat(alpha.refunded(system, "r1", part, "").verdict()).isEqualTo(Verdict.NO_TRANSACTION);
        alpha.begin(begin(system, order));
        assertThat(alpha.refunded(system, "r1", part, "").verdict()).isEqualTo(Verdict.OTHER_DATA);
        alpha.settle(system);

        has(
                alpha.refunded(system, "r1", part, "half"),
                Verdict.DONE,
                Transaction.State.SETTLED,
                PaymentOrder.State.PAID);
        assertThat(alpha.refunded(system, "r1", part, "half").verdict()).isEqualTo(Verdict.REPEATED);
        assertThat(alpha.refunded(system, "r2", order.price(), "all").verdict()).isEqualTo(Verdict.WRONG_AMOUNT);
        assertThat(alpha.refunded(system, "r2", order.price(), "all").verdict()).isEqualTo(Verdict.WRONG_AMOUNT);
        assertThat(reviews(order)).hasSize(1);
        grants(order, "t");

        has(
                alpha.refunded(system, "r3", new Money(39_900, "RUB"), "rest"),
                Verdict.DONE,
                Transaction.State.REFUNDED,
                PaymentOrder.State.REFUNDED);
        grants(order, "t", "f");
        assertThat(lines(order)).containsExactly("accepted 59900", "granted 59900", "refunded 20000", "refunded 39900");
        assertThat(texts(buyer).get(1)).contains("200 ₽ of what you paid for “One month” has been given back");
    }

    @Test
    void refundOfACancelledOneIsRefused() {
        PaymentOrder order = order();
        String system = id();
        alpha.begin(begin(system, order));
        alpha.cancel(system, "3");

        assertThat(alpha.refunded(system, "r1", order.price(), "").verdict()).isEqualTo(Verdict.CANCELLED);
    }

    @Test
    void surplusThatIsGivenBackLeavesWhatTheOrderGave() {
        PaymentOrder order = order();
        alpha.taken(taken(id(), order));
        String system = id();
        beta.taken(taken(system, order));

        has(
                beta.refunded(system, "r1", order.price(), "twice"),
                Verdict.DONE,
                Transaction.State.REFUNDED,
                PaymentOrder.State.PAID);

        grants(order, "t");
        assertThat(texts(buyer).getLast()).contains("The 599 ₽ for “One month” that had bought you nothing");
    }

    @Test
    void notesAreAddedAndNeverOverwritten() {
        PaymentOrder order = order();
        String system = id();
        assertThat(alpha.note(system, Map.of("receipt", "1")).verdict()).isEqualTo(Verdict.NO_TRANSACTION);
        alpha.begin(begin(system, order));

        assertThat(alpha.note(system, Map.of("receipt", "1")).verdict()).isEqualTo(Verdict.DONE);
        assertThat(alpha.note(system, Map.of("receipt", "1")).verdict()).isEqualTo(Verdict.REPEATED);
        assertThat(alpha.note(system, Map.of("receipt", "2", "url", "x")).verdict())
                .isEqualTo(Verdict.OTHER_DATA);
        assertThat(alpha.note(system, Map.of("receipt", "1", "url", "x")).verdict())
                .isEqualTo(Verdict.DONE);
        assertThat(alpha.transaction(system).orElseThrow().facts()).isEqualTo(Map.of("receipt", "1", "url", "x"));
    }

    @Test
    void botThatKeepsMoneySaysSo() {
        try (PaymentRoom keeper = room("keeper")) {
            PaymentOrder order = keeper.open(buyer, "ever", "RUB");
            String system = id();
            Ledger ledger = keeper.ledger("alpha");
            ledger.taken(taken(system, order));
            ledger.taken(taken(id(), order));
            PaymentOrder withdrawn = keeper.open(buyer, "ever", "RUB");
            keeper.ask(payments -> payments.orders().withdraw(keeper.bot(), withdrawn.id()));
            ledger.taken(taken(id(), withdrawn));

            assertThat(texts(buyer)).hasSize(3);
            assertThat(texts(buyer).get(0)).contains("You have Premium now, with no end date.");
            assertThat(texts(buyer).get(1)).contains("was paid already").contains("Write to us");
            assertThat(texts(buyer).get(2)).contains("had been withdrawn").contains("Write to us");
            assertThat(ledger.cancel(system, "5").verdict()).isEqualTo(Verdict.NOT_RETURNABLE);
            assertThat(alpha.order(order.id())).isEmpty();
            assertThat(alpha.begin(begin(id(), order)).verdict()).isEqualTo(Verdict.NO_ORDER);
            assertThat(alpha.transaction(system)).isEmpty();
        }
    }

    @Test
    void rowsOfAnotherProviderAreNotThere() {
        PaymentOrder order = order();
        String system = id();
        alpha.begin(begin(system, order));

        assertThat(beta.transaction(system)).isEmpty();
        assertThat(beta.settle(system).verdict()).isEqualTo(Verdict.NO_TRANSACTION);
        assertThat(beta.cancel(system, "3").verdict()).isEqualTo(Verdict.NO_TRANSACTION);
        assertThat(beta.order(order.id()).orElseThrow().id()).isEqualTo(order.id());
    }

    @Test
    void statementGoesByTheSystemsTimeWithBothEnds() {
        PaymentOrder order = order();
        Instant start = clock.instant();
        List<String> ids = new ArrayList<>();
        for (int times = 0; times < 4; times++) {
            String system = id();
            ids.add(system);
            alpha.begin(begin(system, order));
            alpha.cancel(system, "3");
            clock.add(Duration.ofMinutes(1));
        }
        alpha.attempt(order.id(), LIFE);

        assertThat(alpha.between(start.plusSeconds(60), start.plusSeconds(120), 10_000))
                .extracting(one -> one.systemId().orElseThrow())
                .containsExactly(ids.get(1), ids.get(2));
        assertThat(alpha.between(start, Instant.MAX, 3)).hasSize(3);
        assertThat(alpha.between(Instant.MIN, start, 10_000))
                .extracting(one -> one.systemId().orElseThrow())
                .contains(ids.get(0));
        assertThatThrownBy(() -> alpha.between(start, start, 10_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void idsThatNoTableTakesAreSimplyUnknown() {
        String odd = "a\u0000\ud800";

        assertThat(alpha.order(odd)).isEmpty();
        assertThat(alpha.transaction(odd)).isEmpty();
        assertThat(alpha.settle(odd).verdict()).isEqualTo(Verdict.NO_TRANSACTION);
        assertThat(alpha.begin(new Begin(odd, odd, new Money(1, "RUB"), BEGIN, LIFE, odd, Map.of(odd, odd)))
                        .verdict())
                .isEqualTo(Verdict.NO_ORDER);
        PaymentOrder order = order();
        assertThat(alpha.begin(new Begin(odd + id(), order.id(), order.price(), BEGIN, LIFE, odd, Map.of(odd, odd)))
                        .verdict())
                .isEqualTo(Verdict.DONE);
    }

    @Test
    void sameCallAHundredTimesAtOnceCreditsOnce() throws Exception {
        PaymentOrder order = order();
        Taken taken = taken(id(), order);

        List<Verdict> verdicts = atOnce(100, turn -> () -> alpha.taken(taken).verdict());

        assertThat(verdicts).containsOnlyOnce(Verdict.DONE).containsOnly(Verdict.DONE, Verdict.REPEATED);
        grants(order, "t");
        assertThat(lines(order)).containsExactly("accepted 59900", "granted 59900");
        assertThat(texts(buyer)).hasSize(1);
        assertThat(room.sent()).isOne();
        assertThat(room.counted("settled")).isOne();
    }

    @Test
    void manyProvidersAtOnceCreditOnceAndKeepTheRestAsSurplus() throws Exception {
        PaymentOrder order = order();

        List<Verdict> verdicts = atOnce(
                40,
                turn -> () -> room.ledger("provider" + turn)
                        .taken(taken("same", order))
                        .verdict());

        assertThat(verdicts).containsOnlyOnce(Verdict.DONE).containsOnly(Verdict.DONE, Verdict.SURPLUS);
        grants(order, "t");
        assertThat(room.counted("surplus")).isEqualTo(39);
    }

    @Test
    void sameIdAtOnceForTwoOrdersCreditsOneOfThem() throws Exception {
        PaymentOrder mine = order();
        PaymentOrder other = room.open(PaymentRoom.buyer(BUYERS.incrementAndGet(), "en"), "month", "RUB");
        String system = id();

        List<Verdict> verdicts = atOnce(
                20,
                turn -> () ->
                        alpha.taken(taken(system, turn % 2 == 0 ? mine : other)).verdict());

        assertThat(verdicts)
                .containsOnlyOnce(Verdict.DONE)
                .containsOnly(Verdict.DONE, Verdict.REPEATED, Verdict.OTHER_DATA);
        assertThat(lines(mine).size() + lines(other).size()).isEqualTo(2);
    }

    @Test
    void attemptsAtOnceAreOne() throws Exception {
        PaymentOrder order = order();

        List<Long> numbers = atOnce(
                30,
                turn -> () -> alpha.attempt(order.id(), LIFE)
                        .transaction()
                        .orElseThrow()
                        .number());

        assertThat(numbers.stream().distinct()).hasSize(1);
    }

    private interface Turn<T> {
        Callable<T> of(int turn);
    }

    private static <T> List<T> atOnce(int times, Turn<T> turns) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        List<Future<T>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int turn = 0; turn < times; turn++) {
                Callable<T> call = turns.of(turn);
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(one.get());
        }
        return results;
    }

    @Test
    void linesOfTheLedgerStayAsTheyAre() {
        PaymentOrder order = order();
        alpha.taken(taken(id(), order));

        for (String sql :
                List.of("update payment_line set amount = 0", "delete from payment_line", "truncate payment_line")) {
            assertThatThrownBy(() -> platform.journal().execute(sql))
                    .hasStackTraceContaining("payment_line is a ledger");
        }
    }

    @Test
    void messageMakesItsDayInTheJournal() {
        clock.add(Duration.ofDays(4_000));
        PaymentOrder order = order();

        assertThat(alpha.taken(taken(id(), order)).verdict()).isEqualTo(Verdict.DONE);
        assertThat(texts(buyer)).hasSize(1);
    }
}
