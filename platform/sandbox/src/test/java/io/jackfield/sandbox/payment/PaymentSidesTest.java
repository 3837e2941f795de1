package io.jackfield.sandbox.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.telegram.WebhookBackoff;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentSidesTest {
    private static final Duration MOMENT = Duration.ofMillis(2);
    private static final String LINK = "/simple/pay?order=order-a&amount=5.99&back=https://t.me/shop_bot";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private Sandbox sandbox;
    private HttpServer host;

    @BeforeEach
    void start() {
        host = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
        sandbox = Sandbox.start(vertx, SandboxOptions.defaults().webhookBackoff(new WebhookBackoff(MOMENT, MOMENT)))
                .await();
        sandbox.payments().add(new TestSide());
        sandbox.payments()
                .callbacksGoTo(
                        new CallbackTargets("http://127.0.0.1:" + host.actualPort(), Map.of("shop_bot", "shop")));
    }

    private void answer(HttpServerRequest call) {
        call.body().onSuccess(body -> {
            calls.add(call.method() + " " + call.path() + " " + body);
            Integer status = statuses.poll();
            call.response().setStatusCode(status == null ? 200 : status).end("{\"number\":\"7\"}");
        });
    }

    @AfterEach
    void stop() {
        client.close();
        vertx.close().await();
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(sandbox.url() + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private JsonObject post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/payments" + path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return new JsonObject(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private JsonObject payment() throws Exception {
        return new JsonObject(get("/sandbox/payments/simple/simple-1").body());
    }

    @Test
    void linkOpensThePageOfOnePaymentHoweverOftenItIsFollowed() throws Exception {
        HttpResponse<String> first = get(LINK);
        HttpResponse<String> again = get(LINK);

        assertThat(first.headers().firstValue("location")).contains("/payments/simple/simple-1");
        assertThat(again.headers().firstValue("location")).contains("/payments/simple/simple-1");
        assertThat(payment().getString("bot")).isEqualTo("shop");
        assertThat(payment().getJsonArray("actions").stream().map(one -> ((JsonObject) one).getString("name")))
                .containsExactly("pay", "cancel");
        for (String path : List.of("/payments", "/payments/simple", "/payments/simple/simple-1")) {
            assertThat(get(path).body()).as(path).contains("Simulated: no money moves here.");
        }
        assertThat(get("/payments/files/app.js").statusCode()).isEqualTo(200);
        assertThat(get("/payments/style/style.css").statusCode()).isEqualTo(200);
    }

    @Test
    void payingCallsTheBotThatTheReturnAddressOpens() throws Exception {
        get(LINK);

        JsonObject paid = post("/simple/simple-1/pay", "");

        assertThat(paid.getString("state")).isEqualTo("PAID");
        assertThat(calls)
                .containsExactly(
                        "POST /payments/simple/shop {\"what\":\"begin\",\"order\":\"order-a\"}",
                        "POST /payments/simple/shop {\"what\":\"settle 7\",\"order\":\"order-a\"}");
        assertThat(titles(paid)).containsExactly("begin", "settle 7");
    }

    private static List<String> titles(JsonObject payment) {
        return payment.getJsonArray("exchanges").stream()
                .map(one -> ((JsonObject) one).getString("title"))
                .toList();
    }

    @Test
    void callThatIsNotTakenComesAgain() throws Exception {
        get(LINK);
        statuses.addAll(List.of(200, 503, 503, 200));

        JsonObject paid = post("/simple/simple-1/pay", "");

        assertThat(paid.getString("state")).isEqualTo("PAID");
        assertThat(titles(paid)).containsExactly("begin", "settle 7", "settle 7", "settle 7");
    }

    @Test
    void conversationThatBrokeOffGoesOnWhenTheCallIsRepeated() throws Exception {
        get(LINK);
        statuses.addAll(List.of(503, 503, 503, 503, 503, 503));

        assertThat(post("/simple/simple-1/pay", "").getString("error"))
                .isEqualTo("the host has not taken begin in 6 tries");
        assertThat(payment().getString("state")).isEqualTo("OPEN");
        JsonObject paid = post("/simple/simple-1/repeat", "");

        assertThat(paid.getString("state")).isEqualTo("PAID");
        assertThat(paid.getJsonObject("facts").getString("begun"))
                .as("how often the payment was begun")
                .isEqualTo("1");
    }

    @Test
    void lastCallCanBeRepeated() throws Exception {
        get(LINK);
        post("/simple/simple-1/pay", "");

        JsonObject repeated = post("/simple/simple-1/repeat", "");

        assertThat(titles(repeated)).containsExactly("begin", "settle 7", "settle 7");
        assertThat(calls.get(2)).isEqualTo(calls.get(1));
        assertThat(repeated.getString("state")).isEqualTo("PAID");
    }

    @Test
    void moneyGoesBackInPartsAndNotMoreThanThereIs() throws Exception {
        get(LINK);
        post("/simple/simple-1/pay", "");

        assertThat(post("/simple/simple-1/refund", "{\"amount\":2}").getString("returned"))
                .isEqualTo("2");
        assertThat(post("/simple/simple-1/refund", "{\"amount\":\"4.00\"}").getString("error"))
                .contains("payment simple-1 is PAID with 2 of 5.99 given back; 4.00 cannot go back");
        assertThat(post("/simple/simple-1/refund", "{\"amount\":\"3.99\"}").getString("state"))
                .isEqualTo("REFUNDED");
    }

    @Test
    void whatCannotBeDoneIsExplained() throws Exception {
        get("/simple/pay?order=order-b&amount=1.00&back=https://example.org/");

        assertThat(post("/simple/simple-1/pay", "").getString("error"))
                .isEqualTo("the return address 'https://example.org/' opens no bot of this host; a checkout gives"
                        + " https://t.me/<username>");
        assertThat(payment().getJsonObject("facts").isEmpty()).isTrue();
        assertThat(post("/simple/simple-1/refund", "").getString("error"))
                .isEqualTo("payment simple-1 is OPEN; it has [pay, cancel] and repeat, not refund");
        assertThat(post("/simple/simple-9/pay", "").getString("error")).isEqualTo("simple has no payment simple-9");
        assertThat(post("/none/none-1/pay", "").getString("error")).isEqualTo("there is no payment system none");
        assertThat(post("/simple/simple-1/pay", "{").getString("error")).isNotBlank();
        assertThat(calls).isEmpty();
    }

    @Test
    void officialTestReportsEachStep() throws Exception {
        statuses.add(404);

        JsonObject failed = post("/simple/tests/scenario-1", "{\"bot\":\"shop\",\"order\":\"order-a\"}");

        assertThat(failed.getBoolean("passed")).isFalse();
        assertThat(failed.getJsonArray("steps"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject()
                                .put("title", "check")
                                .put("expected", "200")
                                .put("got", "404")
                                .put("passed", false)));
        assertThat(calls).containsExactly("POST /payments/simple/shop order=order-a");
        assertThat(post("/simple/tests/scenario-1", "{\"bot\":\"x\"}").getString("error"))
                .isEqualTo("bot is 'x'; this host has [shop]");
    }

    @Test
    void paymentsOfOneOrderCanBeLookedFor() throws Exception {
        get(LINK);
        get(LINK.replace("order-a", "order-b"));

        JsonObject found =
                new JsonObject(get("/sandbox/payments/simple?order=order-b").body());

        assertThat(found.getJsonArray("payments")).hasSize(1);
        assertThat(new JsonObject(get("/sandbox/payments").body())
                        .getJsonArray("systems").stream()
                                .map(JsonObject.class::cast)
                                .filter(system -> system.getString("name").equals("simple"))
                                .map(system -> system.getInteger("payments")))
                .containsExactly(2);
    }
}
