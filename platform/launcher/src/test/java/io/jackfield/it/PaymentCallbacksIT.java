package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls of payment systems: written down, answered by the plugin, and never refused for good while it is away. */
class PaymentCallbacksIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String UNANSWERED = "payment_callback_unanswered_seconds{bot=\"shop\",provider=\"echo\"}";
    private static final String GATE = "jackfield.it.callback";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [payment-echo, payment-swapped]\n")
            .and("kiosk", "plugins: []\n")
            .with(provider("echo", "1.0.0"))
            .with(provider("swapped", "1.0.0"))
            .set("plugins.callDeadline", "10s");

    private static PluginJar provider(String name, String version) {
        return PluginJar.of(
                        "payment-" + name, PluginJar.spec("pay_" + name) + PluginJar.handle("return Reply.nothing();"))
                .version(version)
                .also(
                        "PaymentProvider",
                        """
                        public PaymentSpec spec() { return PaymentSpec.named("NAME"); }
                        public Optional<Abilities> abilities(Merchant merchant) { return Optional.empty(); }
                        public Checkout checkout(PaymentOrder order, Merchant merchant) { throw new IllegalStateException(); }
                        public WebAnswer callback(WebRequest call, Merchant merchant) throws Exception {
                            switch (call.path()) {
                                case "/wait" -> {
                                    System.setProperty("GATE", "begun");
                                    while (!"go".equals(System.getProperty("GATE"))) Thread.sleep(10);
                                }
                                case "/broken" -> throw new IllegalStateException("card 4111111111111111");
                                case "/busy" -> throw new JackfieldException(StandardError.OVERLOADED, "no")
                                    .withRetryAfter(Duration.ofSeconds(7));
                                case "/null" -> { return null; }
                                default -> { }
                            }
                            return WebAnswer.text("VERSION " + call.method() + " " + call.path() + " "
                                + new TreeMap<>(call.parameters()) + " " + call.text() + " "
                                + call.header("authorization").orElse("-") + " " + merchant.bot().id() + " "
                                + merchant.callbackAddress().map(Object::toString).orElse("-") + " "
                                + merchant.returnAddress() + " " + merchant.real() + " "
                                + merchant.other("kiosk").isPresent()).withStatus(201);
                        }
                        """.replace("NAME", name).replace("VERSION", version).replace("GATE", GATE));
    }

    @AfterAll
    static void closeClient() {
        CLIENT.close();
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + platform.host().port() + path))
                .timeout(SOON);
    }

    private static CompletableFuture<HttpResponse<String>> sending(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return sending(request).join();
    }

    private static HttpRequest.Builder post(String path, String body) {
        return request(path).POST(BodyPublishers.ofString(body));
    }

    private static List<String> rows(String path, String column) {
        return platform.journal()
                .column("select coalesce((%s)::text, 'none') from payment_callback where path = '%s' order by id"
                        .formatted(column, path));
    }

    @Test
    void callReachesTheProviderAsItCameAndIsKeptWithItsAnswer() {
        String address = "http://127.0.0.1:" + platform.host().port() + "/payments/echo/shop";

        HttpResponse<String> answer = send(post("/payments/echo/shop/sub%20path?n=1", "{\"a\": 1}")
                .header("Authorization", "Basic c2VjcmV0")
                .header("X-Auth", "merchant:digest")
                .header("Content-Type", "application/json"));

        assertThat(answer.statusCode()).isEqualTo(201);
        String said = "1.0.0 POST /sub path {n=1} {\"a\": 1} Basic c2VjcmV0 shop " + address
                + " https://t.me/shop_bot true false";
        assertThat(answer.body()).isEqualTo(said);
        String path = "/sub%20path?n=1";
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows(path, "status")).containsExactly("201"));
        assertThat(rows(path, "convert_from(body, 'UTF8') || convert_from(answer, 'UTF8')"))
                .containsExactly("{\"a\": 1}" + said);
        assertThat(rows(path, "caller || method || (headers->>'content-type')"))
                .containsExactly("127.0.0.1POSTapplication/json");
        assertThat(rows(path, "headers").getFirst())
                .doesNotContain("c2VjcmV0", "digest")
                .contains("hidden");
        assertThat(send(request("/payments/echo/shop")).body()).startsWith("1.0.0 GET  {}");
    }

    @Test
    void callIsWrittenDownBeforeTheProviderIsAsked() {
        CompletableFuture<HttpResponse<String>> answer = sending(post("/payments/echo/shop/wait", "body"));
        await().atMost(SOON).until(() -> "begun".equals(System.getProperty(GATE)));

        assertThat(rows("/wait", "convert_from(body, 'UTF8')")).containsExactly("body");
        assertThat(rows("/wait", "status")).containsExactly("none");

        System.setProperty(GATE, "go");
        assertThat(answer.join().statusCode()).isEqualTo(201);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows("/wait", "status")).containsExactly("201"));
        System.clearProperty(GATE);
    }

    @Test
    void whatNobodyEverHadIsNotFoundAndWhatIsMalformedIsNoFaultOfTheHost() {
        assertThat(send(request("/payments/nobody/shop")).statusCode()).isEqualTo(404);
        assertThat(send(request("/payments/echo/nobody")).statusCode()).isEqualTo(404);
        assertThat(send(request("/payments/echo/kiosk")).statusCode()).isEqualTo(404);
        assertThat(send(request("/payments/echo")).statusCode()).isEqualTo(404);
        assertThat(send(request("/payments/echo/shop?x=%zz".replace("%zz", "%25zz")))
                        .statusCode())
                .isEqualTo(201);
        assertThat(send(post("/payments/echo/shop", "a=%zz")
                                .header("Content-Type", "application/x-www-form-urlencoded"))
                        .body())
                .as("its provider knows how to say that")
                .startsWith("1.0.0 POST  {} a=%zz");
        assertThat(send(post("/payments/echo/shop", "x".repeat(65_537))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void providerThatFailsIsAskedAgainAndItsWordsAreInTheRowAndNotInTheLog() {
        try (LogLines log = LogLines.capture()) {
            HttpResponse<String> broken = send(post("/payments/echo/shop/broken", "phone 998901234567"));
            assertThat(broken.statusCode()).isEqualTo(503);
            assertThat(broken.headers().firstValue("retry-after")).contains("5");
            assertThat(broken.body()).isEmpty();
            assertThat(send(request("/payments/echo/shop/null")).statusCode()).isEqualTo(503);
            assertThat(send(request("/payments/echo/shop/busy")).headers().firstValue("retry-after"))
                    .contains("7");

            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(rows("/broken", "problem").getFirst())
                            .startsWith("PLUGIN_FAULT")
                            .contains("4111111111111111"));
            assertThat(log.complaints()).noneMatch(line -> line.contains("4111") || line.contains("99890"));
            assertThat(platform.health().encode()).contains("echo calls about bot shop and cannot be answered");
        }
        platform.journal().execute("update payment_callback set at = at - interval '2 minutes'");
        platform.host().clockTurned().await();
        assertThat(platform.metric(UNANSWERED)).isBetween(120.0, 180.0);

        send(request("/payments/echo/shop/answered"));
        assertThat(platform.health().encode()).doesNotContain("echo calls about bot shop");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows("/answered", "status")).containsExactly("201"));
        platform.host().clockTurned().await();
        assertThatThrownBy(() -> platform.metric(UNANSWERED)).hasMessageContaining("there is no metric");
    }

    @Test
    void callWaitsForTheProviderThatIsBeingSwappedAndIsToldToComeAgainWhenItStaysAway() {
        platform.home().remove("payment-swapped.jar");
        await().atMost(SOON).until(() -> !isLive());

        CompletableFuture<HttpResponse<String>> early = sending(post("/payments/swapped/shop/early", "1"));
        await().atMost(SOON).until(() -> !rows("/early", "status").isEmpty());
        platform.home().install(provider("swapped", "1.0.1"));
        assertThat(early.join().body()).startsWith("1.0.1 POST /early");

        platform.home().remove("payment-swapped.jar");
        await().atMost(SOON).until(() -> !isLive());
        HttpResponse<String> refused = send(post("/payments/swapped/shop/away", "2"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(rows("/away", "problem").getFirst())
                        .isEqualTo("UNAVAILABLE: no loaded plugin brings the payment provider 'swapped'"));
        assertThat(platform.health().encode()).contains("swapped calls about bot shop and cannot be answered");

        platform.home().install(provider("swapped", "1.0.2"));
        await().atMost(SOON).until(PaymentCallbacksIT::isLive);
        assertThat(send(post("/payments/swapped/shop/away", "2")).statusCode()).isEqualTo(201);
    }

    private static boolean isLive() {
        return platform.pluginsReport().encode().contains("payment-swapped");
    }

    @Test
    void hostThatStartsWithoutTheProviderStillKnowsItsBots() {
        assertThat(send(request("/payments/echo/shop/before")).statusCode()).isEqualTo(201);
        platform.home().remove("payment-echo.jar");

        platform.restart();

        CompletableFuture<HttpResponse<String>> answer = sending(request("/payments/echo/shop/restarted"));
        await().atMost(SOON).until(() -> !rows("/restarted", "status").isEmpty());
        platform.home().install(provider("echo", "1.0.0"));
        assertThat(answer.join().statusCode()).isEqualTo(201);
    }
}
