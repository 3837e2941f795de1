package io.jackfield.payment.payme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.Transaction;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.payment.CallbackTargets;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugin against Payme as the sandbox plays it, with the stand-ins of the plugin's own schema. */
class PaymeSandboxTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient browser = HttpClient.newHttpClient();
    private Sandbox sandbox;
    private Shop shop;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(vertx, SandboxOptions.defaults()).await();
        shop = Shop.open(standIns());
        HttpServer host = vertx.createHttpServer()
                .requestHandler(this::serve)
                .listen(0, "127.0.0.1")
                .await();
        String bot = shop.merchant().bot().username();
        sandbox.payments()
                .callbacksGoTo(new CallbackTargets(
                        "http://127.0.0.1:" + host.actualPort(),
                        Map.of(bot, shop.merchant().bot().id())));
    }

    private Map<String, ?> standIns() throws Exception {
        Map<String, Object> config = new HashMap<>(Map.of("testKey", ""));
        JsonNode schema = MAPPER.readTree(PaymeProvider.class.getResourceAsStream("/config.schema.json"));
        schema.get("properties").properties().forEach(property -> {
            if (property.getValue().has("x-sandbox")) {
                String value = property.getValue().get("x-sandbox").textValue();
                config.put(property.getKey(), value.replace("{sandbox}", sandbox.url()));
            }
        });
        return config;
    }

    /** As the host does it. */
    private void serve(HttpServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        MultiMap given = request.headers();
        given.names().forEach(name -> headers.put(name.toLowerCase(Locale.ROOT), given.get(name)));
        request.body()
                .compose(body -> answer(request, headers, body))
                .onSuccess(answer ->
                        request.response().setStatusCode(answer.status()).end(Buffer.buffer(answer.body())))
                .onFailure(failure -> request.response().setStatusCode(503).end());
    }

    private Future<WebAnswer> answer(HttpServerRequest request, Map<String, String> headers, Buffer body) {
        assertThat(request.path())
                .isEqualTo("/payments/payme/" + shop.merchant().bot().id());
        WebRequest call = new WebRequest(request.method().name(), "", headers, Map.of(), body.getBytes(), "127.0.0.1");
        return vertx.executeBlocking(() -> shop.provider.callback(call, shop.merchant()), false);
    }

    @AfterEach
    void stop() throws Exception {
        browser.close();
        shop.close();
        vertx.close().await();
    }

    /** Follows the checkout of an order; gives the path of its payment. */
    private String opened(PaymentOrder order) throws Exception {
        HttpResponse<String> page = browser.send(
                HttpRequest.newBuilder(shop.checkout(order)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(302);
        return page.headers().firstValue("location").orElseThrow().replaceFirst("^/payments", "");
    }

    private JsonNode act(String path, String... given) throws Exception {
        Map<String, String> body = new HashMap<>();
        for (int index = 0; index < given.length; index += 2) {
            body.put(given[index], given[index + 1]);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/payments" + path))
                .POST(HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body)))
                .build();
        return MAPPER.readTree(
                browser.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private Transaction transaction() {
        return shop.orders.transactions().getFirst();
    }

    @Test
    void buyerPaysAndIsGivenTheMoneyBack() throws Exception {
        String payment = opened(shop.order("order-a"));

        JsonNode paid = act(payment + "/pay");

        assertThat(paid.get("state").textValue()).as(paid.toPrettyString()).isEqualTo("PAID");
        assertThat(paid.at("/facts/fault").isMissingNode()).isTrue();
        assertThat(paid.get("exchanges").findValuesAsText("title"))
                .containsExactly(
                        "CheckPerformTransaction",
                        "CreateTransaction",
                        "CreateTransaction",
                        "PerformTransaction",
                        "PerformTransaction");
        assertThat(shop.orders.order("order-a").state()).isEqualTo(State.PAID);
        assertThat(act(payment + "/receipt").get("exchanges").size()).isEqualTo(6);
        assertThat(act(payment + "/statement").at("/exchanges/6/answer").textValue())
                .contains("\"state\":2");

        assertThat(act(payment + "/refund").get("state").textValue()).isEqualTo("REFUNDED");
        act(payment + "/repeat");
        act(payment + "/receipt");

        assertThat(shop.orders.order("order-a").state()).isEqualTo(State.REFUNDED);
        assertThat(shop.orders.timesTakenBack("order-a")).isEqualTo(1);
        assertThat(transaction().reason()).isEqualTo("5");
        assertThat(transaction().facts()).containsKeys("fiscal.perform", "fiscal.cancel");
    }

    @Test
    void declinedPaymentLeavesTheOrderToBePaid() throws Exception {
        PaymentOrder order = shop.order("order-a");

        assertThat(act(opened(order) + "/decline").get("state").textValue()).isEqualTo("CANCELLED");
        assertThat(transaction().reason()).isEqualTo("2");
        act(opened(order) + "/pay");

        assertThat(shop.orders.order("order-a").state()).isEqualTo(State.PAID);
    }

    @Test
    void orderInHandIsRefusedToAnotherBuyer() throws Exception {
        PaymentOrder order = shop.order("order-a");
        String payment = opened(order);
        act(payment + "/begin");

        assertThat(act(
                                "/payme/tests/scenario-2",
                                "bot",
                                shop.merchant().bot().id(),
                                "order",
                                "order-a",
                                "amount",
                                "99000")
                        .at("/steps/0/got")
                        .textValue())
                .contains("-31053");
        assertThat(act(payment + "/cancel", "reason", "7").get("error").textValue())
                .contains("use 1 to 5, or 10");
        assertThat(act(payment + "/cancel", "reason", "1").get("state").textValue())
                .isEqualTo("CANCELLED");
        assertThat(transaction().reason()).isEqualTo("1");
    }

    @Test
    void whyItIsRefusedIsShownInTheBuyersLanguage() throws Exception {
        PaymentOrder order = shop.order("order-a");
        String payment = opened(order);
        shop.orders.withdraw("order-a");

        JsonNode refused = act(payment + "/pay");

        assertThat(refused.get("state").textValue()).isEqualTo("OPEN");
        assertThat(refused.at("/facts/refused").textValue())
                .isEqualTo("-31052: Buyurtma bekor qilingan yoki muddati oʻtgan");
    }

    @Test
    void paymentThatTookTooLongIsGivenUp() throws Exception {
        String payment = opened(shop.order("order-a"));
        act(payment + "/begin");
        Duration behind = Duration.between(shop.now(), Instant.now());
        shop.timePasses(behind.plusHours(13));

        assertThat(act(payment + "/pay").get("state").textValue()).isEqualTo("CANCELLED");
        assertThat(shop.orders.timesGranted("order-a")).isZero();
    }

    @Test
    void officialScenariosPass() throws Exception {
        shop.order("order-a");
        for (String test : new String[] {"scenario-1", "scenario-2"}) {
            JsonNode report = act(
                    "/payme/tests/" + test,
                    "bot",
                    shop.merchant().bot().id(),
                    "order",
                    "order-a",
                    "amount",
                    "99000.00");

            assertThat(report.path("passed").booleanValue())
                    .as(report.toPrettyString())
                    .isTrue();
        }
        assertThat(shop.orders.order("order-a").state()).isEqualTo(State.REFUNDED);
    }
}
