package io.jackfield.payment.payme;

import static io.jackfield.payment.payme.Shop.ID;
import static io.jackfield.payment.payme.Shop.OTHER_ID;
import static io.jackfield.payment.payme.Shop.PRICE;
import static io.jackfield.payment.payme.Shop.cancellation;
import static io.jackfield.payment.payme.Shop.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.payment.Ledger;
import io.jackfield.api.payment.Ledger.Taken;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.web.WebRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatementAndReceiptsTest {
    private static final String RECEIPT = "{\"receipt_id\":121,\"status_code\":%d,\"message\":\"accepted\","
            + "\"terminal_id\":\"EP000000000025\",\"fiscal_sign\":\"800031554082\","
            + "\"qr_code_url\":\"https://ofd.example/c?x=1\",\"date\":\"20261120093012\"}";

    private final Shop shop = Shop.open();

    @AfterEach
    void close() throws Exception {
        shop.close();
    }

    private JsonNode statement(long from, long to) throws Exception {
        return shop.result("GetStatement", "{\"from\":%d,\"to\":%d}".formatted(from, to))
                .get("transactions");
    }

    @Test
    void statementHasWhatBeganInItsTime() throws Exception {
        shop.order("order-a");
        shop.order("order-b");
        long time = shop.now().toEpochMilli() - 2_000;
        String creation = "{\"id\":\"%s\",\"time\":%d,\"amount\":%d,\"account\":{\"order_id\":\"%s\",\"note\":7}}";
        shop.code("CreateTransaction", creation.formatted("refused", time, PRICE + 1, "order-b"));
        shop.result("CreateTransaction", creation.formatted(OTHER_ID, time + 1_000, PRICE, "order-b"));
        shop.result("CreateTransaction", creation.formatted(ID, time, PRICE, "order-a"));
        shop.result("PerformTransaction", transaction(ID));
        shop.result("CancelTransaction", cancellation(OTHER_ID, 3));

        long now = shop.now().toEpochMilli();
        assertThat(statement(time, time))
                .hasToString(("[{\"id\":\"%s\",\"time\":%d,\"amount\":%d,\"account\":{\"order_id\":\"order-a\","
                                + "\"note\":7},\"create_time\":%d,\"perform_time\":%d,\"cancel_time\":0,"
                                + "\"transaction\":\"2\",\"state\":2,\"reason\":null,\"receivers\":null}]")
                        .formatted(ID, time, PRICE, now, now));
        assertThat(statement(time, time + 1_000))
                .extracting(line -> line.get("id").textValue())
                .containsExactly(ID, OTHER_ID);
        assertThat(statement(0, 9_999_999_999_999L)).hasSize(2);
        assertThat(statement(time + 1_001, time + 2_000)).isEmpty();
        assertThat(statement(time - 1, time - 1)).isEmpty();
    }

    @Test
    void statementNeedsATime() throws Exception {
        for (String params : new String[] {
            "{}",
            "{\"from\":1}",
            "{\"from\":\"1\",\"to\":2}",
            "{\"from\":1.5,\"to\":2}",
            "{\"from\":2,\"to\":1}",
            "{\"from\":-1,\"to\":1}",
            "{\"from\":1,\"to\":10000000000000}"
        }) {
            assertThat(shop.code("GetStatement", params)).as(params).isEqualTo(-32600);
        }
    }

    @Test
    void statementOfManyPagesIsWhole() throws Exception {
        Ledger ledger = shop.merchant().ledger();
        Instant start = shop.now();
        for (int number = 0; number < 10; number++) {
            PaymentOrder order = shop.order("o-" + number + "x");
            Instant time = start.plusMillis(number / 2);
            ledger.taken(new Taken("tx-" + number, order.id(), order.price(), time, Map.of()));
        }
        CashDesk desk = CashDesk.of(shop.merchant()).orElseThrow();
        Params whole = new Params(Map.of("from", start.toEpochMilli(), "to", start.toEpochMilli() + 9));

        List<String> ids =
                IntStream.range(0, 10).mapToObj(number -> "tx-" + number).toList();
        for (int page : new int[] {3, 4, 9, 10, 11}) {
            List<?> lines = (List<?>)
                    new TransactionMethods(desk, ledger, page).statement(whole).get("transactions");
            assertThat(lines.stream().map(line -> (String) ((Map<?, ?>) line).get("id")))
                    .as("pages of %s", page)
                    .isEqualTo(ids);
        }
        assertThatThrownBy(() -> new TransactionMethods(desk, ledger, 2).statement(whole))
                .hasMessageContaining("2 transactions have begun in the millisecond");
    }

    @Test
    void receiptsOfPaymentAndReturnAreKeptApart() throws Exception {
        shop.order("order-a");
        shop.result("CreateTransaction", shop.creation(ID, "order-a"));
        shop.result("PerformTransaction", transaction(ID));
        String call = "{\"id\":\"%s\",\"type\":\"%s\",\"fiscal_data\":%s}";

        for (int time = 0; time < 2; time++) {
            assertThat(shop.result("SetFiscalData", call.formatted(ID, "PERFORM", RECEIPT.formatted(0))))
                    .hasToString("{\"success\":true}");
            shop.result("SetFiscalData", call.formatted(ID, "CANCEL", RECEIPT.formatted(0)));
            shop.result("SetFiscalData", call.formatted(ID, "PERFORM", RECEIPT.formatted(7)));
        }
        assertThat(shop.code("SetFiscalData", call.formatted(ID, "PERFORM", "{\"receipt_id\":\"122\"}")))
                .as("another receipt for the same payment")
                .isEqualTo(-32602);

        assertThat(shop.orders.transactions().getFirst().facts())
                .containsEntry("fiscal.perform", RECEIPT.formatted(0))
                .containsEntry("fiscal.cancel", RECEIPT.formatted(0))
                .containsEntry("fiscal.perform.7", RECEIPT.formatted(7));
    }

    @Test
    void receiptNeedsATransactionAndANumber() throws Exception {
        String receipt = RECEIPT.formatted(0);
        assertThat(shop.code(
                        "SetFiscalData",
                        "{\"id\":\"%s\",\"type\":\"PERFORM\",\"fiscal_data\":%s}".formatted(ID, receipt)))
                .isEqualTo(-32001);
        for (String params : new String[] {
            "{}",
            "{\"id\":7,\"type\":\"PERFORM\",\"fiscal_data\":" + receipt + "}",
            "{\"id\":\"a\",\"type\":\"perform\",\"fiscal_data\":" + receipt + "}",
            "{\"id\":\"a\",\"type\":\"PERFORM\"}",
            "{\"id\":\"a\",\"type\":\"PERFORM\",\"fiscal_data\":{}}",
            "{\"id\":\"a\",\"type\":\"PERFORM\",\"fiscal_data\":{\"receipt_id\":\"\"}}",
            "{\"id\":\"a\",\"type\":\"PERFORM\",\"fiscal_data\":{\"receipt_id\":1,\"message\":\"" + "x".repeat(2_000)
                    + "\"}}"
        }) {
            assertThat(shop.code("SetFiscalData", params)).as(params).isEqualTo(-32602);
        }
    }

    @Test
    void whatIsSoldIsToldFromTheProductsFacts() throws Exception {
        Map<String, ?> defaults = Map.of(
                "fiscal.enabled",
                true,
                "fiscal.ikpu",
                "10304008004000000",
                "fiscal.packageCode",
                "1546841",
                "fiscal.vatPercent",
                12);
        try (Shop selling = Shop.open(defaults)) {
            selling.order("order-a");
            selling.order("order-b", Map.of("vatPercent", "0", "units", "241092", "packageCode", "7"));

            assertThat(selling.result("CheckPerformTransaction", selling.purchase("order-a", PRICE)))
                    .hasToString("{\"allow\":true,\"detail\":{\"receipt_type\":0,\"items\":[{\"title\":\"Obuna, 1 oy\","
                            + "\"price\":9900000,\"count\":1,\"code\":\"10304008004000000\","
                            + "\"package_code\":\"1546841\",\"vat_percent\":12}]}}");
            assertThat(selling.result("CheckPerformTransaction", selling.purchase("order-b", PRICE))
                            .at("/detail/items/0")
                            .toString())
                    .endsWith(
                            "\"code\":\"10304008004000000\",\"package_code\":\"7\",\"vat_percent\":0,\"units\":241092}");
        }
    }

    @Test
    void productWithoutItsCodesIsNotSold() throws Exception {
        try (Shop selling = Shop.open(Map.of("fiscal.enabled", true, "fiscal.ikpu", "10304008004000000"))) {
            PaymentOrder order = selling.order("order-a");

            assertThatThrownBy(() -> selling.checkout(order))
                    .isInstanceOf(JackfieldException.class)
                    .hasMessageContaining("product month: the fiscal fact packageCode is ''; use digits");
            assertThat(selling.code("CheckPerformTransaction", selling.purchase("order-a", PRICE)))
                    .isEqualTo(-32400);
        }
    }

    @Test
    void callsThatCannotBeReadAreToldWhy() throws Exception {
        assertThat(code("x")).isEqualTo(-32700);
        assertThat(code("{\"id\":1,\"id\":1}")).isEqualTo(-32700);
        assertThat(code(" ".repeat(70_000) + "{}")).isEqualTo(-32700);
        assertThat(code("[]")).isEqualTo(-32600);
        assertThat(code("{\"id\":1}")).isEqualTo(-32600);
        assertThat(code("{\"id\":1,\"method\":7}")).isEqualTo(-32600);
        assertThat(code("{\"id\":1,\"method\":\"CheckTransaction\"}")).isEqualTo(-32600);
        assertThat(code("{\"id\":1,\"method\":\"CheckTransaction\",\"params\":[]}"))
                .isEqualTo(-32600);
        assertThat(shop.code("CheckTransaction", "{\"id\":7}")).isEqualTo(-32600);
        assertThat(shop.code("CheckTransaction", transaction("a\\nb"))).isEqualTo(-32600);
        assertThat(shop.code("CancelTransaction", transaction(ID))).isEqualTo(-32600);
        JsonNode unknown = shop.error("ChangePassword", "{\"password\":\"x\"}");
        assertThat(unknown.get("code").intValue()).isEqualTo(-32601);
        assertThat(unknown.get("data").textValue()).isEqualTo("ChangePassword");
    }

    @Test
    void onlyPostIsRead() throws Exception {
        WebRequest post = PaymeCalls.call("GetStatement", "{}");
        WebRequest get = new WebRequest("GET", "", post.headers(), Map.of(), new byte[0], post.remoteAddress());

        assertThat(shop.answer(get).at("/error/code").intValue()).isEqualTo(-32300);
    }

    private int code(String body) throws Exception {
        return shop.answer(PaymeCalls.post(body)).get("error").get("code").intValue();
    }

    @Test
    void idComesBackAsItCame() throws Exception {
        for (String id : new String[] {"17", "\"a-1\"", "null", "-9223372036854775808"}) {
            assertThat(shop.answer(PaymeCalls.post("{\"id\":" + id + ",\"method\":\"x\"}"))
                            .get("id")
                            .toString())
                    .isEqualTo(id);
        }
        for (String body : new String[] {"{}", "{\"id\":{}}", "{\"id\":1.5}", "7", "x"}) {
            assertThat(shop.answer(PaymeCalls.post(body)).get("id").isNull()).isTrue();
        }
    }

    @Test
    void timesStayWhenTheClockGoesOn() throws Exception {
        shop.order("order-a");
        shop.result("CreateTransaction", shop.creation(ID, "order-a"));
        JsonNode before = statement(0, 9_999_999_999_999L);
        shop.timePasses(Duration.ofHours(1));

        assertThat(statement(0, 9_999_999_999_999L)).isEqualTo(before);
    }
}
