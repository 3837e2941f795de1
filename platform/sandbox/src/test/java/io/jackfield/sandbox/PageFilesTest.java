package io.jackfield.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(vertx, SandboxOptions.forPlayground()).await();
    }

    @AfterEach
    void stop() {
        client.close();
        sandbox.close().await();
        vertx.close().await();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(sandbox.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/playground/, text/html, <!doctype html>",
        "/playground/bubble.js, text/javascript, import",
        "/playground/icon.svg, image/svg+xml, <svg",
        "/payments/style/style.css, text/css, body",
        "/payments/files/app.js, text/javascript, import",
        "/payments/payme/payme-1, text/html, Payments of the sandbox"
    })
    void filesHaveTheirTypeAndContent(String path, String type, String content) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).contains(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/playground/none.js", "/playground/%2e%2e%2fio", "/payments/files/..%2fplayground%2fapp.js"})
    void nothingElseIsThere(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void playgroundWithoutASlashLeadsToThePage() throws Exception {
        assertThat(get("/playground").statusCode()).isEqualTo(302);
    }
}
