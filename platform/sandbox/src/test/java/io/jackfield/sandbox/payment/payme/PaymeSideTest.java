package io.jackfield.sandbox.payment.payme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxOptions;
import io.jackfield.sandbox.payment.CallbackTargets;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payme's side against a host that answers whatever the test says. The plugin's own tests speak with both. */
class PaymeSideTest {
    private static final String LINK =
            "bT01ZjNiOGExYzlkMmU0ZjYwNzE4MjkzMDQ7YWMub3JkZXJfaWQ9QS0xMDAxO2E9MTUwMDAwMDtsPXV6O2M9"
                    + "aHR0cHM6Ly9ib3QuZXhhbXBsZS9wYXkvcmV0dXJu";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private volatile String answer = "{\"result\":{\"allow\":true}}";
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        int port = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
        sandbox = Sandbox.start(vertx, SandboxOptions.defaults()).await();
        sandbox.payments().callbacksGoTo(new CallbackTargets("http://127.0.0.1:" + port, Map.of("shop_bot", "shop")));
    }

    private void answer(HttpServerRequest call) {
        call.body().onSuccess(body -> {
            methods.add(body.toJsonObject().getString("method"));
            call.response().end(answer.formatted(methods.size()));
        });
    }

    @AfterEach
    void stop() {
        client.close();
        vertx.close().await();
    }

    private JsonObject act(String path, JsonObject given) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/payments/payme" + path))
                .POST(HttpRequest.BodyPublishers.ofString(given.encode()))
                .build();
        return new JsonObject(client.send(request, BodyHandlers.ofString()).body());
    }

    private int open(String parameters) throws Exception {
        String link = Base64.getEncoder().encodeToString(parameters.getBytes(UTF_8));
        return client.send(
                        HttpRequest.newBuilder(URI.create(sandbox.url() + "/payme/" + link))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void linkIsReadAsPaymeReadsIt() {
        PaymeLink link = PaymeLink.read(LINK);

        assertThat(link.account()).isEqualTo(new JsonObject().put("order_id", "A-1001"));
        assertThat(link.amount()).isEqualTo(new BigDecimal("15000.00"));
        assertThat(link.language()).isEqualTo("uz");
        assertThat(link.back()).isEqualTo("https://bot.example/pay/return");
        assertThat(link.order().id()).isEqualTo("A-1001");
    }

    @Test
    void linkWithoutWhatIsNeededIsExplained() throws Exception {
        assertThatThrownBy(() -> PaymeLink.read("%")).isInstanceOf(IllegalArgumentException.class);
        assertThat(open("ac.order_id=a;a=100")).isEqualTo(400);
        assertThat(open("m=1;a=100")).isEqualTo(400);
        assertThat(open("m=1;ac.order_id=a;a=0")).isEqualTo(400);
        assertThat(open("m=1;ac.order_id=a;a=1.5")).isEqualTo(400);
        assertThat(open("m=1;ac.order_id=a;a=100")).isEqualTo(302);
    }

    @Test
    void hostThatSaysYesToEverythingFailsTheScenarios() throws Exception {
        for (String scenario : List.of("scenario-1", "scenario-2")) {
            JsonObject report = act(
                    "/tests/" + scenario,
                    new JsonObject().put("bot", "shop").put("order", "a").put("amount", "99000"));

            assertThat(report.getBoolean("passed")).isFalse();
            assertThat(report.getJsonArray("steps").stream()
                            .map(JsonObject.class::cast)
                            .filter(step -> step.getBoolean("passed"))
                            .map(step -> step.getString("title")))
                    .as("what such a host does right")
                    .allMatch(title -> title.equals("CheckPerform") || title.endsWith("again"));
        }
        assertThat(methods).contains("GetStatement", "CreateTransaction", "PerformTransaction", "CancelTransaction");
    }

    @Test
    void scenarioNeedsAnOrder() throws Exception {
        assertThat(act("/tests/scenario-1", new JsonObject().put("bot", "shop")).getString("error"))
                .contains("take an order that somebody has begun to buy");
        assertThat(methods).isEmpty();
    }

    @Test
    void newestOpenPaymentIsWhatTheScenariosOffer() throws Exception {
        open("m=1;ac.order_id=a;a=100");
        open("m=1;ac.order_id=b;a=250");

        JsonArray fields = new JsonObject(client.send(
                                HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/payments/payme"))
                                        .build(),
                                BodyHandlers.ofString())
                        .body())
                .getJsonArray("tests")
                .getJsonObject(0)
                .getJsonArray("fields");

        assertThat(fields.stream().map(field -> ((JsonObject) field).getString("usual")))
                .containsExactly("b", "2.50", "order_id");
    }

    @Test
    void secondAnswerThatDiffersIsSeen() throws Exception {
        open("m=1;ac.order_id=a;a=100;c=https://t.me/shop_bot");
        open("m=1;ac.order_id=b;a=100;c=https://t.me/shop_bot");

        assertThat(facts(act("/payme-1/pay", new JsonObject()))).doesNotContainKey("fault");
        answer = "{\"result\":{\"state\":1,\"create_time\":%d}}";
        assertThat(facts(act("/payme-2/pay", new JsonObject())))
                .containsEntry("fault", "PerformTransaction was answered differently the second time");
    }

    @Test
    void refusalIsShownInTheLanguageOfTheLink() throws Exception {
        open("m=1;ac.order_id=a;a=100;c=https://t.me/shop_bot");
        answer = "{\"error\":{\"code\":-31050,\"message\":{\"ru\":\"нет\"},\"data\":\"order_id\"}}";

        JsonObject refused = act("/payme-1/pay", new JsonObject());

        assertThat(refused.getString("state")).isEqualTo("OPEN");
        assertThat(facts(refused)).containsEntry("refused", "-31050: нет");
        assertThat(methods).containsExactly("CheckPerformTransaction");
    }

    private static Map<String, Object> facts(JsonObject payment) {
        return payment.getJsonObject("facts").getMap();
    }
}
