package io.jackfield.payment.yookassa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jackfield.api.Money;
import io.jackfield.api.payment.PaymentOrder;
import io.jackfield.api.payment.PaymentOrder.State;
import io.jackfield.api.payment.PaymentProvider.Handed;
import io.jackfield.api.payment.PaymentProvider.Reported;
import io.jackfield.api.payment.PaymentProvider.SavedMethod;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugin against YooKassa as the sandbox plays it, with the stand-ins of the plugin's own schema. */
class YooKassaSandboxTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient browser = HttpClient.newHttpClient();
    private Sandbox sandbox;
    private Till till;

    @BeforeEach
    void start() throws Exception {
        sandbox = Sandbox.start(vertx, SandboxOptions.defaults()).await();
        till = Till.open(standIns());
        HttpServer host = vertx.createHttpServer()
                .requestHandler(this::serve)
                .listen(0, "127.0.0.1")
                .await();
        String bot = till.merchant().bot().username();
        sandbox.payments()
                .callbacksGoTo(new CallbackTargets(
                        "http://127.0.0.1:" + host.actualPort(),
                        Map.of(bot, till.merchant().bot().id())));
    }

    private Map<String, ?> standIns() throws Exception {
        Map<String, Object> config = new HashMap<>(Map.of());
        JsonNode schema = MAPPER.readTree(YooKassaProvider.class.getResourceAsStream("/config.schema.json"));
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
                .isEqualTo("/payments/yookassa/" + till.merchant().bot().id());
        WebRequest call = new WebRequest(request.method().name(), "", headers, Map.of(), body.getBytes(), "127.0.0.1");
        return vertx.executeBlocking(() -> till.provider.callback(call, till.merchant()), false);
    }

    @AfterEach
    void stop() throws Exception {
        browser.close();
        till.close();
        vertx.close().await();
    }

    /** The page of an order; gives the path of its payment in the sandbox. */
    private String opened(PaymentOrder order) throws Exception {
        URI page = till.page(order);
        assertThat(page.toString()).startsWith(sandbox.url());
        assertThat(browser.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        return page.getPath().replaceFirst("^/payments", "");
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

    private JsonNode paymentsOf(PaymentOrder order) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(sandbox.url() + "/sandbox/payments/yookassa?order=" + order.id()))
                .build();
        return MAPPER.readTree(browser.send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .get("payments");
    }

    @Test
    void buyerPaysAndIsGivenTheMoneyBack() throws Exception {
        PaymentOrder order = till.order("order-a");
        String payment = opened(order);

        act(payment + "/lie");
        assertThat(till.orders.order("order-a").state()).isEqualTo(State.OPEN);
        JsonNode paid = act(payment + "/pay");
        assertThat(paid.path("state").textValue()).as(paid.toPrettyString()).isEqualTo("PAID");
        assertThat(till.orders.order("order-a").state()).isEqualTo(State.PAID);

        act(payment + "/refund", "amount", "90.00");
        act(payment + "/repeat");
        assertThat(till.transactionOf(order).returned()).isEqualTo(new Money(9_000, "RUB"));
        Handed rest = till.provider.refund(till.refund(order, "key-1", 90_000), till.merchant());
        assertThat(till.provider.refund(till.refund(order, "key-1", 90_000), till.merchant()))
                .isEqualTo(rest);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> till.orders.order("order-a").state() == State.REFUNDED);
        assertThat(till.orders.timesTakenBack("order-a")).isEqualTo(1);
        assertThat(till.orders.reviews()).isEmpty();
    }

    @Test
    void declinedCardLeavesTheOrderToBePaid() throws Exception {
        PaymentOrder order = till.order("order-a");
        String first = opened(order);

        assertThat(act(first + "/pay", "card", "1").get("error").textValue()).contains("test cards");
        assertThat(act(first + "/pay", "card", "5555 5555 5555 4600")
                        .get("state")
                        .textValue())
                .isEqualTo("CANCELLED");
        assertThat(till.transactionOf(order).reason()).isEqualTo("insufficient_funds");
        String second = opened(order);
        assertThat(second).isNotEqualTo(first);
        act(second + "/pay", "card", "2202474301322987");

        assertThat(till.orders.order("order-a").state()).isEqualTo(State.PAID);
        assertThat(till.orders.savedMethods().getFirst().label()).isEqualTo("•• 2987");
    }

    @Test
    void subscriptionGoesOnUntilItsBuyerRevokes() throws Exception {
        String payment = opened(till.order("order-a"));
        act(payment + "/pay");
        SavedMethod method = till.orders.savedMethods().getFirst();
        PaymentOrder next = till.order("order-b");

        act(payment + "/decline-next");
        assertThat(till.provider.charge(next, method, till.merchant()))
                .isEqualTo(new Handed.Refused("Not enough money (insufficient_funds)", false));
        assertThat(till.provider.charge(next, method, till.merchant())).isInstanceOf(Handed.Done.class);
        act(payment + "/revoke");
        assertThat(((Handed.Refused) till.provider.charge(till.order("order-c"), method, till.merchant())).forGood())
                .isTrue();

        assertThat(till.orders.timesGranted("order-b")).isEqualTo(1);
        assertThat(paymentsOf(next)).hasSize(2);
    }

    @Test
    void heldMoneyIsTakenOrLetGo() throws Exception {
        PaymentOrder order = till.order("order-a");
        String payment = opened(order);

        act(payment + "/hold");
        assertThat(till.orders.reviews()).hasSize(1);
        act(payment + "/pay");

        assertThat(till.orders.order("order-a").state()).isEqualTo(State.PAID);
        List<Reported> listed = till.provider.list(
                Instant.now().minusSeconds(600), Instant.now().plusSeconds(600), till.merchant());
        assertThat(listed).extracting(Reported::where).containsExactly(Reported.Where.TAKEN);
        assertThat(till.provider.look(till.transactionOf(order), till.merchant()))
                .contains(listed.getFirst());
    }

    @Test
    void receiptsAreWhatTheSandboxTakes() throws Exception {
        Map<String, Object> config = new HashMap<>(standIns());
        config.put("receipts.enabled", true);
        till.close();
        till = Till.open(config);
        PaymentOrder order = till.order("order-a");
        act(opened(order) + "/pay");

        assertThat(till.provider.refund(till.refund(order, "key-1", 1_000), till.merchant()))
                .isInstanceOf(Handed.Done.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !till.transactionOf(order).returned().isZero());
    }

    @Test
    void notificationsTestPasses() throws Exception {
        JsonNode report = act(
                "/yookassa/tests/notifications", "bot", till.merchant().bot().id());

        assertThat(report.path("passed").booleanValue())
                .as(report.toPrettyString())
                .isTrue();
    }
}
