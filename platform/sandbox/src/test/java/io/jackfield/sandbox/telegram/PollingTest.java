package io.jackfield.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PollingTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void updatesStayUntilTheOffsetConfirmsThem() {
        server.ada().send("one");
        server.ada().send("two");

        JsonArray first = server.updates();
        JsonArray again = server.updates();
        long newest = id(first, 1);
        JsonArray after = server.updates(new JsonObject().put("offset", newest));

        assertThat(texts(first)).containsExactly("one", "two");
        assertThat(again).isEqualTo(first);
        assertThat(newest).isEqualTo(id(first, 0) + 1);
        assertThat(texts(after)).containsExactly("two");
        assertThat(server.telegram().pendingUpdates(server.bot())).isEqualTo(1);
    }

    @Test
    void negativeOffsetKeepsOnlyTheNewest() {
        IntStream.range(0, 5).forEach(i -> server.ada().send("m" + i));

        assertThat(texts(server.updates(new JsonObject().put("offset", -2)))).containsExactly("m3", "m4");
        assertThat(texts(server.updates())).containsExactly("m3", "m4");
    }

    @Test
    void limitCutsTheBatch() {
        IntStream.range(0, 5).forEach(i -> server.ada().send("m" + i));

        assertThat(server.updates(new JsonObject().put("limit", 2))).hasSize(2);
    }

    @Test
    void longPollAnswersAsSoonAsSomethingHappens() throws Exception {
        var waiting = server.callLater("getUpdates", new JsonObject().put("timeout", 50));
        await().until(() -> server.telegram().calls("getUpdates") == 1);

        server.ada().startWith("hello");

        JsonObject message = waiting.get(5, TimeUnit.SECONDS)
                .json()
                .getJsonArray("result")
                .getJsonObject(0)
                .getJsonObject("message");
        assertThat(message.getJsonObject("from").getString("language_code")).isEqualTo("en");
        assertThat(message.getJsonArray("entities").getJsonObject(0).getString("type"))
                .isEqualTo("bot_command");
    }

    @Test
    void secondPollerSendsTheFirstAway() {
        var first = server.callLater("getUpdates", new JsonObject().put("timeout", 50));
        await().until(() -> server.telegram().calls("getUpdates") == 1);

        server.call("getUpdates");

        assertThat(first.join().status()).isEqualTo(409);
        assertThat(first.join().description())
                .isEqualTo("Conflict: terminated by other getUpdates request; "
                        + "make sure that only one bot instance is running");
    }

    @Test
    void webhookAndPollingExcludeEachOther() {
        var waiting = server.callLater("getUpdates", new JsonObject().put("timeout", 50));
        await().until(() -> server.telegram().calls("getUpdates") == 1);

        var set = server.call("setWebhook", new JsonObject().put("url", "http://127.0.0.1:1/hook"));
        var poll = server.call("getUpdates");

        assertThat(set.description()).isEqualTo("Webhook was set");
        assertThat(waiting.join().description()).isEqualTo("Conflict: terminated by setWebhook request");
        assertThat(poll.status()).isEqualTo(409);
        assertThat(poll.description())
                .isEqualTo("Conflict: can't use getUpdates method while webhook is active; "
                        + "use deleteWebhook to delete the webhook first");
    }

    @Test
    void onlyWantedKindsAreDelivered() {
        server.updates(new JsonObject().put("allowed_updates", new JsonArray().add("callback_query")));
        server.ada().send("unwanted");
        server.ada().press(1, "wanted");

        JsonArray updates = server.updates();
        server.updates(new JsonObject().put("allowed_updates", new JsonArray()));
        server.ada().send("wanted again");

        assertThat(updates).hasSize(1);
        assertThat(updates.getJsonObject(0).getJsonObject("callback_query").getString("data"))
                .isEqualTo("wanted");
        assertThat(server.updates()).hasSize(2);
    }

    @Test
    void updateCanBeDeliveredTwice() {
        server.ada().send("once");
        JsonArray first = server.updates();
        long id = id(first, 0);
        JsonObject next = new JsonObject().put("offset", id + 1);
        server.updates(next);

        server.telegram().repeat(server.bot(), id);

        assertThat(server.updates(next)).isEqualTo(first);
        assertThat(server.updates(next)).isEmpty();
    }

    @Test
    void rawUpdatesAreDeliveredAsTheyAre() {
        long id = server.telegram().deliver(server.bot(), "{\"business_connection\":{\"odd\":true}}");

        JsonObject update = server.updates().getJsonObject(0);

        assertThat(update.getLong("update_id")).isEqualTo(id);
        assertThat(update.getJsonObject("business_connection").getBoolean("odd"))
                .isTrue();
    }

    @Test
    void updatesOfAKilledPollerAreKeptForTheNext() throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.sandbox().port())) {
            String request =
                    "GET /bot" + server.bot().token() + "/getUpdates?timeout=50 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            await().until(() -> server.telegram().calls("getUpdates") == 1);
        }
        server.ada().send("kept");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> texts(server.updates()).equals(List.of("kept")));
    }

    private static long id(JsonArray updates, int index) {
        return updates.getJsonObject(index).getLong("update_id");
    }

    private static List<String> texts(JsonArray updates) {
        return updates.stream()
                .map(update -> ((JsonObject) update).getJsonObject("message").getString("text"))
                .toList();
    }
}
