package io.jackfield.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.sandbox.SandboxOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WebhookTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram(
            SandboxOptions.defaults().webhookBackoff(new WebhookBackoff(Duration.ofMillis(5), Duration.ofMillis(40))));

    private InMemoryWebhook webhook;

    @BeforeEach
    void startWebhook() {
        webhook = new InMemoryWebhook(server.vertx());
    }

    @Test
    void waitingAndNewUpdatesAreDeliveredInOrderWithTheSecret() {
        server.ada().send("before");

        register(new JsonObject().put("secret_token", "s3cret"));
        IntStream.range(0, 20).forEach(i -> server.ada().send("m" + i));

        await().until(() -> webhook.updates().size() == 21);
        assertThat(webhook.texts().getFirst()).isEqualTo("before");
        assertThat(webhook.texts().subList(1, 21))
                .isEqualTo(IntStream.range(0, 20).mapToObj(i -> "m" + i).toList());
        assertThat(webhook.secrets()).containsOnly("s3cret");
        await().until(() -> pending() == 0);
    }

    @Test
    void failedUpdateIsRepeatedWithTheSameNumberBeforeItsSuccessors() {
        webhook.next(failing(500)).next(failing(503)).next(response -> response.reset());
        register(new JsonObject());

        server.ada().send("one");
        server.ada().send("two");

        await().until(() -> webhook.texts().contains("two"));
        assertThat(webhook.texts()).containsExactly("one", "one", "one", "one", "two");
        assertThat(webhook.updates().get(0).getLong("update_id"))
                .isEqualTo(webhook.updates().get(3).getLong("update_id"));
    }

    @Test
    void stuckChatHoldsUpNoOtherChat() {
        server.telegram().addUser(SandboxUser.of(8, "Bob", "en"));
        webhook.next(response -> {});
        register(new JsonObject());

        server.ada().send("stuck");
        await().until(() -> webhook.texts().equals(List.of("stuck")));
        server.ada().send("behind");
        server.telegram().user(8).in(server.bot()).send("free");
        server.ada().press(1, "overtakes");

        await().until(() -> webhook.updates().size() == 3);
        assertThat(webhook.texts()).containsExactlyInAnyOrder("stuck", "free", "?");
    }

    @Test
    void noMoreConnectionsThanAskedForAreUsed() {
        List<HttpServerResponse> held = new CopyOnWriteArrayList<>();
        IntStream.range(0, 4).forEach(i -> webhook.next(held::add));
        register(new JsonObject().put("max_connections", 2));

        for (long id = 20; id < 24; id++) {
            server.telegram().addUser(SandboxUser.of(id, "User", "en"));
            server.telegram().user(id).in(server.bot()).send("from " + id);
        }
        await().until(() -> held.size() == 2);
        held.getFirst().end();

        await().until(() -> held.size() == 3);
        assertThat(webhook.updates()).hasSize(3);
    }

    @Test
    void infoTellsWhatIsWaitingAndWhy() {
        IntStream.range(0, 50).forEach(i -> webhook.next(failing(502)));
        register(new JsonObject().put("allowed_updates", new JsonArray().add("message")));

        server.ada().send("hello");
        await().until(() -> info().containsKey("last_error_message"));

        assertThat(info().getString("url")).isEqualTo(webhook.url());
        assertThat(info().getInteger("pending_update_count")).isEqualTo(1);
        assertThat(info().getInteger("max_connections")).isEqualTo(40);
        assertThat(info().getString("last_error_message"))
                .isEqualTo("Wrong response from the webhook: 502 Bad Gateway");
        assertThat(info().getJsonArray("allowed_updates")).containsExactly("message");
    }

    @Test
    void retryAfterIsHonoured() {
        webhook.next(response ->
                response.putHeader("Retry-After", "1").setStatusCode(429).end());
        register(new JsonObject());
        long before = System.nanoTime();

        server.ada().send("patience");

        await().until(() -> webhook.updates().size() == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(950));
    }

    @Test
    void closedPortIsTriedAgain() {
        server.call("setWebhook", new JsonObject().put("url", "http://127.0.0.1:1/hook"));
        server.ada().send("late");
        await().until(() -> "Connection refused".equals(info().getString("last_error_message")));

        register(new JsonObject());

        await().until(() -> webhook.texts().equals(List.of("late")));
    }

    @Test
    void callInTheAnswerIsCarriedOut() {
        JsonObject call = RunningTelegram.toAda().put("method", "sendMessage").put("text", "by answer");
        webhook.next(response -> response.end(call.toBuffer()));
        register(new JsonObject());

        server.ada().send("question");

        server.ada().transcript().awaitText("by answer", RunningTelegram.SOON);
    }

    @Test
    void deletedWebhookLeavesUpdatesToPolling() {
        IntStream.range(0, 50).forEach(i -> webhook.next(failing(500)));
        register(new JsonObject());
        server.ada().send("kept");

        var deleted = server.call("deleteWebhook");
        var again = server.call("deleteWebhook", new JsonObject().put("drop_pending_updates", false));

        assertThat(deleted.description()).isEqualTo("Webhook was deleted");
        assertThat(again.description()).isEqualTo("Webhook is already deleted");
        assertThat(server.updates()).hasSize(1);
        server.call("deleteWebhook", new JsonObject().put("drop_pending_updates", true));
        assertThat(server.updates()).isEmpty();
    }

    @Test
    void onlySafeAddressesAndSecretsAreAccepted() {
        var plain = server.call("setWebhook", new JsonObject().put("url", "http://example.org/hook"));
        var secret = server.call(
                "setWebhook", new JsonObject().put("url", webhook.url()).put("secret_token", "not allowed"));

        assertThat(plain.description())
                .isEqualTo("Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        assertThat(secret.description()).isEqualTo("Bad Request: secret token contains unallowed characters");
    }

    private void register(JsonObject parameters) {
        assertThat(server.call("setWebhook", parameters.put("url", webhook.url()))
                        .status())
                .isEqualTo(200);
    }

    private JsonObject info() {
        return server.call("getWebhookInfo").result();
    }

    private int pending() {
        return info().getInteger("pending_update_count");
    }

    private static Consumer<HttpServerResponse> failing(int status) {
        return response -> response.setStatusCode(status).end();
    }
}
