package io.jackfield.benchmarks.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.benchmarks.wire.Loop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Shops with one habit each, to see that the books show it. */
class PaymentLoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Loop loop = new Loop("test");
    private final Vertx vertx = Vertx.vertx();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    @AfterEach
    void everythingStops() {
        loop.close();
        vertx.close().await();
    }

    @Test
    void paymeHasEveryOrderPaidByTwoCalls() throws Exception {
        PaymentLoad load = load(new PaymeCalls(), 20, body -> "{\"id\":1,\"result\":{\"state\":1}}");

        load.closedLoop(4);
        awaitOrders(load);

        assertThat(load.settle(PATIENCE)).isTrue();
        assertThat(load.books()).isEqualTo(new PaymentBooks(20, 20, 0, ""));
        assertThat(load.takeTimes().latencies().count()).isEqualTo(20);
        assertThat(load.takeCallTimes().count()).isEqualTo(40);
        assertThat(authorizations.getFirst()).startsWith("Basic ");
        List<JsonObject> calls = bodies.stream().map(JsonObject::new).toList();
        assertThat(calls).hasSize(40);
        assertThat(calls.stream()
                        .filter(call -> call.getString("method").equals("PerformTransaction"))
                        .map(call -> call.getJsonObject("params").getString("id"))
                        .distinct())
                .hasSize(20)
                .allMatch(id -> id.length() == 24);
    }

    @Test
    void clickCompletesWhatWasPrepared() throws Exception {
        PaymentLoad load = load(
                new ClickCalls(),
                1,
                body -> body.contains("action=0")
                        ? "{\"error\":0,\"merchant_prepare_id\":90017}"
                        : "{\"error\":0,\"merchant_confirm_id\":90017}");

        load.closedLoop(1);
        awaitOrders(load);
        load.settle(PATIENCE);

        assertThat(load.books().paid()).isEqualTo(1);
        Map<String, String> complete = form(bodies.getLast());
        assertThat(complete).containsEntry("merchant_prepare_id", "90017").containsEntry("action", "1");
        assertThat(complete.get("sign_string")).matches("[0-9a-f]{32}");
    }

    @Test
    void whatIsRefusedIsTold() throws Exception {
        PaymentLoad load = load(new PaymeCalls(), 3, body -> "{\"id\":1,\"error\":{\"code\":-31008}}");

        load.closedLoop(1);
        awaitOrders(load);
        load.settle(PATIENCE);

        assertThat(load.books()).isEqualTo(new PaymentBooks(3, 0, 3, "200 {\"id\":1,\"error\":{\"code\":-31008}}"));
    }

    @Test
    void openLoopKeepsItsRate() throws Exception {
        PaymentLoad load = load(new PaymeCalls(), 10, body -> "{\"result\":{}}");

        load.openLoop(500);
        awaitOrders(load);
        load.settle(PATIENCE);

        assertThat(load.books()).isEqualTo(new PaymentBooks(10, 10, 0, ""));
    }

    private PaymentLoad load(PaymentCalls calls, int orders, UnaryOperator<String> shop) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    authorizations.add(String.valueOf(request.getHeader("Authorization")));
                    bodies.add(body.toString());
                    request.response().end(shop.apply(body.toString()));
                }))
                .listen(0, "127.0.0.1")
                .await();
        URI callback =
                URI.create("http://127.0.0.1:" + server.actualPort() + "/payments/" + calls.provider() + "/shop");
        return new PaymentLoad(loop, callback, calls, orders);
    }

    private static void awaitOrders(PaymentLoad load) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!load.lacksOrders() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(load.lacksOrders()).isTrue();
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        for (String field : body.split("&")) {
            fields.put(field.split("=", 2)[0], field.split("=", 2)[1]);
        }
        return fields;
    }
}
