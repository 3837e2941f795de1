package io.jackfield.browser;

import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Questions to one page by the DevTools protocol, and what it tells unasked. */
final class DevTools {
    /** A picture of a page takes a tenth of a second, and many times that where others work the machine hard. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WebSocket socket;
    private final AtomicInteger questions = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    /** Addresses of what the page waits for, by the browser's own ids. */
    private final Map<String, String> loading = new ConcurrentHashMap<>();

    DevTools(WebSocket socket) {
        this.socket = socket;
        socket.textMessageHandler(text -> told(new JsonObject(text)));
    }

    private void told(JsonObject message) {
        Integer id = message.getInteger("id");
        if (id == null) {
            complaint(message).ifPresent(complaints::add);
            follow(message);
            return;
        }
        CompletableFuture<JsonObject> waiting = asked.remove(id);
        if (waiting != null) {
            waiting.complete(message);
        }
    }

    private void follow(JsonObject message) {
        JsonObject told = message.getJsonObject("params", new JsonObject());
        switch (message.getString("method", "")) {
            case "Network.requestWillBeSent" ->
                loading.put(
                        told.getString("requestId"),
                        told.getJsonObject("request").getString("url"));
            case "Network.loadingFinished", "Network.loadingFailed" -> loading.remove(told.getString("requestId"));
            default -> {}
        }
    }

    private static Optional<String> complaint(JsonObject message) {
        JsonObject told = message.getJsonObject("params", new JsonObject());
        return switch (message.getString("method", "")) {
            case "Log.entryAdded" ->
                Optional.of(told.getJsonObject("entry"))
                        .filter(entry -> "error".equals(entry.getString("level")))
                        .map(entry -> entry.getString("text") + " " + entry.getString("url", ""));
            case "Runtime.exceptionThrown" ->
                Optional.of(told.getJsonObject("exceptionDetails").encode());
            case "Runtime.consoleAPICalled" ->
                Optional.of(told)
                        .filter(call -> "error".equals(call.getString("type")))
                        .map(JsonObject::encode);
            case "Audits.issueAdded" ->
                Optional.of(told.getJsonObject("issue"))
                        .filter(issue -> "ContentSecurityPolicyIssue".equals(issue.getString("code")))
                        .map(JsonObject::encode);
            default -> Optional.empty();
        };
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** What it answers. */
    JsonObject ask(String method, JsonObject parameters) {
        int id = questions.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.writeTextMessage(new JsonObject()
                .put("id", id)
                .put("method", method)
                .put("params", parameters)
                .encode());
        try {
            JsonObject message = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (message.containsKey("error")) {
                // as while a page gives way to the next
                return new JsonObject();
            }
            return message.getJsonObject("result");
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "the browser did not answer " + method + " within " + PATIENCE.toSeconds() + " s; it loads "
                            + loading.values(),
                    e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
