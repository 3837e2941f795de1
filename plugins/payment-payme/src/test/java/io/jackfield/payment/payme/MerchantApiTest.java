package io.jackfield.payment.payme;

import static io.jackfield.payment.payme.Shop.ID;
import static io.jackfield.payment.payme.Shop.OTHER_ID;
import static io.jackfield.payment.payme.Shop.PRICE;
import static io.jackfield.payment.payme.Shop.cancellation;
import static io.jackfield.payment.payme.Shop.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.Money;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.PaymentProvider.Refund;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each row of "what to answer" in Payme's documentation. */
class MerchantApiTest {
    private static final Duration TWELVE_HOURS = Duration.ofHours(12);

    private final Shop shop = Shop.open();

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    private int checkCode() throws Exception {
        return shop.code("CheckPerformTransaction", shop.purchase("order-a", PRICE));
    }

    private JsonNode create(String id) throws Exception {
        return shop.result("CreateTransaction", shop.creation(id, "order-a"));
    }

    private int createCode(String id) throws Exception {
        return shop.code("CreateTransaction", shop.creation(id, "order-a"));
    }

    private void rivalTakes() {
        Ledger rival = shop.orders.ledger("rival", shop.merchant().bot().id());
        rival.taken(new Ledger.Taken("rival-1", "order-a", new Money(PRICE, "UZS"), shop.now(), Map.of()));
    }

    @Tag("own-process")
    @Test
    void answersAreAsDocumented() throws Exception {
        shop.order("order-a");
        long now = shop.now().toEpochMilli();
        String creation = shop.creation(ID, "order-a");

        assertThat(shop.result("CheckPerformTransaction", shop.purchase("order-a", PRICE)))
                .hasToString("{\"allow\":true}");
        assertThat(shop.result("CreateTransaction", creation))
                .hasToString(
                        "{\"create_time\":%d,\"transaction\":\"1\",\"state\":1,\"receivers\":null}".formatted(now));
        shop.timePasses(Duration.ofSeconds(3));
        assertThat(shop.result("PerformTransaction", transaction(ID)))
                .hasToString("{\"transaction\":\"1\",\"perform_time\":%d,\"state\":2}".formatted(now + 3_000));
        assertThat(shop.result("CheckTransaction", transaction(ID)))
                .hasToString(("{\"create_time\":%d,\"perform_time\":%d,\"cancel_time\":0,\"transaction\":\"1\","
                                + "\"state\":2,\"reason\":null}")
                        .formatted(now, now + 3_000));
        shop.timePasses(Duration.ofSeconds(6));
        assertThat(shop.result("CancelTransaction", cancellation(ID, 5)))
                .hasToString("{\"transaction\":\"1\",\"cancel_time\":%d,\"state\":-2}".formatted(now + 9_000));
        assertThat(shop.result("CheckTransaction", transaction(ID)))
                .hasToString(("{\"create_time\":%d,\"perform_time\":%d,\"cancel_time\":%d,\"transaction\":\"1\","
                                + "\"state\":-2,\"reason\":5}")
                        .formatted(now, now + 3_000, now + 9_000));
    }

    @Test
    void repeatedCallIsAnsweredWithTheStoredTimes() throws Exception {
        shop.order("order-a");
        for (String[] call : new String[][] {
            {"CreateTransaction", shop.creation(ID, "order-a")},
            {"PerformTransaction", transaction(ID)},
            {"CancelTransaction", cancellation(ID, 5)}
        }) {
            JsonNode first = shop.result(call[0], call[1]);
            shop.timePasses(Duration.ofMinutes(1));
            assertThat(shop.result(call[0], call[1])).as(call[0]).isEqualTo(first);
        }
        assertThat(shop.result("CancelTransaction", cancellation(ID, 3))
                        .get("state")
                        .intValue())
                .isEqualTo(-2);
        assertThat(shop.result("CheckTransaction", transaction(ID))
                        .get("reason")
                        .intValue())
                .isEqualTo(5);
    }

    @Test
    void orderHasToBeNamed() throws Exception {
        shop.order("order-a");
        for (String account : new String[] {
            "{}",
            "{\"order_id\":\"\"}",
            "{\"order_id\":7}",
            "{\"order_id\":null}",
            "{\"order\":\"order-a\"}",
            "{\"order_id\":\"order-b\"}",
            "{\"order_id\":\"a\\u0000\"}"
        }) {
            JsonNode error =
                    shop.error("CheckPerformTransaction", "{\"amount\":%d,\"account\":%s}".formatted(PRICE, account));
            assertThat(error.get("code").intValue()).as(account).isEqualTo(-31050);
            assertThat(error.get("data").textValue()).isEqualTo("order_id");
            assertThat(error.get("message"))
                    .hasToString(
                            "{\"ru\":\"Заказ не найден\",\"uz\":\"Buyurtma topilmadi\",\"en\":\"Order not found\"}");
            assertThat(shop.code(
                            "CreateTransaction",
                            "{\"id\":\"%s\",\"time\":%d,\"amount\":%d,\"account\":%s}"
                                    .formatted(ID, shop.now().toEpochMilli(), PRICE, account)))
                    .as(account)
                    .isEqualTo(-31050);
        }
        assertThat(shop.orders.transactions()).isEmpty();
    }

    @Test
    void amountHasToBeThatOfTheOrder() throws Exception {
        shop.order("order-a");
        for (long amount : new long[] {0, -1, PRICE - 1, PRICE + 1, PRICE / 100, PRICE * 100}) {
            assertThat(shop.code("CheckPerformTransaction", shop.purchase("order-a", amount)))
                    .isEqualTo(-31001);
            assertThat(shop.code("CreateTransaction", shop.creation(ID, "order-a", amount)))
                    .isEqualTo(-31001);
        }
        shop.order("in-roubles", "ru", Map.of(), new Money(PRICE, "RUB"));
        assertThat(shop.code("CheckPerformTransaction", shop.purchase("in-roubles", PRICE)))
                .isEqualTo(-31001);
        assertThat(shop.code("CreateTransaction", shop.creation(ID, "in-roubles")))
                .isEqualTo(-31001);
        assertThat(shop.orders.transactions()).isEmpty();
    }

    @Test
    void paidOrderIsNotToBePaidAgain() throws Exception {
        shop.order("order-a");
        create(ID);
        shop.result("PerformTransaction", transaction(ID));

        assertThat(checkCode()).isEqualTo(-31051);
        assertThat(createCode(OTHER_ID)).isEqualTo(-31008);
        assertThat(createCode(ID)).isEqualTo(-31008);

        shop.result("CancelTransaction", cancellation(ID, 5));
        assertThat(checkCode()).isEqualTo(-31051);
        assertThat(createCode(OTHER_ID)).isEqualTo(-31008);
        assertThat(createCode(ID)).isEqualTo(-31008);
        assertThat(shop.code("PerformTransaction", transaction(ID))).isEqualTo(-31008);
    }

    @Test
    void busyOrderIsNotToBePaidASecondTime() throws Exception {
        shop.order("order-a");
        create(ID);

        assertThat(checkCode()).isEqualTo(-31053);
        assertThat(createCode(OTHER_ID)).isEqualTo(-31008);
        assertThat(shop.orders.transactions()).hasSize(1);
    }

    @Test
    void cancelledTransactionLeavesItsOrderToBePaid() throws Exception {
        shop.order("order-a");
        create(ID);

        assertThat(shop.result("CancelTransaction", cancellation(ID, 3))
                        .get("state")
                        .intValue())
                .isEqualTo(-1);
        assertThat(createCode(ID)).isEqualTo(-31008);
        assertThat(shop.code("PerformTransaction", transaction(ID))).isEqualTo(-31008);
        JsonNode cancelled = shop.result("CheckTransaction", transaction(ID));
        assertThat(cancelled.get("reason").intValue()).isEqualTo(3);
        assertThat(cancelled.get("perform_time").longValue()).isZero();

        create(OTHER_ID);
        shop.result("PerformTransaction", transaction(OTHER_ID));
        assertThat(shop.orders.timesGranted("order-a")).isEqualTo(1);
    }

    @Test
    void closedOrderIsNotToBePaid() throws Exception {
        shop.order("order-a");
        shop.orders.withdraw("order-a");
        assertThat(checkCode()).isEqualTo(-31052);
        JsonNode error = shop.error("CreateTransaction", shop.creation(ID, "order-a"));
        assertThat(error.get("code").intValue()).isEqualTo(-31052);
        assertThat(error.get("data").textValue()).isEqualTo("order_id");

        shop.order("order-b");
        shop.timePasses(Duration.ofDays(1));
        assertThat(shop.code("CheckPerformTransaction", shop.purchase("order-b", PRICE)))
                .isEqualTo(-31052);
        assertThat(shop.code("CreateTransaction", shop.creation(ID, "order-b"))).isEqualTo(-31052);
    }

    @Test
    void unknownTransactionIsSaidToBeUnknown() throws Exception {
        assertThat(shop.code("PerformTransaction", transaction(ID))).isEqualTo(-31003);
        assertThat(shop.code("CancelTransaction", cancellation(ID, 3))).isEqualTo(-31003);
        assertThat(shop.code("CheckTransaction", transaction(ID))).isEqualTo(-31003);
    }

    @Test
    void sameIdWithOtherDataChangesNothing() throws Exception {
        shop.order("order-a");
        shop.order("order-b");
        create(ID);

        assertThat(shop.code("CreateTransaction", shop.creation(ID, "order-a", PRICE + 1)))
                .isEqualTo(-31001);
        assertThat(shop.code("CreateTransaction", shop.creation(ID, "order-b"))).isEqualTo(-31050);
        assertThat(shop.result("CheckTransaction", transaction(ID)).get("state").intValue())
                .isEqualTo(1);
        assertThat(shop.code("CheckPerformTransaction", shop.purchase("order-a", PRICE)))
                .isEqualTo(-31053);
    }

    @Test
    void transactionIsOpenForTwelveHoursOfPaymesTime() throws Exception {
        shop.order("order-a");
        long threeMinutesAgo = shop.now().minus(Duration.ofMinutes(3)).toEpochMilli();
        String creation = "{\"id\":\"%s\",\"time\":%d,\"amount\":%d,\"account\":{\"order_id\":\"order-a\"}}"
                .formatted(ID, threeMinutesAgo, PRICE);
        shop.result("CreateTransaction", creation);

        shop.timePasses(TWELVE_HOURS.minus(Duration.ofMinutes(3)).minusMillis(1));
        shop.result("CreateTransaction", creation);
        shop.timePasses(Duration.ofMillis(1));
        assertThat(shop.result("CheckTransaction", transaction(ID)).get("state").intValue())
                .as("looking changes nothing")
                .isEqualTo(1);
        assertThat(shop.code("PerformTransaction", transaction(ID))).isEqualTo(-31008);

        JsonNode lapsed = shop.result("CheckTransaction", transaction(ID));
        assertThat(lapsed.get("state").intValue()).isEqualTo(-1);
        assertThat(lapsed.get("reason").intValue()).isEqualTo(4);
        assertThat(lapsed.get("cancel_time").longValue()).isEqualTo(shop.now().toEpochMilli());
        assertThat(shop.code("CreateTransaction", creation)).isEqualTo(-31008);
        assertThat(shop.result("CancelTransaction", cancellation(ID, 3))
                        .get("state")
                        .intValue())
                .isEqualTo(-1);
        assertThat(shop.result("CheckTransaction", transaction(ID))
                        .get("reason")
                        .intValue())
                .isEqualTo(4);
    }

    @Test
    void lateCreationEndsTheTransactionAndLeavesItsOrder() throws Exception {
        shop.order("order-a");
        String creation = shop.creation(ID, "order-a");
        shop.result("CreateTransaction", creation);
        shop.timePasses(TWELVE_HOURS);

        assertThat(shop.code("CreateTransaction", creation)).isEqualTo(-31008);
        assertThat(shop.result("CheckTransaction", transaction(ID)).get("state").intValue())
                .isEqualTo(-1);
        create(OTHER_ID);
    }

    @Test
    void orderPaidElsewhereMeanwhileIsNotPaidTwice() throws Exception {
        shop.order("order-a");
        create(ID);
        rivalTakes();

        assertThat(shop.code("PerformTransaction", transaction(ID))).isEqualTo(-31008);
        assertThat(checkCode()).isEqualTo(-31051);
        assertThat(shop.orders.timesGranted("order-a")).isEqualTo(1);
        assertThat(shop.result("CancelTransaction", cancellation(ID, 2))
                        .get("state")
                        .intValue())
                .isEqualTo(-1);
        assertThat(shop.orders.timesTakenBack("order-a")).isZero();
    }

    @Test
    void botThatTakesNothingBackRefusesRefunds() throws Exception {
        shop.order("order-a");
        create(ID);
        shop.result("PerformTransaction", transaction(ID));
        shop.orders.takingNothingBack();

        assertThat(shop.code("CancelTransaction", cancellation(ID, 5))).isEqualTo(-31007);
        assertThat(shop.result("CheckTransaction", transaction(ID)).get("state").intValue())
                .isEqualTo(2);
    }

    @Test
    void accountFieldIsThatOfTheCashDesk() throws Exception {
        try (Shop other = Shop.open(Map.of("accountField", "booking"))) {
            other.order("order-a");

            assertThat(other.error("CheckPerformTransaction", other.purchase("order-a", PRICE))
                            .get("data")
                            .textValue())
                    .isEqualTo("booking");
            assertThat(other.result(
                            "CheckPerformTransaction",
                            "{\"amount\":%d,\"account\":{\"booking\":\"order-a\"}}".formatted(PRICE)))
                    .hasToString("{\"allow\":true}");
        }
    }

    @Test
    void refundIsAffairOfAPerson() throws Exception {
        shop.order("order-a");
        create(ID);
        shop.result("PerformTransaction", transaction(ID));
        Refund refund = new Refund("key-1", shop.orders.transactions().getFirst(), new Money(PRICE, "UZS"), "asked");

        assertThat(shop.provider.refund(refund, shop.merchant()).toString()).contains(ID, "order-a", "cabinet");
    }
}
