package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Delivers the updates of one bot to its webhook. Updates with the same queue key go one after another, and a failing
 * one holds up only its own queue. Used under the world's lock.
 */
final class WebhookSender {
    private final World world;
    private final UpdateQueue queue;
    private final WebhookClient client;
    private final Consumer<JsonObject> answeredCall;
    private final Map<String, Deque<PendingUpdate>> lanes = new HashMap<>();
    private final Deque<String> ready = new ArrayDeque<>();
    private Optional<WebhookSettings> settings = Optional.empty();
    private Optional<Failure> lastFailure = Optional.empty();
    /** Outcomes of deliveries that began under older settings no longer count here. */
    private int generation;

    private int underway;

    private record Failure(Instant at, String message) {}

    /** @param answeredCall carries out the call that a webhook may answer with */
    WebhookSender(World world, UpdateQueue queue, WebhookClient client, Consumer<JsonObject> answeredCall) {
        this.world = world;
        this.queue = queue;
        this.client = client;
        this.answeredCall = answeredCall;
    }

    boolean isActive() {
        return settings.isPresent();
    }

    /** Starts over with these settings and everything that is still unconfirmed. */
    void use(Optional<WebhookSettings> wanted) {
        settings = wanted;
        generation++;
        underway = 0;
        lanes.clear();
        ready.clear();
        lastFailure = Optional.empty();
        if (isActive()) {
            queue.all().forEach(this::updateArrived);
        }
    }

    /** Called for every new update. */
    void updateArrived(PendingUpdate update) {
        if (!isActive()) {
            return;
        }
        Deque<PendingUpdate> lane = lanes.computeIfAbsent(update.queueKey(), key -> new ArrayDeque<>());
        lane.add(update);
        if (lane.size() == 1) {
            makeReady(update.queueKey());
        }
    }

    private void makeReady(String lane) {
        ready.add(lane);
        world.soon(this::pump);
    }

    private void pump() {
        while (isActive() && !ready.isEmpty() && underway < settings.get().maxConnections()) {
            send(ready.poll());
        }
    }

    private void send(String lane) {
        PendingUpdate update = lanes.get(lane).peek();
        if (update.isExpired(world.now())) {
            finish(lane);
            return;
        }
        underway++;
        int began = generation;
        client.post(settings.get(), update.json())
                .onComplete(outcome -> world.locked(() -> {
                    if (began != generation) {
                        return;
                    }
                    underway--;
                    if (outcome.succeeded() && outcome.result().isSuccess()) {
                        finish(lane);
                        outcome.result().call().ifPresent(answeredCall);
                    } else {
                        retryLater(lane, update, WebhookClient.explain(outcome), WebhookClient.retryAfter(outcome));
                    }
                    pump();
                }));
    }

    private void finish(String key) {
        Deque<PendingUpdate> lane = lanes.get(key);
        queue.remove(lane.poll());
        if (lane.isEmpty()) {
            lanes.remove(key);
            return;
        }
        makeReady(key);
    }

    private void retryLater(String lane, PendingUpdate update, String problem, Optional<Long> retryAfterSeconds) {
        lastFailure = Optional.of(new Failure(world.now(), problem));
        long delay = retryAfterSeconds
                .map(seconds -> seconds * 1_000)
                .orElseGet(() -> world.options().webhookBackoff().delayMillis(update.countFailure()));
        int began = generation;
        world.after(delay, () -> {
            if (began == generation) {
                makeReady(lane);
            }
        });
    }

    /** The answer to {@code getWebhookInfo}. */
    JsonObject info() {
        JsonObject info = new JsonObject()
                .put("url", settings.map(WebhookSettings::url).orElse(""))
                .put("has_custom_certificate", false)
                .put("pending_update_count", queue.size());
        settings.ifPresent(webhook -> info.put("max_connections", webhook.maxConnections()));
        lastFailure.ifPresent(
                failure -> info.put("last_error_date", failure.at().getEpochSecond())
                        .put("last_error_message", failure.message()));
        if (!queue.wanted().equals(UpdateKinds.byDefault())) {
            info.put(
                    "allowed_updates",
                    new JsonArray(queue.wanted().stream().sorted().toList()));
        }
        return info;
    }
}
