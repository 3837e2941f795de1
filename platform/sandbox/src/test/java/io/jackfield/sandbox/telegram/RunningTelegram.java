package io.jackfield.sandbox.telegram;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxClock;
import io.jackfield.sandbox.SandboxOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.threeten.extra.MutableClock;

/** A fresh sandbox for each test, with one bot and one user who has written to it before. */
final class RunningTelegram implements BeforeEachCallback, AfterEachCallback {
    static final Duration SOON = Duration.ofSeconds(5);
    static final long ADA = 7;

    private final MutableClock clock = MutableClock.of(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC);
    private final SandboxOptions options;
    private Vertx vertx;
    private HttpClient client;
    private Sandbox sandbox;
    private SandboxBot bot;
    private SandboxChat ada;

    RunningTelegram(SandboxOptions options) {
        this.options = options.clock(clock);
    }

    /** By a clock that the sandbox itself puts forward, not by {@link #clock()}. */
    RunningTelegram(SandboxClock sandboxClock) {
        options = SandboxOptions.defaults().clock(sandboxClock);
    }

    RunningTelegram() {
        this(SandboxOptions.defaults());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        vertx = Vertx.vertx();
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        sandbox = Sandbox.start(vertx, options).await();
        bot = telegram().addBot("helper", "1001:sandbox-token", "helper_bot", "Helper");
        telegram().addUser(SandboxUser.of(ADA, "Ada", "en"));
        ada = telegram().user(ADA).in(bot).open();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        client.shutdownNow();
        sandbox.close().await();
        vertx.close().await();
    }

    Vertx vertx() {
        return vertx;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    TelegramSandbox telegram() {
        return sandbox.telegram();
    }

    MutableClock clock() {
        return clock;
    }

    SandboxBot bot() {
        return bot;
    }

    SandboxChat ada() {
        return ada;
    }

    /** What the bot got as an answer. */
    record Answer(int status, JsonObject json, HttpResponse<String> response) {
        JsonObject result() {
            return json.getJsonObject("result");
        }

        String description() {
            return json.getString("description");
        }
    }

    Answer call(String method, JsonObject parameters) {
        return callLater(method, parameters).join();
    }

    Answer call(String method) {
        return call(method, new JsonObject());
    }

    CompletableFuture<Answer> callLater(String method, JsonObject parameters) {
        HttpRequest.Builder request = at("/bot" + bot.token() + "/" + method)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(parameters.encode()));
        return later(request);
    }

    CompletableFuture<Answer> later(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(RunningTelegram::answer);
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return answer(client.send(request.build(), BodyHandlers.ofString()));
    }

    HttpClient client() {
        return client;
    }

    private static Answer answer(HttpResponse<String> response) {
        String body = response.body();
        return new Answer(response.statusCode(), body.isEmpty() ? new JsonObject() : new JsonObject(body), response);
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.url() + path));
    }

    /** Sends a text to Ada. */
    Answer say(String text) {
        return call("sendMessage", toAda().put("text", text));
    }

    static JsonObject toAda() {
        return new JsonObject().put("chat_id", ADA);
    }

    static JsonObject inlineKeyboard(String label, String data) {
        JsonObject button = new JsonObject().put("text", label).put("callback_data", data);
        return new JsonObject().put("inline_keyboard", new JsonArray().add(new JsonArray().add(button)));
    }

    JsonArray updates() {
        return updates(new JsonObject());
    }

    JsonArray updates(JsonObject parameters) {
        return call("getUpdates", parameters).json().getJsonArray("result");
    }

    /** The content of the newest waiting update, which must be of this kind. */
    JsonObject newest(String kind) {
        JsonArray waiting = updates(new JsonObject().put("offset", -1));
        return waiting.getJsonObject(waiting.size() - 1).getJsonObject(kind);
    }
}
