package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.Http;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.SystemCalls;
import io.jackfield.it.fixture.SystemCalls.Answer;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped plugins against callers that repeat, race, lie, forge and send rubbish. */
class PaymentAttacksIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int AT_ONCE = 100;
    private static final long TIYIN = 9_900_000;
    private static final String SUM = "99000";
    private static final String CARD = "8600123412341234";
    private static final String PHONE = "998901234567";
    private static final AtomicLong NUMBERS = new AtomicLong(700_000);
    private static final String SALES = """
            plugins: [command-seller, payment-payme, payment-click, payment-yookassa]
            plans:
              - id: free
              - {id: premium, label: Premium, premium: true}
            products:
              - {id: month, plan: premium, period: P1M, title: One month, prices: {UZS: 99000, RUB: 599}}
            """;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", SALES + "payments: {mode: test}\n")
            .and("kiosk", SALES + "payments: {mode: test}\n")
            .and("live", SALES)
            .with(PluginJar.command(
                    "command-seller", "buy", "context.shop().buy(request, \"month\", request.argument()).reply()"))
            .shipped("payment-payme", SystemCalls.paymeSettings())
            .shipped("payment-click", SystemCalls.clickSettings())
            .shipped(
                    "payment-yookassa",
                    Map.of(
                            "YOOKASSA_SHOP_ID",
                            "100500",
                            "YOOKASSA_SECRET_KEY",
                            "test_yookassa-sandbox-key",
                            "YOOKASSA_BASE_URL",
                            "{sandbox}/yookassa/v3"));

    private static SystemCalls calls;

    @BeforeAll
    static void open() {
        calls = new SystemCalls(platform.host().port());
    }

    @AfterAll
    static void close() {
        calls.close();
    }

    /** An order that somebody new has just asked for. */
    private record Bought(String id, long buyer) {}

    private static Bought buy(String bot, String way) {
        SandboxChat buyer = platform.newcomerOf(bot);
        buyer.send("/buy " + way);
        assertThat(buyer.nextReply().json().containsKey("reply_markup")).isTrue();
        return new Bought(
                platform.journal()
                        .column("select id from payment_order where person = " + buyer.id())
                        .getFirst(),
                buyer.id());
    }

    private static List<String> lines(Bought order) {
        return platform.journal()
                .column("select kind from payment_line where order_id = '" + order.id() + "' order by id");
    }

    /** The plans that a buyer has been given and that have not been taken back. */
    private static List<String> plans(Bought order) {
        return platform.journal()
                .column("select order_id from subscription where ended_at is null and person = " + order.buyer());
    }

    /** Everything that calls about money may change. */
    private static String books() {
        return Stream.of("payment_order", "payment_transaction", "payment_line", "payment_refund", "subscription")
                .map(table -> platform.journal()
                        .column("select count(*) || md5(coalesce(string_agg(t::text, '' order by t::text), '')) from "
                                + table + " t")
                        .getFirst())
                .toList()
                .toString();
    }

    private static String id() {
        return "5e%022d".formatted(NUMBERS.incrementAndGet());
    }

    private static JsonObject named(String id) {
        return new JsonObject().put("id", id);
    }

    /** The same call from many at the same moment. */
    private static List<Answer> together(List<Supplier<Answer>> asked) {
        CyclicBarrier start = new CyclicBarrier(asked.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = asked.stream()
                    .map(one -> threads.submit(() -> {
                        start.await();
                        return one.get();
                    }))
                    .toList();
            return answers.stream().map(PaymentAttacksIT::result).toList();
        }
    }

    private static Answer result(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<Answer> often(Supplier<Answer> call) {
        return together(Stream.generate(() -> call).limit(AT_ONCE).toList());
    }

    @Test
    void paymeRepeatsEachCallAtOnceAndIsAnsweredTheSameAndCreditedOnce() {
        Bought order = buy("shop", "payme");
        JsonObject creation = SystemCalls.creation(id(), order.id(), TIYIN);
        JsonObject id = named(creation.getString("id"));

        assertThat(often(() -> calls.payme("shop", "CreateTransaction", creation)))
                .allMatch(answer -> answer.code() == 0)
                .containsOnly(calls.payme("shop", "CreateTransaction", creation));
        assertThat(often(() -> calls.payme("shop", "PerformTransaction", id)))
                .allMatch(answer -> answer.code() == 0)
                .containsOnly(calls.payme("shop", "PerformTransaction", id));
        assertThat(lines(order)).containsExactly("accepted", "granted");
        assertThat(plans(order)).containsExactly(order.id());

        JsonObject cancel = id.copy().put("reason", 5);
        assertThat(often(() -> calls.payme("shop", "CancelTransaction", cancel)))
                .allMatch(answer -> answer.code() == 0)
                .containsOnly(calls.payme("shop", "CancelTransaction", cancel));
        assertThat(lines(order)).containsExactly("accepted", "granted", "refunded");
        assertThat(plans(order)).isEmpty();

        String books = books();
        assertThat(calls.payme("shop", "PerformTransaction", id).code()).isEqualTo(-31008);
        assertThat(calls.payme("shop", "CreateTransaction", creation).code()).isEqualTo(-31008);
        assertThat(books()).as("replayed in the wrong order").isEqualTo(books);
    }

    @Test
    void clickRepeatsEachCallAtOnceAndCreditsOnce() {
        Bought order = buy("shop", "click");
        long id = NUMBERS.incrementAndGet();
        Map<String, String> prepare = SystemCalls.clickFields(id, order.id(), SUM, "");

        List<Answer> prepared = often(() -> calls.click("shop", prepare));
        assertThat(prepared).allMatch(answer -> answer.code() == 0).containsOnly(prepared.getFirst());
        String number =
                prepared.getFirst().json().getValue("merchant_prepare_id").toString();
        Map<String, String> complete = SystemCalls.clickFields(id, order.id(), SUM, number);
        List<Answer> completed = often(() -> calls.click("shop", complete));

        assertThat(completed).filteredOn(answer -> answer.code() == 0).hasSize(1);
        assertThat(completed).filteredOn(answer -> answer.code() == -4).hasSize(AT_ONCE - 1);
        assertThat(lines(order)).containsExactly("accepted", "granted");
        assertThat(plans(order)).containsExactly(order.id());

        String books = books();
        Map<String, String> turnedRound = new HashMap<>(complete);
        turnedRound.put("error", "-5017");
        assertThat(calls.click("shop", turnedRound).code())
                .as("error is not signed")
                .isEqualTo(-9);
        assertThat(calls.click("shop", prepare).code()).isEqualTo(-4);
        assertThat(books()).isEqualTo(books);
    }

    /** The payment that YooKassa of the sandbox has for an order. */
    private static JsonObject atYooKassa(Bought order) {
        return new JsonObject(Http.get(platform.sandbox().url() + "/sandbox/payments/yookassa?order=" + order.id()))
                .getJsonArray("payments")
                .getJsonObject(0);
    }

    /** By YooKassa's own id. */
    private static String idOf(JsonObject payment) {
        return payment.getJsonObject("facts").getString("id");
    }

    /** Gives what the sandbox says of the payment then, and of the host's answers. */
    private static String act(JsonObject payment, String action) {
        return Http.post(
                platform.sandbox().url() + "/sandbox/payments/yookassa/" + payment.getString("id") + "/" + action,
                "{}");
    }

    @Test
    void yooKassaNotifiesAtOnceAndCreditsOnceAndAStrangerCannotSayThatItWasPaid() {
        Bought order = buy("shop", "yookassa");
        JsonObject payment = atYooKassa(order);
        String id = idOf(payment);
        String books = books();

        assertThat(calls.yookassa("shop", "payment.succeeded", id).status()).isEqualTo(200);
        assertThat(act(payment, "lie")).contains("\"status\":200");
        assertThat(books()).as("nothing was paid").isEqualTo(books);

        assertThat(act(payment, "pay")).contains("PAID");
        assertThat(often(() -> calls.yookassa("shop", "payment.succeeded", id))).containsOnly(new Answer(200, ""));
        assertThat(lines(order)).containsExactly("accepted", "granted");
        assertThat(plans(order)).containsExactly(order.id());

        books = books();
        calls.yookassa("shop", "payment.canceled", id);
        calls.yookassa("shop", "refund.succeeded", UUID.randomUUID().toString());
        calls.yookassa("kiosk", "payment.succeeded", id);
        assertThat(calls.yookassa("live", "payment.succeeded", id).status())
                .as("a test shop where money is real")
                .isEqualTo(404);
        assertThat(books()).isEqualTo(books);
    }

    @Test
    void twoSystemsThatTakeMoneyForOneOrderGrantOnceAndLeaveASurplus() {
        Bought order = buy("shop", "click");
        Map<String, String> complete = preparedAndLapsed(order);
        JsonObject creation = SystemCalls.creation(id(), order.id(), TIYIN);
        assertThat(calls.payme("shop", "CreateTransaction", creation).code()).isZero();
        JsonObject id = named(creation.getString("id"));

        assertThat(calls.payme("shop", "PerformTransaction", id).code()).isZero();
        assertThat(calls.click("shop", complete).code()).as("the money is gone").isZero();

        assertThat(lines(order)).containsExactly("accepted", "granted", "accepted", "surplus");
        assertThat(plans(order)).containsExactly(order.id());
        assertThat(platform.journal().column("select state from payment_order where id = '" + order.id() + "'"))
                .containsExactly("paid");
    }

    /** Click has announced a payment and not come back in time. */
    private static Map<String, String> preparedAndLapsed(Bought order) {
        long id = NUMBERS.incrementAndGet();
        Answer prepared = calls.click("shop", SystemCalls.clickFields(id, order.id(), SUM, ""));
        String number = prepared.json().getValue("merchant_prepare_id").toString();
        platform.journal()
                .execute("update payment_transaction set lapses_at = now() - interval '1 s' where number = " + number);
        return SystemCalls.clickFields(id, order.id(), SUM, number);
    }

    @Test
    void twoSystemsThatTakeMoneyAtTheSameMomentGrantOnce() {
        for (int round = 0; round < 5; round++) {
            Bought order = buy("shop", "click");
            Map<String, String> complete = preparedAndLapsed(order);
            JsonObject creation = SystemCalls.creation(id(), order.id(), TIYIN);
            JsonObject id = named(creation.getString("id"));
            assertThat(calls.payme("shop", "CreateTransaction", creation).code())
                    .isZero();

            List<Answer> answers = together(Stream.iterate(0, number -> number + 1)
                    .limit(20)
                    .<Supplier<Answer>>map(number -> number % 2 == 0
                            ? () -> calls.payme("shop", "PerformTransaction", id)
                            : () -> calls.click("shop", complete))
                    .toList());

            boolean byPayme = answers.getFirst().code() == 0;
            assertThat(lines(order))
                    .as("Payme is told whether to take the money; Click has taken it")
                    .containsExactly(
                            byPayme
                                    ? new String[] {"accepted", "granted", "accepted", "surplus"}
                                    : new String[] {"accepted", "granted"});
            assertThat(answers).allMatch(answer -> List.of(0, -4, -31008).contains(answer.code()));
            assertThat(plans(order)).containsExactly(order.id());
        }
    }

    private static String asked(String order, Object amount) {
        return SystemCalls.paymeBody("CreateTransaction", SystemCalls.creation(id(), order, amount));
    }

    static Stream<String> rubbish() {
        String method = "\"method\":\"CreateTransaction\"";
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        return Stream.of(
                "",
                "{",
                "null",
                "\"text\"",
                "[]",
                "[" + asked("ORDER", TIYIN) + "," + asked("ORDER", TIYIN) + "]",
                asked("ORDER", TIYIN) + asked("ORDER", TIYIN),
                "{\"id\":77," + method + "," + method + ",\"params\":{}}",
                "{\"id\":77," + method + ",\"params\":" + deep + "}",
                deep,
                "{\"id\":77," + method + ",\"params\":[]}",
                "{\"id\":77," + method + "}",
                "{\"id\":77,\"method\":5,\"params\":{}}",
                "{\"id\":77,\"method\":\"" + "x".repeat(10_000) + "\",\"params\":{}}",
                "{\"id\":77,\"method\":\"DropTransaction\",\"params\":{\"phone\":\"" + PHONE + "\"}}",
                asked("ORDER", -TIYIN),
                asked("ORDER", 0),
                asked("ORDER", TIYIN + 1),
                asked("ORDER", "9900000"),
                asked("ORDER", true),
                asked("ORDER", TIYIN).replace(":9900000", ":9900000.0"),
                asked("ORDER", TIYIN).replace(":9900000", ":99e5"),
                asked("ORDER", TIYIN).replace(":9900000", ":99000.00"),
                asked("ORDER", TIYIN).replace(":9900000", ":1e999999999"),
                asked("ORDER", TIYIN).replace(":9900000", ":NaN"),
                asked("ORDER", TIYIN).replace(":9900000", ":" + Long.MAX_VALUE),
                asked("ORDER", TIYIN).replace(":9900000", ":18446744073719451616"),
                asked("ORDER", TIYIN).replace(":9900000", ":" + "9".repeat(1_000)),
                asked("ORDER", TIYIN).replace("\"time\":", "\"time\":-"),
                asked("ORDER", TIYIN).replace("\"time\":", "\"time\":9999"),
                asked("ORDER", TIYIN).replace("\"5e", "\"\\u0000"),
                asked("ORDER", TIYIN).replace("\"5e", "\"" + "x".repeat(1_000)),
                asked("ORDER' or '1'='1", TIYIN),
                asked("'; drop table payment_order; --", TIYIN),
                asked("ORDER\0", TIYIN),
                asked("\ud800", TIYIN),
                asked("ORDERx", TIYIN),
                asked("", TIYIN),
                asked(CARD, TIYIN),
                asked("x".repeat(10_000), TIYIN),
                asked("ORDER", TIYIN).replace("{\"order_id\":\"ORDER\"}", "{\"order_id\":[\"ORDER\"]}"),
                asked("ORDER", TIYIN).replace("{\"order_id\":\"ORDER\"}", "{\"phone\":\"" + PHONE + "\"}"),
                asked("ORDER", TIYIN).replace("{\"order_id\":\"ORDER\"}", "[]"),
                SystemCalls.paymeBody("PerformTransaction", named("nobody")),
                SystemCalls.paymeBody("PerformTransaction", new JsonObject().put("id", new JsonArray())),
                SystemCalls.paymeBody("CancelTransaction", named("nobody").put("reason", 5)),
                SystemCalls.paymeBody("CancelTransaction", named("nobody").put("reason", "x")),
                SystemCalls.paymeBody(
                        "GetStatement", new JsonObject().put("from", 9).put("to", 1)),
                SystemCalls.paymeBody("SetFiscalData", named("nobody").put("fiscal_data", CARD)));
    }

    @Test
    void paymesRubbishGetsItsErrorWithTheIdAndChangesNothing() {
        Bought order = buy("shop", "payme");
        String books = books();
        try (LogLines log = LogLines.capture()) {
            rubbish().forEach(body -> {
                String sent = body.replace("ORDER", order.id());
                Answer answer = calls.payme("shop", sent);

                String shown = sent.length() > 300 ? sent.substring(0, 300) : sent;
                assertThat(answer.status()).as(shown).isEqualTo(200);
                assertThat(answer.code()).as(shown).isNegative().isNotEqualTo(-32400);
                assertThat(answer.json().getValue("id"))
                        .as(shown)
                        .isEqualTo(answer.code() == -32700 || !sent.startsWith("{") ? null : 77);
            });
            assertThat(books()).isEqualTo(books);
            assertSilent(log);
        }
    }

    /** Nothing that somebody could misuse, and no fault. */
    private static void assertSilent(LogLines log) {
        assertThat(log.everything())
                .noneMatch(line -> Stream.of(
                                CARD,
                                PHONE,
                                SystemCalls.PAYME_KEY,
                                SystemCalls.PAYME_TEST_KEY,
                                SystemCalls.CLICK_KEY,
                                "yookassa-sandbox-key")
                        .anyMatch(line::contains));
        assertThat(log.complaints()).isEmpty();
    }

    static Stream<Map<String, String>> strangers() {
        String key = SystemCalls.PAYME_TEST_KEY;
        return Stream.of(
                Map.of(),
                Map.of("Authorization", ""),
                Map.of("Authorization", "Basic"),
                Map.of("Authorization", "Basic %%%"),
                Map.of("Authorization", "Bearer " + key),
                Map.of("Authorization", SystemCalls.basic(":")),
                Map.of("Authorization", SystemCalls.basic("Paycom")),
                Map.of("Authorization", SystemCalls.basic("Paycom:")),
                Map.of("Authorization", SystemCalls.basic("Paycom:" + key.substring(0, key.length() - 1))),
                Map.of("Authorization", SystemCalls.basic("Paycom:" + key + "x")),
                Map.of("Authorization", SystemCalls.basic("Paycom:" + key.replace('p', 'q'))),
                Map.of("Authorization", SystemCalls.basic("Paycom:" + key.toUpperCase(Locale.ROOT))),
                Map.of("Authorization", SystemCalls.basic("paycom:" + key)),
                Map.of("Authorization", SystemCalls.basic("admin:" + key)),
                Map.of("Authorization", SystemCalls.basic("Paycom:" + SystemCalls.PAYME_KEY)));
    }

    @Test
    void whoDoesNotSignInAsPaymeLearnsNothing() {
        Bought order = buy("shop", "payme");
        try (LogLines log = LogLines.capture()) {
            for (String body : List.of(asked(order.id(), TIYIN), "{", "{\"id\":77,\"method\":\"Drop\"}")) {
                strangers().forEach(headers -> {
                    Answer answer = calls.post("payme/shop", body, headers);
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.code()).as(headers.toString()).isEqualTo(-32504);
                });
            }
            Bought live = buy("live", "payme");
            Answer test = calls.payme("live", asked(live.id(), TIYIN));
            assertThat(test.code()).as("a test key where money is real").isEqualTo(-32504);
            assertThat(lines(live)).isEmpty();
            assertSilent(log);
        }
        assertThat(platform.journal().column("select headers::text from payment_callback where provider = 'payme'"))
                .as("what proves who calls is not kept")
                .noneMatch(headers -> headers.contains("Basic "));
        assertThat(calls.send("GET", "payme/shop", "", Map.of()).code()).isEqualTo(-32504);
        assertThat(calls.send(
                                "GET",
                                "payme/shop",
                                "",
                                Map.of("Authorization", SystemCalls.basic("Paycom:" + SystemCalls.PAYME_TEST_KEY)))
                        .code())
                .isEqualTo(-32300);
        assertThat(platform.journal()
                        .column("select count(*) from payment_transaction where order_id = '" + order.id() + "'"))
                .containsExactly("0");
    }

    @Test
    void whatIsTooLargeIsRefusedAndTheNextCallIsAnswered() {
        Bought order = buy("shop", "payme");
        String large = "{\"id\":77,\"x\":\"" + "x".repeat(10 << 20) + "\"}";

        for (String path : List.of("payme/shop", "click/shop", "yookassa/shop")) {
            assertThat(calls.post(path, large, Map.of("Content-Type", "application/json"))
                            .status())
                    .isEqualTo(413);
        }
        assertThat(calls.payme("shop", asked(order.id(), TIYIN)).code()).isZero();
    }

    @Test
    void anotherBotsOrderAndAnotherMerchantAreUnknown() {
        Bought theirs = buy("kiosk", "payme");
        String books = books();

        assertThat(calls.payme("shop", asked(theirs.id(), TIYIN)).code()).isEqualTo(-31050);
        assertThat(calls.click("shop", SystemCalls.clickFields(NUMBERS.incrementAndGet(), theirs.id(), SUM, ""))
                        .code())
                .isEqualTo(-5);
        Map<String, String> foreign = SystemCalls.clickFields(NUMBERS.incrementAndGet(), theirs.id(), SUM, "");
        foreign.put("service_id", "31416");
        assertThat(calls.click("kiosk", foreign).code()).isEqualTo(-1);
        assertThat(books()).isEqualTo(books);

        JsonObject creation = SystemCalls.creation(id(), theirs.id(), TIYIN);
        assertThat(calls.payme("kiosk", "CreateTransaction", creation).code()).isZero();
        books = books();
        JsonObject id = named(creation.getString("id"));
        assertThat(calls.payme("shop", "PerformTransaction", id).code()).isEqualTo(-31003);
        assertThat(calls.payme("shop", "CancelTransaction", id.copy().put("reason", 5))
                        .code())
                .isEqualTo(-31003);
        assertThat(calls.payme("shop", "CheckTransaction", id).code()).isEqualTo(-31003);
        assertThat(calls.payme(
                                "shop",
                                "GetStatement",
                                new JsonObject().put("from", 0).put("to", 9_999_999_999_999L))
                        .body())
                .doesNotContain(creation.getString("id"));
        assertThat(books()).isEqualTo(books);
    }

    @Test
    void clicksRubbishGetsItsErrorAndChangesNothing() {
        Bought order = buy("shop", "click");
        Bought paid = buy("shop", "payme");
        String books = books();
        Map<String, String> good = SystemCalls.clickFields(NUMBERS.incrementAndGet(), order.id(), SUM, "");
        String signed = SystemCalls.form(SystemCalls.signed(good, SystemCalls.CLICK_KEY));
        try (LogLines log = LogLines.capture()) {
            for (String amount : List.of(
                    "",
                    "-99000",
                    "0",
                    "0.001",
                    "99e3",
                    "9.9E4",
                    "99000,00",
                    "0x182B8",
                    "NaN",
                    " 99000",
                    "98999.99",
                    "99000.001",
                    "9900000",
                    "9".repeat(13),
                    "9".repeat(30))) {
                assertRefused(with(good, "amount", amount));
            }
            for (String id : List.of(
                    "",
                    order.id() + "x",
                    "'; drop table payment_order; --",
                    order.id() + "\0",
                    CARD,
                    "x".repeat(300))) {
                assertRefused(with(good, "merchant_trans_id", id));
            }
            assertRefused(with(good, "action", "2"));
            assertRefused(with(good, "action", "-1"));
            assertRefused(with(good, "error", "-1"));
            assertRefused(with(good, "error", "1"));
            assertRefused(with(good, "click_trans_id", "-5"));
            assertRefused(with(good, "click_trans_id", "9".repeat(19)));
            assertRefused(with(good, "sign_time", "yesterday"));
            assertRefused(SystemCalls.clickFields(NUMBERS.incrementAndGet(), order.id(), SUM, "1"));
            for (String key : List.of(
                    "",
                    SystemCalls.CLICK_KEY + "x",
                    SystemCalls.CLICK_KEY.substring(1),
                    SystemCalls.CLICK_KEY.replace('1', '2'))) {
                assertThat(calls.clickBody("shop", SystemCalls.form(SystemCalls.signed(good, key)))
                                .code())
                        .isEqualTo(-1);
            }
            for (String body : List.of(
                    "",
                    "%zz=%zz",
                    "a",
                    "{\"a\":1}",
                    signed + "&amount=" + SUM,
                    signed + "&amount=1",
                    signed.replace("sign_string=", "sign="),
                    signed.replace("error_note=Success", "error_note=%"),
                    signed.replace("99000", "99000%00"))) {
                Answer answer = calls.clickBody("shop", body);
                assertThat(answer.status()).as(body).isEqualTo(200);
                assertThat(answer.code()).as(body).isNegative();
            }
            assertThat(calls.post("click/shop", signed, Map.of("Content-Type", "application/json"))
                            .code())
                    .isEqualTo(-8);
            assertThat(calls.send("GET", "click/shop?" + signed, "", Map.of()).code())
                    .isEqualTo(-8);
            assertThat(books()).isEqualTo(books);
            assertSilent(log);
        }
        assertThat(lines(paid)).isEmpty();
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    /** Rightly signed, and wrong all the same. */
    private static void assertRefused(Map<String, String> fields) {
        Answer answer = calls.click("shop", fields);
        assertThat(answer.status()).as(fields.toString()).isEqualTo(200);
        assertThat(answer.code()).as(fields.toString()).isNegative();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"type\":\"notification\"}",
                "{\"type\":\"notification\",\"event\":\"payment.succeeded\",\"object\":{\"id\":\"../../me\"}}",
                "{\"type\":\"notification\",\"event\":\"payment.succeeded\",\"object\":{\"id\":\"' or 1=1 --\"}}",
                "{\"type\":\"notification\",\"event\":\"payment.succeeded\",\"event\":\"x\",\"object\":{}}",
                "{\"type\":\"notification\",\"event\":\"payment.succeeded\",\"object\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}",
            })
    void yooKassasRubbishIsRefused(String body) {
        String books = books();

        assertThat(calls.yookassaBody("shop", body).status()).isEqualTo(400);
        assertThat(calls.send("GET", "yookassa/shop", "", Map.of()).status()).isEqualTo(405);
        assertThat(books()).isEqualTo(books);
    }

    /** PostgreSQL ends each session that writes a line of the ledger. */
    private static void databaseDies() {
        platform.journal().execute("""
                create or replace function test_die() returns trigger language plpgsql as $$
                begin
                    perform pg_terminate_backend(pg_backend_pid());
                    perform pg_sleep(30);
                    return new;
                end $$""");
        platform.journal()
                .execute(
                        "create trigger test_death before insert on payment_line for each row execute function test_die()");
    }

    private static void databaseLives() {
        platform.journal().execute("drop trigger test_death on payment_line");
    }

    @Test
    void databaseThatGoesInTheMiddleOfACallChangesNothingAndTheNextCallCredits() {
        Bought byPayme = buy("shop", "payme");
        JsonObject creation = SystemCalls.creation(id(), byPayme.id(), TIYIN);
        JsonObject id = named(creation.getString("id"));
        calls.payme("shop", "CreateTransaction", creation);
        Bought byClick = buy("shop", "click");
        long number = NUMBERS.incrementAndGet();
        String prepared = calls.click("shop", SystemCalls.clickFields(number, byClick.id(), SUM, ""))
                .json()
                .getValue("merchant_prepare_id")
                .toString();
        Map<String, String> complete = SystemCalls.clickFields(number, byClick.id(), SUM, prepared);
        Bought byYooKassa = buy("shop", "yookassa");
        JsonObject payment = atYooKassa(byYooKassa);

        databaseDies();
        try {
            assertThat(calls.payme("shop", "PerformTransaction", id).code()).isEqualTo(-32400);
            assertThat(calls.click("shop", complete).code()).isEqualTo(-7);
            assertThat(act(payment, "pay")).as("YooKassa calls again").contains("has not taken payment.succeeded");
            assertThat(calls.yookassa("shop", "payment.succeeded", idOf(payment))
                            .status())
                    .isEqualTo(503);
        } finally {
            databaseLives();
        }
        for (Bought order : List.of(byPayme, byClick, byYooKassa)) {
            assertThat(lines(order)).isEmpty();
            assertThat(plans(order)).isEmpty();
        }

        assertThat(calls.payme("shop", "PerformTransaction", id).code()).isZero();
        assertThat(calls.click("shop", complete).code()).isZero();
        await().atMost(SOON)
                .until(() -> calls.yookassa("shop", "payment.succeeded", idOf(payment))
                                .status()
                        == 200);
        for (Bought order : List.of(byPayme, byClick, byYooKassa)) {
            assertThat(lines(order)).containsExactly("accepted", "granted");
            assertThat(plans(order)).containsExactly(order.id());
        }
    }
}
