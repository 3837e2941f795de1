package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.SandboxClock;
import io.jackfield.sandbox.SandboxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Being a user by HTTP, as tests in other languages are. */
class UserControlTest {
    private static final String PATH = "/sandbox/telegram";

    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @Test
    void userWritesAndReadsTheAnswerAsSoonAsItComes() throws Exception {
        long sent = post("/send", new JsonObject().put("text", "/start"))
                .json()
                .getJsonObject("message")
                .getLong("message_id");
        CompletableFuture<RunningTelegram.Answer> reading =
                server.later(server.at(PATH + "/messages?wait=20&after=" + sent).GET());
        assertThat(server.newest("message").getString("text")).isEqualTo("/start");

        server.say("Welcome");

        JsonArray messages = reading.join().json().getJsonArray("messages");
        assertThat(messages).hasSize(1);
        assertThat(messages.getJsonObject(0).getString("text")).isEqualTo("Welcome");
    }

    @Test
    void userPressesVotesAndLeaves() throws Exception {
        long message = server.call(
                        "sendMessage",
                        toAda().put("text", "?").put("reply_markup", RunningTelegram.inlineKeyboard("Yes", "yes")))
                .result()
                .getLong("message_id");
        long poll = server.call(
                        "sendPoll", new JsonObject("{\"chat_id\":7,\"question\":\"Tea?\",\"options\":[\"a\",\"b\"]}"))
                .result()
                .getLong("message_id");

        post("/press", new JsonObject().put("messageId", message).put("data", "yes"));
        assertThat(server.newest("callback_query").getString("data")).isEqualTo("yes");
        post("/press", new JsonObject().put("label", "Yes"));
        post("/vote", new JsonObject().put("messageId", poll).put("options", new JsonArray().add(1)));
        assertThat(server.newest("poll").getInteger("total_voter_count")).isEqualTo(1);
        post("/block", new JsonObject());
        assertThat(server.say("hi").status()).isEqualTo(403);
        assertThat(post("/nonsense", new JsonObject()).json().getString("error"))
                .contains("there is no act 'nonsense'");
    }

    @Test
    void placesAreSharedByButtonAndByAct() throws Exception {
        server.call("sendMessage", toAda().put("text", "?").put("reply_markup", new JsonObject("""
                {"keyboard": [[{"text": "Where", "request_location": true}, {"text": "Ask", "request_poll": {}}]]}
                """)));

        post("/press", new JsonObject().put("label", "Where"));
        assertThat(server.newest("message").getJsonObject("location").getDouble("latitude"))
                .isEqualTo(41.3112);
        post("/location", new JsonObject().put("latitude", 1.5).put("longitude", -2));
        assertThat(server.newest("message").getJsonObject("location").getDouble("longitude"))
                .isEqualTo(-2);
        assertThat(post("/location", new JsonObject().put("latitude", 91).put("longitude", 0))
                        .json()
                        .getString("error"))
                .isEqualTo("latitude is 91.0; use -90 to 90");
        assertThat(post("/press", new JsonObject().put("label", "Ask")).json().getString("error"))
                .contains("opens a dialog");
    }

    @Test
    void paymentTellsItsCharge() throws Exception {
        long invoice = server.call("sendInvoice", toAda().mergeIn(new JsonObject("""
                {"title": "T", "description": "D", "payload": "p", "currency": "XTR",
                 "prices": [{"label": "a", "amount": 5}]}
                """)))
                .result()
                .getLong("message_id");
        var paying = server.later(request("/pay", new JsonObject().put("messageId", invoice)));
        await().until(() -> server.telegram().pendingUpdates(server.bot()) == 1);
        server.call(
                "answerPreCheckoutQuery",
                new JsonObject()
                        .put(
                                "pre_checkout_query_id",
                                server.newest("pre_checkout_query").getString("id"))
                        .put("ok", true));

        JsonObject outcome = paying.join().json();

        assertThat(outcome.getBoolean("paid")).isTrue();
        assertThat(outcome.getString("chargeId"))
                .isEqualTo(server.newest("message")
                        .getJsonObject("successful_payment")
                        .getString("telegram_payment_charge_id"));
    }

    @Test
    void uploadTellsItsMessages() throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ndocument\r\n--x\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF\r\n--x--\r\n";

        JsonObject uploaded = server.send(server.at(PATH + "/upload")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(body)))
                .json();

        JsonObject message = uploaded.getJsonArray("messages").getJsonObject(0);
        assertThat(message.getJsonObject("document").getString("mime_type")).isEqualTo("application/pdf");
        assertThat(server.newest("message").getLong("message_id")).isEqualTo(message.getLong("message_id"));
    }

    @Test
    void inlineQueriesAreAskedAndChosen() throws Exception {
        var asking = server.later(request("/inline", new JsonObject().put("query", "tea")));
        await().until(() -> server.telegram().pendingUpdates(server.bot()) == 1);
        server.call("answerInlineQuery", new JsonObject("""
                {"inline_query_id": "%s", "results": [{"type": "article", "id": "a", "title": "A",
                 "input_message_content": {"message_text": "Green"}}]}
                """.formatted(
                        server.newest("inline_query").getString("id"))));

        String query = asking.join().json().getString("queryId");
        var chosen = post("/choose", new JsonObject().put("queryId", query).put("resultId", "a"));

        assertThat(chosen.json().getJsonObject("message").getString("text")).isEqualTo("Green");
    }

    @Test
    void peopleAndGroupsAreAddedWhileItRuns() throws Exception {
        long bob =
                post("/users", new JsonObject().put("firstName", "Bob")).json().getLong("id");
        long group = post(
                        "/groups",
                        new JsonObject()
                                .put("title", "Friends")
                                .put("members", new JsonArray().add(7).add(bob))
                                .put("topics", new JsonArray().add("Ideas"))
                                .put("botsAreAdministrators", true))
                .json()
                .getLong("id");

        post("/send", new JsonObject().put("user", "Bob").put("chat", "Friends").put("text", "just talking"));

        assertThat(server.newest("message").getJsonObject("chat").getLong("id")).isEqualTo(group);
        assertThat(post("/users", new JsonObject()).json().getString("error")).contains("firstName");
    }

    @Test
    void clockGoesForwardOnly() throws Exception {
        Sandbox other = Sandbox.start(server.vertx(), SandboxOptions.defaults().clock(new SandboxClock()))
                .await();
        URI clock = URI.create(other.url() + "/sandbox/clock");

        var later = server.send(HttpRequest.newBuilder(clock).POST(BodyPublishers.ofString("{\"forward\":\"P1D\"}")));
        var back = server.send(HttpRequest.newBuilder(clock).POST(BodyPublishers.ofString("{\"forward\":\"-P1D\"}")));

        assertThat(Duration.parse(later.json().getString("ahead"))).isEqualTo(Duration.ofDays(1));
        assertThat(back.status()).isEqualTo(400);
        other.close().await();
    }

    @Test
    void whatFollowsTheClockIsDoneBeforeTheAnswer() throws Exception {
        SandboxClock clock = new SandboxClock();
        AtomicReference<Duration> followed = new AtomicReference<>(Duration.ZERO);
        Sandbox other = Sandbox.start(server.vertx(), SandboxOptions.defaults().clock(clock))
                .await();
        clock.follow(() -> server.vertx().timer(1).onSuccess(late -> followed.set(clock.ahead())));

        server.send(HttpRequest.newBuilder(URI.create(other.url() + "/sandbox/clock"))
                .POST(BodyPublishers.ofString("{\"forward\":\"P3D\"}")));

        assertThat(followed.get()).isEqualTo(Duration.ofDays(3));
        other.close().await();
    }

    private RunningTelegram.Answer post(String act, JsonObject body) throws Exception {
        return server.send(request(act, body));
    }

    private HttpRequest.Builder request(String act, JsonObject body) {
        return server.at(PATH + act)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode()));
    }
}
