package io.jackfield.sandbox.llm;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A model server on a loopback port of its own, clean and without delays before each test. */
final class RunningModels implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Vertx vertx;
    private HttpServer server;
    private ModelServer models;

    @Override
    public void beforeAll(ExtensionContext context) {
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        models = ModelServer.mount(vertx, router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .await();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        models.reset();
        models.pace(Duration.ZERO);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.shutdownNow();
        vertx.close().await();
    }

    ModelServer models() {
        return models;
    }

    int port() {
        return server.actualPort();
    }

    static JsonObject chat(String question) {
        return new JsonObject()
                .put("model", "gpt-6.1-terra")
                .put("messages", new JsonArray().add(message("user", question)));
    }

    static JsonObject message(String role, String text) {
        return new JsonObject().put("role", role).put("content", text);
    }

    static JsonObject responses(String question) {
        return new JsonObject().put("model", "gpt-6.1-sol").put("input", question);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(request(path, body).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, JsonObject body) throws IOException, InterruptedException {
        return post(path, body.encode());
    }

    /** The lines that a streaming client sees, blank ones left out. */
    List<String> stream(String path, JsonObject body) throws IOException, InterruptedException {
        body.put("stream", true);
        return client.send(request(path, body.encode()).build(), BodyHandlers.ofLines())
                .body()
                .filter(line -> !line.isBlank())
                .toList();
    }

    HttpResponse<InputStream> open(String path, JsonObject body) throws IOException, InterruptedException {
        body.put("stream", true);
        return client.send(request(path, body.encode()).build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String body) {
        return at(path).header("Authorization", "Bearer any-key")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }
}
