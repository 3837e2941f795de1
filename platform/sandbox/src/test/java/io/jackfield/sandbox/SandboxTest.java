package io.jackfield.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {
    private final Vertx vertx = Vertx.vertx();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(vertx, SandboxOptions.defaults()).await();
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    /** @param host as the browser has it in its address line */
    private int status(String path, String host, Map<String, String> headers) {
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(sandbox.port(), "127.0.0.1"))
                .setHost(host)
                .setPort(sandbox.port())
                .setMethod(HttpMethod.GET)
                .setURI(path);
        headers.forEach(options::putHeader);
        return vertx.createHttpClient()
                .request(options)
                .compose(request -> request.send())
                .map(response -> response.statusCode())
                .await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/playground/api/state", "/bot1:x/getMe", "/sandbox/models", "/v1/models"})
    void pagesOfOtherSitesAreRefused(String path) {
        assertThat(status(path, "evil.example", Map.of())).isEqualTo(403);
        assertThat(status(path, "127.0.0.1", Map.of("Origin", "https://evil.example")))
                .isEqualTo(403);
        assertThat(status(path, "127.0.0.1", Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors")))
                .isEqualTo(403);
        assertThat(status(path, "localhost", Map.of())).isNotEqualTo(403);
        assertThat(status(path, "127.0.0.1", Map.of("Origin", sandbox.url()))).isNotEqualTo(403);
    }

    @Test
    void linkFromElsewhereIsFollowed() {
        Map<String, String> link = Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate");

        assertThat(status("/playground/", "127.0.0.1", link)).isNotEqualTo(403);
    }
}
