package io.jackfield.host.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.OpsConfig;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.unload.Lingering;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpsServerTest {
    private static final String TOKEN = "Bearer word";
    /** Let through to where a host would tell; there is none here. */
    private static final int NO_REPORT = 500;

    /** Of an operator who may not even look. */
    private static final String BLIND = "Bearer blind";

    private static final Map<String, String> WITH_TOKEN = Map.of("Authorization", TOKEN);

    private final TestLoop test = new TestLoop();
    private final HttpClientAgent client = test.vertx().createHttpClient();
    private final AtomicInteger searches = new AtomicInteger();
    private final Promise<List<Lingering>> found = Promise.promise();
    private OpsServer server;
    private int port;

    @BeforeEach
    void listen() {
        listen("127.0.0.1", Optional.empty());
    }

    private void listen(String address, Optional<Secret> metricsToken) {
        server = new OpsServer(
                test.vertx(),
                new OpsConfig(
                        address,
                        0,
                        Set.of("app", "ops.example.com"),
                        Optional.empty(),
                        metricsToken,
                        OpsConfig.SecondFactor.OPTIONAL),
                new OpsServer.Doors(
                        context -> {
                            String header = context.request().getHeader("Authorization");
                            if (TOKEN.equals(header) || BLIND.equals(header)) {
                                context.next();
                            } else {
                                context.response().setStatusCode(401).end();
                            }
                        },
                        context -> {
                            if (TOKEN.equals(context.request().getHeader("Authorization"))) {
                                context.next();
                            } else {
                                context.response().setStatusCode(403).end();
                            }
                        }),
                () -> null,
                () -> null,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                () -> {
                    searches.incrementAndGet();
                    return found.future();
                });
        port = server.listen().await();
    }

    @AfterEach
    void close() {
        server.close().await();
        test.close();
    }

    /** @param host as the browser has it in its address line */
    private Future<Integer> ask(HttpMethod method, String path, String host, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setHost(host)
                .setPort(port)
                .setMethod(method)
                .setURI(path);
        headers.forEach(options::putHeader);
        return client.request(options).compose(request -> request.send()).map(response -> response.statusCode());
    }

    private int status(String host, Map<String, String> headers) {
        return ask(HttpMethod.GET, "/health/live", host, headers).await();
    }

    @Test
    void pagesOfOtherOriginsAreRefused() {
        String own = "http://127.0.0.1:" + port;
        assertThat(status("127.0.0.1", Map.of())).isEqualTo(200);
        assertThat(status("127.0.0.1", Map.of("Origin", own, "Sec-Fetch-Site", "same-origin")))
                .isEqualTo(200);

        assertThat(status("127.0.0.1", Map.of("Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(status("127.0.0.1", Map.of("Origin", "http://127.0.0.1:1"))).isEqualTo(403);
        assertThat(status("127.0.0.1", Map.of("Origin", "null"))).isEqualTo(403);
        assertThat(status("127.0.0.1", Map.of("Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
    }

    @Test
    void linksOfOtherOriginsLeadToTheConsoleAndNowhereElse() {
        Map<String, String> link =
                Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
        Map<String, String> frame =
                Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe");

        assertThat(ask(HttpMethod.GET, "/console/letters", "127.0.0.1", link).await())
                .isEqualTo(404);
        assertThat(ask(HttpMethod.GET, "/console/letters", "127.0.0.1", frame).await())
                .isEqualTo(403);
        assertThat(ask(HttpMethod.POST, "/console/letters", "127.0.0.1", link).await())
                .isEqualTo(403);
        assertThat(ask(HttpMethod.GET, "/health", "127.0.0.1", link).await()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "10.1.2.3", "[::1]"})
    void addressesAreAnswered(String host) {
        assertThat(status(host, Map.of())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example"})
    void namesThatSomebodyElseMayHavePointedHereAreRefused(String host) {
        assertThat(status(host, Map.of("Origin", "http://" + host + ":" + port)))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "APP", "ops.example.com"})
    void configuredNamesAreAnsweredAlsoBehindAProxyWithTls(String host) {
        assertThat(status(host, Map.of())).isEqualTo(200);
        assertThat(status(host, Map.of("Origin", "https://" + host + ":" + port)))
                .isEqualTo(200);
        // a proxy that puts its own name for the host in place of the browser's
        assertThat(status("127.0.0.1", Map.of("Origin", "https://ops.example.com")))
                .isEqualTo(200);
        assertThat(status("127.0.0.1", Map.of("Origin", "https://ops.example.com:9443")))
                .as("something else on the same machine")
                .isEqualTo(403);
        assertThat(status(
                        "127.0.0.1",
                        Map.of("Origin", "https://ops.example.com:9443", "X-Forwarded-Host", "ops.example.com:9443")))
                .isEqualTo(200);
        assertThat(status(host, Map.of("Origin", "https://ops.example.com.evil.example")))
                .isEqualTo(403);
        assertThat(status(host, Map.of("Origin", "https://evil.example"))).isEqualTo(403);
    }

    private int get(String path, String host, Map<String, String> headers) {
        return ask(HttpMethod.GET, path, host, headers).await();
    }

    @Test
    void onThisMachineEverybodySeesHowTheHostIs() {
        assertThat(get("/health", "127.0.0.1", Map.of())).isEqualTo(NO_REPORT);
        assertThat(get("/metrics", "127.0.0.1", Map.of())).isEqualTo(200);
        assertThat(get("/plugins", "127.0.0.1", Map.of())).isEqualTo(NO_REPORT);
    }

    @Test
    void listenerThatOthersReachWantsATokenForMoreThanWhetherItIsAlive() {
        server.close().await();
        listen("0.0.0.0", Optional.empty());

        assertThat(get("/health/live", "10.1.2.3", Map.of())).isEqualTo(200);
        assertThat(get("/health/ready", "10.1.2.3", Map.of())).isEqualTo(NO_REPORT);
        for (String path : List.of("/health", "/plugins")) {
            assertThat(get(path, "10.1.2.3", Map.of())).as(path).isEqualTo(401);
            assertThat(get(path, "app", Map.of())).as(path).isEqualTo(401);
            assertThat(get(path, "10.1.2.3", WITH_TOKEN)).as(path).isEqualTo(NO_REPORT);
            assertThat(get(path, "10.1.2.3", Map.of("Authorization", BLIND)))
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void figuresAreForAPrometheusBesideTheHostOrWithItsToken() {
        Map<String, String> through = Map.of("X-Forwarded-For", "203.0.113.9");
        server.close().await();
        listen("0.0.0.0", Optional.empty());
        assertThat(get("/metrics", "10.1.2.3", Map.of())).as("from loopback").isEqualTo(200);
        assertThat(get("/metrics", "10.1.2.3", through)).isEqualTo(401);
        assertThat(get("/metrics", "app", through)).isEqualTo(401);

        server.close().await();
        listen("0.0.0.0", Optional.of(new Secret("scrape")));
        assertThat(get("/metrics", "app", through)).isEqualTo(401);
        assertThat(get("/metrics", "app", Map.of("X-Forwarded-For", "1.2.3.4", "Authorization", "Bearer scrape")))
                .isEqualTo(200);
        assertThat(get("/health", "app", Map.of("Authorization", "Bearer scrape")))
                .as("good for nothing else")
                .isEqualTo(401);
    }

    @Test
    void searchOfTheHeapWantsTheAdminToken() {
        assertThat(ask(HttpMethod.POST, "/plugins/holders", "127.0.0.1", Map.of())
                        .await())
                .isEqualTo(401);
        assertThat(ask(HttpMethod.POST, "/plugins/holders", "127.0.0.1", Map.of("Authorization", "Bearer w"))
                        .await())
                .isEqualTo(401);
        assertThat(searches).hasValue(0);
    }

    @Test
    void pageCannotMakeTheHostSearchItsHeap() {
        assertThat(ask(HttpMethod.POST, "/plugins/holders", "127.0.0.1", Map.of("Origin", "https://evil.example"))
                        .await())
                .isEqualTo(403);
        assertThat(searches).hasValue(0);
    }

    @Test
    void searchUnderWayIsShared() {
        Future<Integer> first = ask(HttpMethod.POST, "/plugins/holders", "127.0.0.1", WITH_TOKEN);
        await().until(() -> searches.get() == 1);
        Future<Integer> second = ask(HttpMethod.POST, "/plugins/holders", "127.0.0.1", WITH_TOKEN);
        // The listener has one event loop, so that whoever comes third is answered after the second has asked.
        assertThat(status("127.0.0.1", Map.of())).isEqualTo(200);

        found.complete(List.of());

        assertThat(first.await()).isEqualTo(200);
        assertThat(second.await()).isEqualTo(200);
        assertThat(searches).hasValue(1);
        assertThat(ask(HttpMethod.POST, "/plugins/holders", "127.0.0.1", WITH_TOKEN)
                        .await())
                .isEqualTo(200);
        assertThat(searches).hasValue(2);
    }
}
