package io.jackfield.host.payment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.Money;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.Ledger.Verdict;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.host.payment.rules.Decision.Effect;
import io.jackfield.host.payment.rules.Decision.Line;
import io.jackfield.host.payment.rules.Decision.Line.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What each call decides, row by row. */
class LedgerRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Money PRICE = new Money(59_900, "RUB");
    private static final Money PART = new Money(20_000, "RUB");
    private static final String ORDER = "order-a";
    private static final String ID = "system-1";

    private static OrderRow order(PaymentOrder.State state, Instant expires, boolean withdrawn) {
        return new OrderRow(
                new PaymentOrder(
                        ORDER,
                        new Person(5, "Ada", "", Optional.empty(), "en"),
                        Recipient.of("shop", 5),
                        new PaymentOrder.Product("month", Optional.of(Period.ofMonths(1)), false, Map.of()),
                        "One month",
                        "One month",
                        PRICE,
                        state,
                        expires,
                        Map.of()),
                withdrawn);
    }

    private static OrderRow order(PaymentOrder.State state) {
        return order(state, NOW.plus(LIFE), false);
    }

    private static OrderRow open() {
        return order(PaymentOrder.State.OPEN);
    }

    private static OrderRow withdrawn() {
        return order(PaymentOrder.State.CLOSED, NOW.plus(LIFE), true);
    }

    /** One of alpha's that lapses in the future. */
    private static TransactionRow row(State state) {
        return row("alpha", 1, Optional.of(ID), state, NOW.plusSeconds(1));
    }

    private static TransactionRow row(
            String provider, long number, Optional<String> systemId, State state, Instant lapsesAt) {
        boolean over = state == State.CANCELLED || state == State.REFUNDED;
        return new TransactionRow(
                provider,
                new Transaction(
                        number,
                        systemId,
                        ORDER,
                        PRICE,
                        state == State.REFUNDED ? PRICE : new Money(0, "RUB"),
                        state,
                        false,
                        NOW.minusSeconds(60),
                        NOW.minusSeconds(60),
                        state == State.SETTLED || state == State.REFUNDED ? Optional.of(NOW) : Optional.empty(),
                        over ? Optional.of(NOW) : Optional.empty(),
                        over ? "before" : "",
                        Map.of("known", "1")),
                Optional.of(lapsesAt),
                "late",
                false,
                state == State.REFUNDED ? Set.of("r0") : Set.of());
    }

    private static TransactionRow overdue(State state) {
        return row("alpha", 1, Optional.of(ID), state, NOW);
    }

    private static TransactionRow lapsed() {
        return overdue(State.BEGUN).lapsedAt(NOW);
    }

    private static TransactionRow surplus() {
        return row(State.ATTEMPTED).settled(PRICE, true, NOW);
    }

    private static Books books(OrderRow order, TransactionRow... ofOrder) {
        return new Books("alpha", Optional.empty(), Optional.empty(), Optional.of(order), List.of(ofOrder), true, NOW);
    }

    /** The first one of the order is meant. */
    private static Books about(OrderRow order, TransactionRow... ofOrder) {
        return new Books(
                "alpha", Optional.of(ofOrder[0]), Optional.empty(), Optional.of(order), List.of(ofOrder), true, NOW);
    }

    private static Books nothing() {
        return new Books("alpha", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), true, NOW);
    }

    private static Books takingNothingBack(Books books) {
        return new Books(
                books.provider(), books.transaction(), books.bearer(), books.order(), books.ofOrder(), false, NOW);
    }

    private static Begin begin(Money amount) {
        return new Begin(ID, ORDER, amount, NOW.minusSeconds(5), LIFE, "late", Map.of("via", "card"));
    }

    private static Taken taken(Money amount) {
        return new Taken(ID, ORDER, amount, NOW.minusSeconds(5), Map.of("via", "card"));
    }

    private static void changesNothing(Decision decision, Verdict verdict) {
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.changesNothing()).isTrue();
        assertThat(decision.effect()).isEqualTo(Effect.NONE);
    }

    private static void credits(Decision decision) {
        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(decision.effect()).isEqualTo(Effect.GRANT);
        assertThat(decision.lines()).containsExactly(new Line(Kind.ACCEPTED, PRICE), new Line(Kind.GRANTED, PRICE));
        assertThat(decision.orderChanged()).isTrue();
        assertThat(orderOf(decision).state()).isEqualTo(PaymentOrder.State.PAID);
        assertThat(of(decision).state()).isEqualTo(State.SETTLED);
        assertThat(of(decision).surplus()).isFalse();
        assertThat(of(decision).settledAt()).contains(NOW);
        assertThat(decision.changed()).contains(decision.transaction().orElseThrow());
        assertThat(decision.review()).isEmpty();
    }

    private static void isSurplus(Decision decision, Verdict verdict, Money amount) {
        assertThat(decision.verdict()).isEqualTo(verdict);
        assertThat(decision.effect()).isEqualTo(Effect.NONE);
        assertThat(decision.lines()).containsExactly(new Line(Kind.ACCEPTED, amount), new Line(Kind.SURPLUS, amount));
        assertThat(decision.orderChanged()).isFalse();
        assertThat(of(decision).state()).isEqualTo(State.SETTLED);
        assertThat(of(decision).surplus()).isTrue();
        assertThat(of(decision).amount()).isEqualTo(amount);
        assertThat(of(decision).returned()).isEqualTo(new Money(0, amount.currency()));
    }

    private static Transaction of(Decision decision) {
        return decision.transaction().orElseThrow().transaction();
    }

    private static PaymentOrder orderOf(Decision decision) {
        return decision.order().orElseThrow().order();
    }

    // attempt

    @Test
    void attemptIsStoredBeforeTheSystemIsAsked() {
        Decision decision = LedgerRules.attempt(books(open()), LIFE);

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(of(decision).number()).isEqualTo(TransactionRow.NEW);
        assertThat(of(decision).state()).isEqualTo(State.ATTEMPTED);
        assertThat(of(decision).systemId()).isEmpty();
        assertThat(of(decision).amount()).isEqualTo(PRICE);
        assertThat(of(decision).systemTime()).isEqualTo(NOW);
        assertThat(of(decision).begunAt()).isEqualTo(NOW);
        TransactionRow row = decision.transaction().orElseThrow();
        assertThat(row.lapsesAt()).contains(NOW.plus(LIFE));
        assertThat(row.lapse()).isEqualTo("expired");
        assertThat(row.provider()).isEqualTo("alpha");
        assertThat(decision.changed()).containsExactly(row);
        assertThat(decision.orderChanged()).isFalse();
    }

    @Test
    void openAttemptComesAgain() {
        TransactionRow mine = row(State.ATTEMPTED);
        TransactionRow other = row("beta", 2, Optional.empty(), State.ATTEMPTED, NOW.plusSeconds(1));

        Decision decision = LedgerRules.attempt(books(open(), other, mine), LIFE);

        changesNothing(decision, Verdict.REPEATED);
        assertThat(decision.transaction()).contains(mine);
    }

    @Test
    void attemptThatIsOverdueOrOfAnotherMakesRoomForANewOne() {
        TransactionRow other = row("beta", 2, Optional.empty(), State.ATTEMPTED, NOW.plusSeconds(1));

        Decision decision = LedgerRules.attempt(books(open(), overdue(State.ATTEMPTED), other), LIFE);

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(of(decision).number()).isEqualTo(TransactionRow.NEW);
    }

    @Test
    void attemptNeedsAnOrderThatCanBePaid() {
        changesNothing(LedgerRules.attempt(nothing(), LIFE), Verdict.NO_ORDER);
        changesNothing(LedgerRules.attempt(books(order(PaymentOrder.State.PAID)), LIFE), Verdict.ORDER_PAID);
        changesNothing(LedgerRules.attempt(books(order(PaymentOrder.State.REFUNDED)), LIFE), Verdict.ORDER_PAID);
        changesNothing(LedgerRules.attempt(books(withdrawn()), LIFE), Verdict.ORDER_CLOSED);
        changesNothing(
                LedgerRules.attempt(books(order(PaymentOrder.State.OPEN, NOW, false)), LIFE), Verdict.ORDER_CLOSED);
        changesNothing(LedgerRules.attempt(books(open(), row(State.BEGUN)), LIFE), Verdict.ORDER_HELD);
    }

    @Test
    void openAttemptIsOfNoUseOnceTheOrderIsPaid() {
        changesNothing(
                LedgerRules.attempt(books(order(PaymentOrder.State.PAID), row(State.ATTEMPTED)), LIFE),
                Verdict.ORDER_PAID);
    }

    @Test
    void newTransactionEndsThoseThatHaveLapsed() {
        TransactionRow other = row("beta", 2, Optional.of("x"), State.BEGUN, NOW);
        TransactionRow attempt = row("gamma", 3, Optional.empty(), State.ATTEMPTED, NOW);
        TransactionRow past = row("gamma", 4, Optional.of("y"), State.CANCELLED, NOW);
        Books books = books(open(), attempt, other, past);

        for (Decision decision : List.of(LedgerRules.attempt(books, LIFE), LedgerRules.begin(books, begin(PRICE)))) {
            assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
            assertThat(decision.changed()).hasSize(2);
            TransactionRow ended = decision.changed().getFirst();
            assertThat(ended.transaction().number()).isEqualTo(2);
            assertThat(ended.state()).isEqualTo(State.CANCELLED);
            assertThat(ended.lapsed()).isTrue();
            assertThat(ended.transaction().reason()).isEqualTo("late");
        }
    }

    // attach

    @Test
    void attachTellsTheIdOfAnAttempt() {
        TransactionRow attempt = row("alpha", 1, Optional.empty(), State.ATTEMPTED, NOW.plusSeconds(1));

        Decision decision = LedgerRules.attach(about(open(), attempt), ID);

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(of(decision).systemId()).contains(ID);
        assertThat(decision.changed()).hasSize(1);
    }

    @Test
    void attachedIdStays() {
        changesNothing(LedgerRules.attach(nothing(), ID), Verdict.NO_TRANSACTION);
        changesNothing(LedgerRules.attach(about(open(), row(State.ATTEMPTED)), ID), Verdict.REPEATED);
        changesNothing(LedgerRules.attach(about(open(), row(State.ATTEMPTED)), "other"), Verdict.OTHER_DATA);
    }

    @Test
    void idOfAnotherTransactionIsNotAttached() {
        TransactionRow attempt = row("alpha", 2, Optional.empty(), State.ATTEMPTED, NOW.plusSeconds(1));
        TransactionRow bearer = row(State.SETTLED);
        Books books = new Books(
                "alpha",
                Optional.of(attempt),
                Optional.of(bearer),
                Optional.of(open()),
                List.of(attempt, bearer),
                true,
                NOW);

        Decision decision = LedgerRules.attach(books, ID);

        changesNothing(decision, Verdict.OTHER_DATA);
        assertThat(decision.transaction()).contains(bearer);
    }

    // begin

    @Test
    void beginKeepsTheOrder() {
        Decision decision = LedgerRules.begin(books(open()), begin(PRICE));

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(of(decision).state()).isEqualTo(State.BEGUN);
        assertThat(of(decision).systemId()).contains(ID);
        assertThat(of(decision).systemTime()).isEqualTo(NOW.minusSeconds(5));
        assertThat(of(decision).begunAt()).isEqualTo(NOW);
        assertThat(of(decision).facts()).isEqualTo(Map.of("via", "card"));
        TransactionRow row = decision.transaction().orElseThrow();
        assertThat(row.lapsesAt()).contains(NOW.minusSeconds(5).plus(LIFE));
        assertThat(row.lapse()).isEqualTo("late");
        assertThat(row.holds(NOW)).isTrue();
        assertThat(row.lapsed()).isFalse();
        assertThat(of(decision).surplus()).isFalse();
        assertThat(decision.orderChanged()).isFalse();
        assertThat(decision.lines()).isEmpty();
    }

    @Test
    void beginNeedsAnOrderThatCanBePaid() {
        changesNothing(LedgerRules.begin(nothing(), begin(PRICE)), Verdict.NO_ORDER);
        changesNothing(LedgerRules.begin(books(order(PaymentOrder.State.PAID)), begin(PRICE)), Verdict.ORDER_PAID);
        changesNothing(LedgerRules.begin(books(order(PaymentOrder.State.REFUNDED)), begin(PRICE)), Verdict.ORDER_PAID);
        changesNothing(LedgerRules.begin(books(withdrawn()), begin(PRICE)), Verdict.ORDER_CLOSED);
        changesNothing(
                LedgerRules.begin(books(order(PaymentOrder.State.OPEN, NOW, false)), begin(PRICE)),
                Verdict.ORDER_CLOSED);
        changesNothing(
                LedgerRules.begin(
                        books(open(), row("beta", 2, Optional.of("x"), State.BEGUN, NOW.plusSeconds(1))), begin(PRICE)),
                Verdict.ORDER_HELD);
    }

    @Test
    void attemptsAndWhatIsOverHoldNobodyUp() {
        Decision decision = LedgerRules.begin(
                books(
                        open(),
                        row("beta", 2, Optional.empty(), State.ATTEMPTED, NOW.plusSeconds(1)),
                        row("beta", 3, Optional.of("x"), State.CANCELLED, NOW.plusSeconds(1))),
                begin(PRICE));

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
    }

    @Test
    void beginTakesThePriceAndNothingElse() {
        changesNothing(LedgerRules.begin(books(open()), begin(PART)), Verdict.WRONG_AMOUNT);
        changesNothing(LedgerRules.begin(books(open()), begin(new Money(59_900, "UZS"))), Verdict.WRONG_AMOUNT);
    }

    @Test
    void beginThatComesTooLateIsRefused() {
        Begin late = new Begin(ID, ORDER, PRICE, NOW.minus(LIFE), LIFE, "late", Map.of());

        changesNothing(LedgerRules.begin(books(open()), late), Verdict.LAPSED);
    }

    @ParameterizedTest
    @CsvSource({
        "ATTEMPTED, REPEATED",
        "BEGUN, REPEATED",
        "SETTLED, REPEATED",
        "CANCELLED, CANCELLED",
        "REFUNDED, CANCELLED"
    })
    void beginAgainSaysHowFarItHasCome(State state, Verdict verdict) {
        changesNothing(LedgerRules.begin(about(open(), row(state)), begin(PRICE)), verdict);
    }

    @Test
    void beginAgainWithOtherDataIsRefused() {
        Begin other = new Begin(ID, "order-b", PRICE, NOW, LIFE, "late", Map.of());

        changesNothing(LedgerRules.begin(about(open(), row(State.BEGUN)), begin(PART)), Verdict.OTHER_DATA);
        changesNothing(LedgerRules.begin(about(open(), row(State.BEGUN)), other), Verdict.OTHER_DATA);
    }

    @Test
    void beginAgainFindsThatItsTimeIsOver() {
        Decision decision = LedgerRules.begin(about(open(), overdue(State.BEGUN)), begin(PRICE));

        assertThat(decision.verdict()).isEqualTo(Verdict.LAPSED);
        isLapsed(decision);
    }

    private static void isLapsed(Decision decision) {
        assertThat(of(decision).state()).isEqualTo(State.CANCELLED);
        assertThat(of(decision).reason()).isEqualTo("late");
        assertThat(of(decision).cancelledAt()).contains(NOW);
        assertThat(decision.transaction().orElseThrow().lapsed()).isTrue();
        assertThat(decision.changed()).hasSize(1);
        assertThat(decision.orderChanged()).isFalse();
    }

    // settle

    @ParameterizedTest
    @EnumSource(names = {"ATTEMPTED", "BEGUN"})
    void settleCredits(State state) {
        credits(LedgerRules.settle(about(open(), row(state))));
    }

    @Test
    void settleCreditsAnOrderThatHasRunOutOfTimeMeanwhile() {
        credits(LedgerRules.settle(about(order(PaymentOrder.State.CLOSED), row(State.BEGUN))));
    }

    @Test
    void settleOfWhatIsOverIsRefused() {
        changesNothing(LedgerRules.settle(nothing()), Verdict.NO_TRANSACTION);
        changesNothing(LedgerRules.settle(about(open(), row(State.CANCELLED))), Verdict.CANCELLED);
        changesNothing(
                LedgerRules.settle(about(order(PaymentOrder.State.REFUNDED), row(State.REFUNDED))), Verdict.CANCELLED);
        changesNothing(LedgerRules.settle(about(open(), lapsed())), Verdict.LAPSED);
    }

    @Test
    void settleAgainChangesNothing() {
        changesNothing(LedgerRules.settle(about(order(PaymentOrder.State.PAID), row(State.SETTLED))), Verdict.REPEATED);
    }

    @Test
    void settleInTheMomentOfItsEndIsTooLate() {
        Decision decision = LedgerRules.settle(about(open(), overdue(State.BEGUN)));

        assertThat(decision.verdict()).isEqualTo(Verdict.LAPSED);
        isLapsed(decision);
    }

    @Test
    void settleIsRefusedWhenNobodyWantsItAnyMore() {
        changesNothing(LedgerRules.settle(about(order(PaymentOrder.State.PAID), row(State.BEGUN))), Verdict.ORDER_PAID);
        changesNothing(
                LedgerRules.settle(about(order(PaymentOrder.State.REFUNDED), row(State.BEGUN))), Verdict.ORDER_PAID);
        changesNothing(LedgerRules.settle(about(withdrawn(), row(State.BEGUN))), Verdict.ORDER_CLOSED);
    }

    // taken

    @Test
    void takenCreditsWithoutABegin() {
        Decision decision = LedgerRules.taken(books(open()), taken(PRICE));

        credits(decision);
        assertThat(of(decision).systemId()).contains(ID);
        assertThat(of(decision).systemTime()).isEqualTo(NOW.minusSeconds(5));
        assertThat(of(decision).facts()).isEqualTo(Map.of("via", "card"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ATTEMPTED", "BEGUN"})
    void takenCreditsWhatHasBegun(State state) {
        Decision decision = LedgerRules.taken(about(open(), row(state)), taken(PRICE));

        credits(decision);
        assertThat(of(decision).number()).isOne();
        assertThat(of(decision).facts()).isEqualTo(Map.of("via", "card", "known", "1"));
    }

    @Test
    void takenCreditsWhatTheHostHasLetLapse() {
        credits(LedgerRules.taken(about(open(), lapsed()), taken(PRICE)));
        credits(LedgerRules.taken(about(order(PaymentOrder.State.CLOSED), overdue(State.BEGUN)), taken(PRICE)));
    }

    @Test
    void takenBelongsToTheAttemptWhoseIdIsNotKnownYet() {
        TransactionRow attempt = row("alpha", 7, Optional.empty(), State.ATTEMPTED, NOW.plusSeconds(1));

        assertThat(of(LedgerRules.taken(books(open(), attempt), taken(PRICE))).number())
                .isEqualTo(7);
        TransactionRow named = row("alpha", 7, Optional.of("other"), State.ATTEMPTED, NOW.plusSeconds(1));
        assertThat(of(LedgerRules.taken(books(open(), named), taken(PRICE))).number())
                .isEqualTo(TransactionRow.NEW);
    }

    @Test
    void takenForAnOrderThatWantsNoMoneyIsSurplus() {
        isSurplus(LedgerRules.taken(books(order(PaymentOrder.State.PAID)), taken(PRICE)), Verdict.SURPLUS, PRICE);
        isSurplus(LedgerRules.taken(books(order(PaymentOrder.State.REFUNDED)), taken(PRICE)), Verdict.SURPLUS, PRICE);
        isSurplus(LedgerRules.taken(books(withdrawn()), taken(PRICE)), Verdict.SURPLUS, PRICE);
        isSurplus(
                LedgerRules.taken(about(order(PaymentOrder.State.PAID), row(State.BEGUN)), taken(PRICE)),
                Verdict.SURPLUS,
                PRICE);
    }

    @Test
    void takenOfAnotherAmountIsKeptAndShown() {
        Money lei = new Money(59_900, "RON");

        for (Money amount : List.of(PART, lei)) {
            Decision decision = LedgerRules.taken(books(open()), taken(amount));
            isSurplus(decision, Verdict.WRONG_AMOUNT, amount);
            assertThat(decision.review().orElseThrow()).contains(amount.toString(), PRICE.toString(), ORDER, "alpha");
        }
        isSurplus(LedgerRules.taken(about(open(), row(State.BEGUN)), taken(lei)), Verdict.WRONG_AMOUNT, lei);
    }

    @Test
    void takenAgainChangesNothing() {
        changesNothing(LedgerRules.taken(nothing(), taken(PRICE)), Verdict.NO_ORDER);
        changesNothing(
                LedgerRules.taken(about(order(PaymentOrder.State.PAID), row(State.SETTLED)), taken(PRICE)),
                Verdict.REPEATED);
        changesNothing(
                LedgerRules.taken(about(order(PaymentOrder.State.REFUNDED), row(State.REFUNDED)), taken(PRICE)),
                Verdict.REPEATED);
        changesNothing(
                LedgerRules.taken(about(order(PaymentOrder.State.PAID), row(State.SETTLED)), taken(PART)),
                Verdict.OTHER_DATA);
        changesNothing(
                LedgerRules.taken(about(open(), row(State.BEGUN)), new Taken(ID, "order-b", PRICE, NOW, Map.of())),
                Verdict.OTHER_DATA);
    }

    @Test
    void takenOfWhatTheSystemHasCancelledIsShown() {
        Decision decision = LedgerRules.taken(about(open(), row(State.CANCELLED)), taken(PRICE));

        assertThat(decision.verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(decision.changed()).isEmpty();
        assertThat(decision.lines()).isEmpty();
        assertThat(decision.changesNothing()).isFalse();
        assertThat(decision.review().orElseThrow()).contains("transaction 1", PRICE.toString());
    }

    // renewed

    @Test
    void furtherPaymentCreditsItsOwnOrder() {
        credits(LedgerRules.renewed(books(open()), taken(PRICE)));
    }

    @Test
    void furtherPaymentThatDoesNotCreditClosesItsOrder() {
        Decision decision = LedgerRules.renewed(books(open()), taken(PART));

        assertThat(decision.verdict()).isEqualTo(Verdict.WRONG_AMOUNT);
        assertThat(decision.orderChanged()).isTrue();
        assertThat(orderOf(decision).state()).isEqualTo(PaymentOrder.State.CLOSED);
        assertThat(decision.order().orElseThrow().withdrawn()).isTrue();
        assertThat(decision.lines()).hasSize(2);
    }

    // cancel

    @ParameterizedTest
    @EnumSource(names = {"ATTEMPTED", "BEGUN"})
    void cancelEndsWhatHasTakenNoMoney(State state) {
        Decision decision = LedgerRules.cancel(about(open(), row(state)), "3");

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(of(decision).state()).isEqualTo(State.CANCELLED);
        assertThat(of(decision).reason()).isEqualTo("3");
        assertThat(of(decision).cancelledAt()).contains(NOW);
        assertThat(decision.transaction().orElseThrow().lapsed()).isFalse();
        assertThat(decision.changed()).hasSize(1);
        assertThat(decision.orderChanged()).isFalse();
        assertThat(decision.lines()).isEmpty();
    }

    @Test
    void cancelAgainChangesNothing() {
        changesNothing(LedgerRules.cancel(nothing(), "3"), Verdict.NO_TRANSACTION);
        changesNothing(LedgerRules.cancel(about(open(), row(State.CANCELLED)), "3"), Verdict.REPEATED);
        changesNothing(
                LedgerRules.cancel(about(order(PaymentOrder.State.REFUNDED), row(State.REFUNDED)), "3"),
                Verdict.REPEATED);
    }

    @Test
    void cancelOfASettledOneTakesBackAllThatIsLeft() {
        TransactionRow partly = row(State.SETTLED).refunded("r1", PART, "", NOW);

        Decision decision = LedgerRules.cancel(about(order(PaymentOrder.State.PAID), partly), "5");

        takesBack(decision, new Money(39_900, "RUB"), "5");
        assertThat(decision.transaction().orElseThrow().refundIds()).containsExactlyInAnyOrder("r1", "cancelled");
    }

    private static void takesBack(Decision decision, Money amount, String reason) {
        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(decision.effect()).isEqualTo(Effect.TAKE_BACK);
        assertThat(decision.lines()).containsExactly(new Line(Kind.REFUNDED, amount));
        assertThat(of(decision).state()).isEqualTo(State.REFUNDED);
        assertThat(of(decision).returned()).isEqualTo(PRICE);
        assertThat(of(decision).reason()).isEqualTo(reason);
        assertThat(of(decision).cancelledAt()).contains(NOW);
        assertThat(orderOf(decision).state()).isEqualTo(PaymentOrder.State.REFUNDED);
        assertThat(decision.orderChanged()).isTrue();
    }

    @Test
    void botThatTakesNothingBackGivesSurplusBackOnly() {
        changesNothing(
                LedgerRules.cancel(takingNothingBack(about(order(PaymentOrder.State.PAID), row(State.SETTLED))), "5"),
                Verdict.NOT_RETURNABLE);

        Decision decision =
                LedgerRules.cancel(takingNothingBack(about(order(PaymentOrder.State.PAID), surplus())), "5");
        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(decision.effect()).isEqualTo(Effect.NONE);
        assertThat(decision.orderChanged()).isFalse();
        assertThat(of(decision).state()).isEqualTo(State.REFUNDED);
        assertThat(decision.lines()).containsExactly(new Line(Kind.REFUNDED, PRICE));
    }

    @Test
    void botThatTakesNothingBackEndsWhatHasTakenNoMoney() {
        assertThat(LedgerRules.cancel(takingNothingBack(about(open(), row(State.BEGUN))), "3")
                        .verdict())
                .isEqualTo(Verdict.DONE);
    }

    // refunded

    @Test
    void partThatIsGivenBackLeavesWhatTheOrderGave() {
        Decision decision =
                LedgerRules.refunded(about(order(PaymentOrder.State.PAID), row(State.SETTLED)), "r1", PART, "asked");

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(decision.effect()).isEqualTo(Effect.NONE);
        assertThat(decision.orderChanged()).isFalse();
        assertThat(decision.lines()).containsExactly(new Line(Kind.REFUNDED, PART));
        assertThat(of(decision).state()).isEqualTo(State.SETTLED);
        assertThat(of(decision).returned()).isEqualTo(PART);
        assertThat(of(decision).cancelledAt()).isEmpty();
        assertThat(decision.transaction().orElseThrow().refundIds()).containsExactly("r1");
    }

    @Test
    void allThatIsGivenBackTakesBackWhatTheOrderGave() {
        takesBack(
                LedgerRules.refunded(about(order(PaymentOrder.State.PAID), row(State.SETTLED)), "r1", PRICE, "asked"),
                PRICE,
                "asked");
        TransactionRow partly = row(State.SETTLED).refunded("r1", PART, "", NOW);
        takesBack(
                LedgerRules.refunded(
                        about(order(PaymentOrder.State.PAID), partly), "r2", new Money(39_900, "RUB"), "rest"),
                new Money(39_900, "RUB"),
                "rest");
    }

    @Test
    void surplusThatIsGivenBackLeavesTheOrder() {
        Decision decision =
                LedgerRules.refunded(about(order(PaymentOrder.State.PAID), surplus()), "r1", PRICE, "twice");

        assertThat(decision.effect()).isEqualTo(Effect.NONE);
        assertThat(decision.orderChanged()).isFalse();
        assertThat(of(decision).state()).isEqualTo(State.REFUNDED);
    }

    @Test
    void refundThatIsKnownOrImpossibleChangesNothing() {
        TransactionRow partly = row(State.SETTLED).refunded("r1", PART, "", NOW);

        changesNothing(LedgerRules.refunded(nothing(), "r1", PART, ""), Verdict.NO_TRANSACTION);
        changesNothing(
                LedgerRules.refunded(about(order(PaymentOrder.State.PAID), partly), "r1", PART, ""), Verdict.REPEATED);
        changesNothing(
                LedgerRules.refunded(about(order(PaymentOrder.State.REFUNDED), row(State.REFUNDED)), "r0", PRICE, ""),
                Verdict.REPEATED);
        changesNothing(LedgerRules.refunded(about(open(), row(State.CANCELLED)), "r1", PART, ""), Verdict.CANCELLED);
        changesNothing(LedgerRules.refunded(about(open(), row(State.BEGUN)), "r1", PART, ""), Verdict.OTHER_DATA);
        changesNothing(LedgerRules.refunded(about(open(), row(State.ATTEMPTED)), "r1", PART, ""), Verdict.OTHER_DATA);
    }

    @Test
    void refundOfMoreThanIsLeftIsShown() {
        TransactionRow partly = row(State.SETTLED).refunded("r1", PART, "", NOW);

        for (Money amount : List.of(new Money(39_901, "RUB"), new Money(0, "RUB"), new Money(1, "USD"))) {
            Decision decision =
                    LedgerRules.refunded(about(order(PaymentOrder.State.PAID), partly), "r2", amount, "asked");
            assertThat(decision.verdict()).isEqualTo(Verdict.WRONG_AMOUNT);
            assertThat(decision.changed()).isEmpty();
            assertThat(decision.lines()).isEmpty();
            assertThat(decision.review().orElseThrow())
                    .contains(amount.toString(), "r2", "transaction 1", "399.00 RUB");
        }
    }

    // note

    @Test
    void notesAreAdded() {
        Decision decision = LedgerRules.note(about(open(), row(State.BEGUN)), Map.of("known", "1", "more", "2"));

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(of(decision).facts()).isEqualTo(Map.of("known", "1", "more", "2"));
        assertThat(decision.changed()).hasSize(1);
    }

    @Test
    void notesAreNeverOverwritten() {
        changesNothing(LedgerRules.note(nothing(), Map.of("more", "2")), Verdict.NO_TRANSACTION);
        changesNothing(LedgerRules.note(about(open(), row(State.BEGUN)), Map.of("known", "1")), Verdict.REPEATED);
        changesNothing(LedgerRules.note(about(open(), row(State.BEGUN)), Map.of()), Verdict.REPEATED);
        changesNothing(
                LedgerRules.note(about(open(), row(State.BEGUN)), Map.of("known", "2", "more", "2")),
                Verdict.OTHER_DATA);
    }

    // what runs out of time

    @Test
    void lapseEndsWhatIsOverdueAndNothingElse() {
        for (State state : List.of(State.ATTEMPTED, State.BEGUN)) {
            Decision decision = LedgerRules.lapse(about(open(), overdue(state))).orElseThrow();
            assertThat(decision.verdict()).isEqualTo(Verdict.LAPSED);
            isLapsed(decision);
        }
        assertThat(LedgerRules.lapse(about(open(), row(State.BEGUN)))).isEmpty();
        assertThat(LedgerRules.lapse(about(open(), overdue(State.SETTLED)))).isEmpty();
        assertThat(LedgerRules.lapse(nothing())).isEmpty();
    }

    @Test
    void expireClosesAnOrderThatStillTakesMoneyOnItsWay() {
        TransactionRow other = row("beta", 2, Optional.of("x"), State.BEGUN, NOW);

        Decision decision = LedgerRules.expire(books(order(PaymentOrder.State.OPEN, NOW, false), other))
                .orElseThrow();

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(orderOf(decision).state()).isEqualTo(PaymentOrder.State.CLOSED);
        assertThat(decision.order().orElseThrow().withdrawn()).isFalse();
        assertThat(decision.changed())
                .singleElement()
                .satisfies(row -> assertThat(row.lapsed()).isTrue());
    }

    @Test
    void expireWaitsForWhoeverIsAboutToPay() {
        OrderRow over = order(PaymentOrder.State.OPEN, NOW, false);

        assertThat(LedgerRules.expire(books(over, row(State.BEGUN)))).isEmpty();
        assertThat(LedgerRules.expire(books(open()))).isEmpty();
        assertThat(LedgerRules.expire(books(order(PaymentOrder.State.PAID, NOW, false))))
                .isEmpty();
        assertThat(LedgerRules.expire(nothing())).isEmpty();
        assertThat(LedgerRules.expire(books(over, row(State.ATTEMPTED)))).isPresent();
    }

    @Test
    void withdrawClosesForGood() {
        TransactionRow other = row("beta", 2, Optional.of("x"), State.BEGUN, NOW);

        Decision decision = LedgerRules.withdraw(books(open(), other));

        assertThat(decision.verdict()).isEqualTo(Verdict.DONE);
        assertThat(orderOf(decision).state()).isEqualTo(PaymentOrder.State.CLOSED);
        assertThat(decision.order().orElseThrow().withdrawn()).isTrue();
        assertThat(decision.orderChanged()).isTrue();
        assertThat(decision.changed()).hasSize(1);
        assertThat(LedgerRules.withdraw(books(order(PaymentOrder.State.CLOSED))).verdict())
                .isEqualTo(Verdict.DONE);
    }

    @Test
    void withdrawNeedsAnOrderThatNobodyPays() {
        changesNothing(LedgerRules.withdraw(nothing()), Verdict.NO_ORDER);
        changesNothing(LedgerRules.withdraw(books(order(PaymentOrder.State.PAID))), Verdict.ORDER_PAID);
        changesNothing(LedgerRules.withdraw(books(order(PaymentOrder.State.REFUNDED))), Verdict.ORDER_PAID);
        changesNothing(LedgerRules.withdraw(books(withdrawn())), Verdict.REPEATED);
        changesNothing(LedgerRules.withdraw(books(open(), row(State.BEGUN))), Verdict.ORDER_HELD);
    }

    @Test
    void settledOneHoldsItsOrderAndSurplusDoesNot() {
        assertThat(row(State.SETTLED).holds(NOW)).isTrue();
        assertThat(overdue(State.SETTLED).holds(NOW)).isTrue();
        assertThat(surplus().holds(NOW)).isFalse();
        assertThat(row(State.BEGUN).holds(NOW)).isTrue();
        assertThat(overdue(State.BEGUN).holds(NOW)).isFalse();
        assertThat(row(State.ATTEMPTED).holds(NOW)).isFalse();
        assertThat(row(State.REFUNDED).holds(NOW)).isFalse();
    }
}
