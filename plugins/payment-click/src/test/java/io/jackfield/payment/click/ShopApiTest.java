package io.jackfield.payment.click;

import static io.jackfield.payment.click.ClickCalls.FAILED;
import static io.jackfield.payment.click.ClickCalls.NOWHERE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.payment.Ledger.Begin;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.payment.Transaction.State;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.testkit.payment.TestOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Click is answered, case by case. */
class ShopApiTest {
    private final Shop shop = Shop.open();

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    @Test
    void answersHaveTheShapeThatClickReads() throws Exception {
        PaymentOrder order = shop.order("A-1001X");

        WebAnswer prepared = shop.answer(shop.click.prepare(order, "tx-1"));
        WebAnswer completed = shop.answer(shop.click.complete(order, "tx-1", 1, 0));

        assertThat(new String(prepared.body(), UTF_8))
                .isEqualTo("{\"click_trans_id\":2203558741,\"merchant_trans_id\":\"A-1001X\",\"merchant_prepare_id\":1,"
                        + "\"error\":0,\"error_note\":\"Success\"}");
        assertThat(new String(completed.body(), UTF_8))
                .isEqualTo("{\"click_trans_id\":2203558741,\"merchant_trans_id\":\"A-1001X\",\"merchant_confirm_id\":1,"
                        + "\"error\":0,\"error_note\":\"Success\"}");
        assertThat(prepared.status()).isEqualTo(200);
        assertThat(shop.transaction(1).facts()).containsEntry("click_paydoc_id", "3558741");
    }

    @Test
    void actionsOtherThanBothAreUnknown() throws Exception {
        PaymentOrder order = shop.order("order-a");
        for (String action : new String[] {"2", "-1", "00"}) {
            Map<String, String> fields =
                    ClickCalls.with(shop.click.prepare(order, "tx-1").parameters(), "action", action);

            assertThat(shop.error(ClickCalls.request(fields))).isEqualTo(-1);
            assertThat(shop.error(ClickCalls.request(ClickCalls.signed(fields, ClickCalls.SECRET))))
                    .isEqualTo(-3);
        }
    }

    @Test
    void orderOfNobodyAndOfAnotherBotAreAlike() throws Exception {
        PaymentOrder order = shop.order("order-a");
        PaymentOrder nobodys = TestOrder.of("test", "order-b", Shop.PRICE, Instant.EPOCH);

        assertThat(shop.prepare(nobodys, "tx-1")).isEqualTo(-5);
        assertThat(shop.error(shop.click.complete(nobodys, "tx-1", NOWHERE, 0))).isEqualTo(-5);
        assertThat(shop.error(shop.click.complete(order, "tx-1", NOWHERE, 0))).isEqualTo(-6);
    }

    @Test
    void numberBelongsToItsOrderAndItsPayment() throws Exception {
        PaymentOrder one = shop.order("order-a");
        PaymentOrder other = shop.order("order-b");
        long number = shop.prepared(one, "tx-1");
        shop.prepared(other, "tx-2");

        assertThat(shop.error(shop.click.complete(other, "tx-2", number, 0))).isEqualTo(-6);
        assertThat(shop.error(shop.click.complete(one, "tx-9", number, 0))).isEqualTo(-6);

        assertThat(shop.orders.timesGranted(one.id())).isZero();
    }

    @Test
    void prepareAgainIsTheSameNumberAndOtherDataIsRefused() throws Exception {
        PaymentOrder one = shop.order("order-a");
        PaymentOrder other = shop.order("order-b");
        WebRequest first = shop.click.prepare(one, "tx-1");
        WebAnswer prepared = shop.answer(first);

        assertThat(shop.answer(first).body()).isEqualTo(prepared.body());
        assertThat(shop.error(changed(first, "merchant_trans_id", other.id()))).isEqualTo(-8);
        assertThat(shop.error(changed(first, "amount", "15001.00"))).isEqualTo(-2);

        assertThat(shop.orders.transactions()).hasSize(1);
    }

    private static WebRequest changed(WebRequest call, String field, String value) {
        return ClickCalls.request(
                ClickCalls.signed(ClickCalls.with(call.parameters(), field, value), ClickCalls.SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"15000", "15000.0", "15000.00"})
    void amountMayBeWrittenInSeveralWays(String amount) throws Exception {
        WebRequest call = shop.click.prepare(shop.order("order-a"), "tx-1");

        assertThat(shop.error(changed(call, "amount", amount))).isZero();
    }

    @Test
    void orderThatSomebodyElsePaysOrHasPaidIsRefused() throws Exception {
        PaymentOrder held = shop.order("order-a");
        shop.prepared(held, "tx-1");
        PaymentOrder paid = shop.order("order-b");
        shop.paid(paid, "tx-2");
        PaymentOrder withdrawn = shop.order("order-c");
        shop.orders.withdraw(withdrawn.id());

        assertThat(shop.prepare(held, "tx-3")).isEqualTo(-9);
        assertThat(shop.prepare(paid, "tx-4")).isEqualTo(-9);
        assertThat(shop.prepare(withdrawn, "tx-5")).isEqualTo(-9);
        assertThat(shop.prepare(paid, "tx-2")).as("the payment that paid it").isEqualTo(-4);
    }

    @Test
    void announcedPaymentKeepsItsOrderForAWhile() throws Exception {
        PaymentOrder order = shop.order("order-a");
        long number = shop.prepared(order, "tx-1");
        shop.timePasses(Duration.ofMinutes(14));
        assertThat(shop.prepare(order, "tx-2")).isEqualTo(-9);

        shop.timePasses(Duration.ofMinutes(2));

        assertThat(shop.prepare(order, "tx-3")).isZero();
        assertThat(shop.transaction(number).state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void moneyThatCameTooLateIsBookedAllTheSame() throws Exception {
        PaymentOrder order = shop.order("order-a");
        long first = shop.prepared(order, "tx-1");
        shop.timePasses(Duration.ofMinutes(16));
        long second = shop.prepared(order, "tx-2");

        assertThat(shop.error(shop.click.complete(order, "tx-1", first, 0))).isZero();
        assertThat(shop.error(shop.click.complete(order, "tx-2", second, 0))).isZero();

        assertThat(shop.orders.timesGranted(order.id())).isEqualTo(1);
        assertThat(shop.transaction(first).surplus()).isFalse();
        assertThat(shop.transaction(second).surplus()).isTrue();
    }

    @Test
    void failedPaymentIsNotTakenLaterEvenWhenItHadLapsedBefore() throws Exception {
        PaymentOrder order = shop.order("order-a");
        long number = shop.prepared(order, "tx-1");
        shop.timePasses(Duration.ofMinutes(16));
        assertThat(shop.prepare(order, "tx-1")).as("its time is over").isEqualTo(-9);
        assertThat(shop.error(shop.click.complete(order, "tx-1", number, FAILED)))
                .isEqualTo(-9);

        assertThat(shop.error(shop.click.complete(order, "tx-1", number, 0))).isEqualTo(-9);

        assertThat(shop.orders.timesGranted(order.id())).isZero();
    }

    @Test
    void moneyForAnOrderPaidElsewhereIsASurplus() throws Exception {
        PaymentOrder order = shop.order("order-a");
        long number = shop.prepared(order, "tx-1");
        shop.rivalTakes(order);

        assertThat(shop.error(shop.click.complete(order, "tx-1", number, 0))).isZero();

        assertThat(shop.transaction(number).surplus()).isTrue();
        assertThat(shop.orders.timesGranted(order.id())).isEqualTo(1);
    }

    @Test
    void errorsOfPrepareChangeNothing() throws Exception {
        PaymentOrder order = shop.order("order-a");
        WebRequest call = shop.click.prepare(order, "tx-1");

        assertThat(shop.error(changed(call, "error", "-1"))).isEqualTo(-9);
        assertThat(shop.error(changed(call, "error", "1"))).isEqualTo(-8);

        assertThat(shop.orders.transactions()).isEmpty();
        long number = shop.prepared(order, "tx-1");
        assertThat(shop.error(shop.click.complete(order, "tx-1", number, 1))).isEqualTo(-8);
        assertThat(shop.transaction(number).state()).isEqualTo(State.BEGUN);
    }

    @Test
    void otherAmountDoesNotEndAPayment() throws Exception {
        PaymentOrder order = shop.order("order-a");
        long number = shop.prepared(order, "tx-1");

        assertThat(shop.error(changed(shop.click.complete(order, "tx-1", number, 0), "amount", "300")))
                .isEqualTo(-2);
        assertThat(shop.error(shop.click.complete(order, "tx-1", number, 0))).isZero();
    }

    @Test
    void cancelledAfterItWasPaidIsOnlyBelievedWhenTheMerchantApiConfirmsIt() throws Exception {
        PaymentOrder order = shop.order("order-a");
        Transaction paid = shop.paid(order, "tx-1");
        WebRequest cancelled = shop.click.complete(order, "tx-1", paid.number(), FAILED);

        assertThat(shop.error(cancelled)).isEqualTo(-9);
        assertThat(shop.error(cancelled)).isEqualTo(-9);
        assertThat(shop.orders.timesTakenBack(order.id())).isZero();
        assertThat(shop.orders.reviews()).singleElement().asString().contains("the Merchant API does not confirm it");

        shop.click.api().put(shop.click.paymentId(order, "tx-1"), order.id(), -99);
        assertThat(shop.error(cancelled)).isEqualTo(-9);
        assertThat(shop.orders.timesTakenBack(order.id())).isEqualTo(1);
        assertThat(shop.error(shop.click.complete(order, "tx-1", paid.number(), 0)))
                .isEqualTo(-9);
    }

    @Test
    void contradictionThatCannotBeClearedUpIsForAPerson() throws Exception {
        PaymentOrder order = shop.order("order-a");
        Transaction paid = shop.paid(order, "tx-1");
        shop.click.api().down(true);

        assertThat(shop.error(shop.click.complete(order, "tx-1", paid.number(), FAILED)))
                .isEqualTo(-9);

        assertThat(shop.orders.reviews()).singleElement().asString().contains("could not be asked");
        assertThat(shop.transaction(paid.number()).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void confirmedCancellationThatTheBotForbidsIsForAPerson() throws Exception {
        PaymentOrder order = shop.order("order-a");
        Transaction paid = shop.paid(order, "tx-1");
        shop.orders.takingNothingBack();
        shop.click.api().put(shop.click.paymentId(order, "tx-1"), order.id(), -99);

        assertThat(shop.error(shop.click.complete(order, "tx-1", paid.number(), FAILED)))
                .isEqualTo(-9);

        assertThat(shop.orders.reviews()).singleElement().asString().contains("the bot takes nothing back");
        assertThat(shop.transaction(paid.number()).state()).isEqualTo(State.SETTLED);
    }

    @Test
    void withoutMerchantApiNoWordIsEnough() throws Exception {
        try (Shop plain = Shop.open(Map.of("merchantUserId", ""))) {
            PaymentOrder order = plain.order("order-a");
            Transaction paid = plain.paid(order, "tx-1");

            assertThat(plain.error(plain.click.complete(order, "tx-1", paid.number(), FAILED)))
                    .isEqualTo(-9);

            assertThat(plain.orders.reviews()).singleElement().asString().contains("there is no merchantUserId");
            assertThat(plain.orders.timesTakenBack(order.id())).isZero();
            assertThat(plain.click.api().calls()).isEmpty();
        }
    }

    @Test
    void otherNumberOfThePaymentIsShownToAPerson() throws Exception {
        PaymentOrder order = shop.order("order-a");
        long number = shop.prepared(order, "tx-1");

        assertThat(shop.error(changed(shop.click.complete(order, "tx-1", number, 0), "click_paydoc_id", "7")))
                .isZero();

        assertThat(shop.orders.reviews()).singleElement().asString().contains("another click_paydoc_id");
        assertThat(shop.transaction(number).facts()).containsEntry("click_paydoc_id", "3558741");
    }

    @Test
    void otherBotsTransactionIsNotThere() throws Exception {
        PaymentOrder order = shop.order("order-a");
        shop.orders
                .ledger("rival", shop.merchant.bot().id())
                .begin(new Begin(
                        "2203558741",
                        order.id(),
                        order.price(),
                        shop.context.clock().instant(),
                        Duration.ofHours(1),
                        "late",
                        Map.of()));

        assertThat(shop.error(shop.click.complete(order, "tx-1", 1, 0))).isEqualTo(-6);
    }
}
