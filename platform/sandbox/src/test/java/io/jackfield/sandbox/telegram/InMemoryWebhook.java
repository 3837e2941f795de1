package io.jackfield.sandbox.telegram;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A bot's web server: remembers what Telegram sent and answers as it is told, with 200 when it is not. */
final class InMemoryWebhook {
    private final HttpServer server;
    private final List<JsonObject> updates = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>();
    private final Queue<Consumer<HttpServerResponse>> answers = new ConcurrentLinkedQueue<>();

    InMemoryWebhook(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .await();
    }

    private void take(HttpServerRequest request) {
        secrets.add(String.valueOf(request.getHeader("X-Telegram-Bot-Api-Secret-Token")));
        request.body().onSuccess(body -> {
            updates.add(body.toJsonObject());
            Consumer<HttpServerResponse> answer = answers.poll();
            if (answer == null) {
                request.response().end();
            } else {
                answer.accept(request.response());
            }
        });
    }

    InMemoryWebhook next(Consumer<HttpServerResponse> answer) {
        answers.add(answer);
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    List<JsonObject> updates() {
        return updates;
    }

    List<String> texts() {
        return updates.stream()
                .map(update -> update.getJsonObject("message", new JsonObject()).getString("text", "?"))
                .toList();
    }

    List<String> secrets() {
        return secrets;
    }
}
