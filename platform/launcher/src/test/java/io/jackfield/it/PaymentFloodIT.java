package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.it.fixture.Till;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Strangers who call in place of a payment system: they fill no journal, and hold up nobody who is genuine. */
class PaymentFloodIT {
    private static final String SYSTEM = "203.0.113.7";
    private static final String FORGER = "198.51.100.4";
    private static final int FORGED = 1_000;
    private static final int PAYMENTS = 20;
    private static final Till till = Till.named("till");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", """
                    plugins: [payment-till]
                    plans:
                      - id: free
                      - {id: premium, label: Premium, premium: true}
                    products:
                      - {id: month, plan: premium, period: P1M, title: One month, prices: {RUB: 100}}
                    """).with(till.jar()).set("server.behindProxy", "true");

    /** Nobody is known yet. */
    @BeforeEach
    void restart() {
        platform.restart();
    }

    @AfterAll
    static void closeClient() {
        CLIENT.close();
    }

    private static CompletableFuture<HttpResponse<String>> call(String from, String what, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
        URI address = URI.create(
                "http://127.0.0.1:" + platform.host().port() + "/payments/till/shop/" + what + "?" + parameters);
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(address).header("X-Forwarded-For", from).build(), BodyHandlers.ofString());
    }

    private static List<Map<String, String>> orders() {
        List<Map<String, String>> orders = new ArrayList<>();
        for (int order = 0; order < PAYMENTS; order++) {
            SandboxChat buyer = platform.newcomer();
            buyer.send("/till buy month till");
            buyer.nextReply();
            String id = buyer.nextReply().text().split(" ")[0];
            orders.add(Map.of("id", "paid-" + order, "order", id, "amount", "100.00"));
        }
        return orders;
    }

    private static int rowsFrom(String caller) {
        return Integer.parseInt(platform.journal()
                .column("select count(*) from payment_callback where caller = '" + caller + "'")
                .getFirst());
    }

    @Test
    void forgedCallsAreHeldUpAndCountedWhileEveryGenuineOneIsHeard() {
        List<Map<String, String>> orders = orders();
        List<CompletableFuture<HttpResponse<String>>> genuine = new ArrayList<>();
        List<Integer> forged = new ArrayList<>();
        for (int round = 0; round < PAYMENTS; round++) {
            List<CompletableFuture<HttpResponse<String>>> flood = IntStream.range(0, FORGED / PAYMENTS)
                    .mapToObj(one -> call(FORGER, "cancel", Map.of("id", "made-up")))
                    .toList();
            genuine.add(call(SYSTEM, "taken", orders.get(round)));
            genuine.add(call(SYSTEM, "taken", orders.get(round)));
            flood.forEach(one -> forged.add(one.join().statusCode()));
        }

        assertThat(genuine.stream().map(CompletableFuture::join))
                .as("turned away: none of %d".formatted(2 * PAYMENTS))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200))
                .extracting(HttpResponse::body)
                .containsOnly("DONE", "REPEATED");
        assertThat(rowsFrom(SYSTEM)).isEqualTo(2 * PAYMENTS);
        int refused = (int) forged.stream().filter(status -> status == 429).count();
        // What is under way together when the last of them is allowed is let through as well.
        assertThat(rowsFrom(FORGER)).isBetween(60, 60 + FORGED / PAYMENTS + 10).isEqualTo(FORGED - refused);
        assertThat(platform.metric(
                        "payment_callbacks_refused_total{bot=\"shop\",provider=\"till\",reason=\"fruitless\"}"))
                .isEqualTo(refused);
        HttpResponse<String> last =
                call(FORGER, "cancel", Map.of("id", "made-up")).join();
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("retry-after")).contains("60");
        assertThat(call("127.0.0.1", "cancel", Map.of("id", "made-up")).join().body())
                .as("a caller inside of the operator's network")
                .isEqualTo("NO_TRANSACTION");
    }

    @Test
    void whatManyStrangersSendIsAnsweredAndWrittenDownOnlyWhenItIsGenuine() {
        for (int caller = 0; caller < 400; caller++) {
            assertThat(call("198.18.0." + caller % 200, "cancel", Map.of("id", "made-up"))
                            .join()
                            .body())
                    .isEqualTo("NO_TRANSACTION");
        }
        SandboxChat buyer = platform.newcomer();
        buyer.send("/till buy month till");
        buyer.nextReply();
        String order = buyer.nextReply().text().split(" ")[0];

        Map<String, String> paid = Map.of("id", "from-a-new-address", "order", order, "amount", "100.00");
        assertThat(call("203.0.113.99", "taken", paid).join().body()).isEqualTo("DONE");

        assertThat(platform.metric("payment_callbacks_unwritten_total{bot=\"shop\",provider=\"till\"}"))
                .isGreaterThan(30);
        await().untilAsserted(() -> assertThat(rowsFrom("203.0.113.99")).isOne());
    }
}
