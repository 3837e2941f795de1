package io.jackfield.sandbox.payment.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.payment.CallbackTargets;
import io.jackfield.sandbox.telegram.WebhookBackoff;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threeten.extra.MutableClock;

class ClickSideTest {
    private static final Duration MOMENT = Duration.ofMillis(2);
    private static final Instant MORNING = Instant.parse("2026-11-20T04:30:00Z");
    private static final String LINK = "/click/services/pay?service_id=31415&merchant_id=2718&amount=15000.00"
            + "&transaction_param=order-a&return_url=https%3A%2F%2Ft.me%2Fshop_bot";
    private static final String YES = "{\"error\":0,\"error_note\":\"Success\",\"merchant_prepare_id\":90017}";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<MultiMap> calls = new CopyOnWriteArrayList<>();
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final MutableClock clock = MutableClock.of(MORNING, ZoneOffset.UTC);
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        HttpServer host = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
        sandbox = Sandbox.start(
                        vertx,
                        SandboxOptions.defaults()
                                .webhookBackoff(new WebhookBackoff(MOMENT, MOMENT))
                                .clock(clock))
                .await();
        sandbox.payments()
                .callbacksGoTo(
                        new CallbackTargets("http://127.0.0.1:" + host.actualPort(), Map.of("shop_bot", "shop")));
    }

    private void answer(HttpServerRequest call) {
        call.setExpectMultipart(true);
        call.end().onSuccess(read -> {
            calls.add(call.formAttributes());
            String said = answers.poll();
            call.response().end(said == null ? YES : said);
        });
    }

    @AfterEach
    void stop() {
        client.close();
        vertx.close().await();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(sandbox.url() + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private JsonObject act(String action) throws Exception {
        return post("/click/click-1/" + action, "");
    }

    private JsonObject post(String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/payments" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return new JsonObject(send(request).body());
    }

    private JsonObject api(String method, String path) throws Exception {
        String time = "1790000000";
        String auth = "7001:" + ClickMerchant.digest("SHA-1", time + ClickMerchant.SECRET_KEY) + ":" + time;
        return new JsonObject(
                send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/click/v2/merchant/payment" + path))
                                .header("Auth", auth)
                                .method(method, HttpRequest.BodyPublishers.noBody()))
                        .body());
    }

    private String paymentId() throws Exception {
        return new JsonObject(get("/sandbox/payments/click/click-1").body())
                .getJsonObject("facts")
                .getString("click_paydoc_id");
    }

    private static String no(int error) {
        return "{\"error\":" + error + ",\"error_note\":\"No\"}";
    }

    @Test
    void linkLeadsToOnePaymentOfTheOrder() throws Exception {
        assertThat(get(LINK).headers().firstValue("location")).contains("/payments/click/click-1");
        assertThat(get(LINK).headers().firstValue("location")).contains("/payments/click/click-1");

        assertThat(get(LINK.replace("15000.00", "15000")).body()).isEqualTo("amount is 15000; write soʻm as 15000.00");
        assertThat(get(LINK.replace("=order-a", "=")).body()).isEqualTo("transaction_param is missing: the order's id");
        assertThat(get(LINK.replace("31415", "1")).statusCode()).isEqualTo(400);
    }

    @Test
    void payingIsASignedPrepareAndASignedComplete() throws Exception {
        get(LINK);

        JsonObject paid = act("pay");

        assertThat(paid.getString("state")).isEqualTo("PAID");
        assertThat(calls).hasSize(2).allSatisfy(ClickSideTest::requireSigned);
        assertThat(calls.getFirst().get("action")).isEqualTo("0");
        assertThat(calls.getFirst().get("sign_time")).isEqualTo("2026-11-20 09:30:00");
        assertThat(calls.getLast().get("action")).isEqualTo("1");
        assertThat(calls.getLast().get("merchant_prepare_id")).isEqualTo("90017");
        assertThat(calls.getLast().get("click_trans_id"))
                .isEqualTo(calls.getFirst().get("click_trans_id"));
        assertThat(api("GET", "/status/31415/" + paymentId()).getInteger("payment_status"))
                .isEqualTo(2);
    }

    private static void requireSigned(MultiMap call) {
        String prepareId = call.contains("merchant_prepare_id") ? call.get("merchant_prepare_id") : "";
        assertThat(call.get("sign_string"))
                .isEqualTo(ClickMerchant.digest(
                        "MD5",
                        call.get("click_trans_id") + "31415" + ClickMerchant.SECRET_KEY + "order-a" + prepareId
                                + "15000.00" + call.get("action") + call.get("sign_time")));
    }

    @Test
    void refusedPrepareTakesNothing() throws Exception {
        get(LINK);
        answers.add(no(-5));

        JsonObject refused = act("pay");

        assertThat(refused.getString("state")).isEqualTo("CANCELLED");
        assertThat(calls).hasSize(1);
        assertThat(get(LINK).headers().firstValue("location")).contains("/payments/click/click-2");
    }

    @ParameterizedTest
    @CsvSource({"-4, PAID, 2", "-9, CANCELLED, -99", "-6, OPEN, 2"})
    void answerToCompleteDecides(int error, String state, int status) throws Exception {
        get(LINK);
        answers.addAll(List.of(YES, no(error)));

        assertThat(act("pay").getString("state")).isEqualTo(state);

        assertThat(api("GET", "/status/31415/" + paymentId()).getInteger("payment_status"))
                .isEqualTo(status);
    }

    @Test
    void merchantsOwnFailureMakesTheCallComeAgain() throws Exception {
        get(LINK);
        answers.addAll(List.of(YES, no(-7), no(-7), no(-4)));

        assertThat(act("pay").getString("state")).isEqualTo("PAID");

        assertThat(calls).hasSize(4);
    }

    @Test
    void whoWaitsPaysLaterUnderTheSameNumber() throws Exception {
        get(LINK);
        assertThat(act("announce").getString("state")).isEqualTo("OPEN");

        assertThat(act("pay").getString("state")).isEqualTo("PAID");

        assertThat(calls.stream().map(call -> call.get("click_trans_id")).distinct())
                .hasSize(1);
    }

    @Test
    void emptyCardIsCompletedWithAnError() throws Exception {
        get(LINK);
        answers.addAll(List.of(YES, no(-9)));

        assertThat(act("cancel").getString("state")).isEqualTo("CANCELLED");

        assertThat(calls.getLast().get("error")).isEqualTo("-5017");
        requireSigned(calls.getLast());
    }

    @Test
    void cabinetReversesAndSaysSo() throws Exception {
        get(LINK);
        act("pay");

        JsonObject reversed = act("refund");

        assertThat(reversed.getString("state")).isEqualTo("REFUNDED");
        assertThat(calls.getLast().get("error")).isEqualTo("-5017");
        assertThat(api("GET", "/status/31415/" + paymentId()).getInteger("payment_status"))
                .isEqualTo(-99);
    }

    @Test
    void cancelledInWordsOnlyStaysPaid() throws Exception {
        get(LINK);
        act("pay");

        assertThat(act("cancel").getString("state")).isEqualTo("PAID");

        assertThat(calls.getLast().get("error")).isEqualTo("-5017");
        assertThat(api("GET", "/status/31415/" + paymentId()).getInteger("payment_status"))
                .isEqualTo(2);
    }

    @Test
    void apiReversesOnceAndFindsPaymentsByOrderAndDay() throws Exception {
        get(LINK);
        act("pay");
        String id = paymentId();

        assertThat(api("GET", "/status_by_mti/31415/order-a/2026-11-20").getLong("payment_id"))
                .isEqualTo(Long.parseLong(id));
        assertThat(api("GET", "/status_by_mti/31415/order-a/2026-11-21").getInteger("error_code"))
                .isEqualTo(-16);
        assertThat(api("DELETE", "/reversal/31415/" + id).getInteger("error_code"))
                .isZero();
        assertThat(api("DELETE", "/reversal/31415/" + id).getInteger("error_code"))
                .isEqualTo(-17);
        assertThat(api("GET", "/status/31415/1").getInteger("error_code")).isEqualTo(-16);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-30T10:00:00Z, 0", "2026-12-01T10:00:00Z, 0", "2026-12-02T10:00:00Z, -17"})
    void onlyPaymentsOfThisMonthAreReversed(Instant later, int error) throws Exception {
        get(LINK);
        act("pay");
        clock.setInstant(later);

        assertThat(api("DELETE", "/reversal/31415/" + paymentId()).getInteger("error_code"))
                .isEqualTo(error);
    }

    @Test
    void apiKnowsWhoAsks() throws Exception {
        String status = sandbox.url() + "/click/v2/merchant/payment/status/31415/1";

        assertThat(send(HttpRequest.newBuilder(URI.create(status))).statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(URI.create(status)).header("Auth", "7001:guess:1790000000"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(api("GET", "/status/31416/1").getInteger("error_code")).isEqualTo(-1);
    }

    @Test
    void officialTestSaysWhatIsExpectedOfEachCase() throws Exception {
        for (String order : List.of("order-a", "order-b", "order-c")) {
            get(LINK.replace("order-a", order));
        }
        JsonObject test = new JsonObject(get("/sandbox/payments/click").body())
                .getJsonArray("tests")
                .getJsonObject(0);
        JsonObject given = new JsonObject().put("bot", "shop");
        test.getJsonArray("fields").stream()
                .map(JsonObject.class::cast)
                .forEach(field -> given.put(field.getString("name"), field.getString("usual")));

        JsonObject result = post("/click/tests/fifteen-cases", given.encode());

        assertThat(given.getString("order1")).isEqualTo("order-c");
        assertThat(given.getString("amount3")).isEqualTo("15000.00");
        assertThat(result.getBoolean("passed"))
                .as("a host that says yes to all")
                .isFalse();
        assertThat(column(result, "expected"))
                .containsExactly(
                        "error -1",
                        "error -5",
                        "error 0",
                        "error -1",
                        "error -2",
                        "error 0",
                        "error -4",
                        "error -9",
                        "error 0",
                        "error -6",
                        "error 0",
                        "error 0",
                        "error -9",
                        "error -9",
                        "error -9");
        assertThat(column(result, "got")).containsOnly("error 0 Success");
        assertThat(post("/click/tests/fifteen-cases", "{\"bot\":\"shop\",\"order1\":\"order-a\"}")
                        .getString("error"))
                .startsWith("order1 is 'order-a' and amount1 ''");
    }

    private static Stream<String> column(JsonObject result, String name) {
        JsonArray steps = result.getJsonArray("steps");
        return steps.stream().map(step -> ((JsonObject) step).getString(name));
    }
}
