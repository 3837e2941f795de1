package io.jackfield.sandbox.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.sandbox.SandboxOptions;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlaygroundTest {
    private static final String API = "/playground/api";
    private static final String ANNA = "bot=helper&user=101&chat=101";

    @RegisterExtension
    final RunningTelegram server = new RunningTelegram(SandboxOptions.forPlayground());

    @Test
    void stateListsBotsPeopleAndGroups() throws Exception {
        JsonObject state = get("/state").json();

        assertThat(state.getJsonArray("bots").getJsonObject(0).getString("id")).isEqualTo("helper");
        assertThat(state.getJsonArray("users").stream().map(user -> ((JsonObject) user).getString("firstName")))
                .contains("Анна", "Ben", "Dilnoza", "Max");
        assertThat(state.getJsonArray("groups").getJsonObject(0).getLong("id")).isEqualTo(-1_000_000_000_001L);
    }

    @Test
    void snapshotShowsTheChatAsItsUserSeesIt() throws Exception {
        post("/send", place().put("text", "/start"));
        server.call("sendMessage", toAnna().put("text", "Привет"));
        server.call("setMyCommands", new JsonObject("{\"commands\":[{\"command\":\"hi\",\"description\":\"Hi\"}]}"));
        server.call(
                "sendMessageDraft", toAnna().put("draft_id", 3).put("text", "…").put("can_stop", true));
        server.call("sendChatAction", toAnna().put("action", "typing"));

        JsonObject chat = get("/chat?" + ANNA).json();

        assertThat(chat.getJsonArray("messages").getJsonObject(0).getBoolean("outgoing"))
                .isTrue();
        assertThat(chat.getJsonArray("messages").getJsonObject(1).getBoolean("outgoing"))
                .isFalse();
        assertThat(chat.getJsonArray("commands").getJsonObject(0).getString("command"))
                .isEqualTo("hi");
        assertThat(chat.getJsonObject("draft").getBoolean("canStop")).isTrue();
        assertThat(chat.getString("action")).isEqualTo("typing");
        assertThat(chat.getLong("seq")).isPositive();
    }

    @Test
    void topicsAreChatsOfTheirOwn() throws Exception {
        JsonObject forum = get("/state").json().getJsonArray("groups").getJsonObject(1);
        long topic = forum.getJsonArray("topics").getJsonObject(0).getLong("id");
        String chat = "bot=helper&user=101&chat=" + forum.getLong("id");

        post(
                "/send",
                place().put("chat", forum.getLong("id")).put("thread", topic).put("text", "/start"));

        JsonObject update = server.newest("message");
        assertThat(update.getLong("message_thread_id")).isEqualTo(topic);
        assertThat(update.getBoolean("is_topic_message")).isTrue();
        assertThat(update.getJsonObject("chat").getBoolean("is_forum")).isTrue();
        assertThat(get("/chat?" + chat).json().getJsonArray("messages")).isEmpty();
        assertThat(get("/chat?" + chat + "&thread=" + topic).json().getJsonArray("messages"))
                .hasSize(1);
        assertThat(get("/chat?" + chat + "&thread=999").status()).isEqualTo(400);
    }

    @Test
    void eventStreamBeginsBehindTheSnapshot() throws Exception {
        post("/send", place().put("text", "old"));
        long seen = get("/chat?" + ANNA).json().getLong("seq");
        server.call("sendMessage", toAnna().put("text", "in between"));

        Iterator<JsonObject> events = events(seen);
        assertThat(events.next().getJsonObject("message").getString("text")).isEqualTo("in between");
        server.call("editMessageText", toAnna().put("message_id", 2).put("text", "edited"));
        JsonObject edit = events.next();
        server.call("deleteMessage", toAnna().put("message_id", 2));
        JsonObject deletion = events.next();

        assertThat(edit.getString("type")).isEqualTo("edit");
        assertThat(edit.getJsonObject("message").getBoolean("edited")).isTrue();
        assertThat(edit.getLong("seq")).isEqualTo(seen + 2);
        assertThat(deletion.getLong("messageId")).isEqualTo(2);
    }

    @Test
    void buttonAnswersDraftsAndKeyboardsAreEvents() throws Exception {
        post("/send", place().put("text", "go"));
        Iterator<JsonObject> events = events(1);

        post("/press", place().put("messageId", 1).put("data", "d"));
        String id = server.newest("callback_query").getString("id");
        server.call(
                "answerCallbackQuery",
                new JsonObject().put("callback_query_id", id).put("text", "ok"));
        server.call("sendMessageDraft", toAnna().put("draft_id", 3).put("can_stop", true));
        post("/stop", place().put("draftId", 3));
        server.call(
                "sendMessage",
                toAnna().put("text", "k").put("reply_markup", new JsonObject("{\"keyboard\":[[\"A\"]]}")));

        assertThat(events.next().getString("text")).isEqualTo("ok");
        assertThat(events.next().getJsonObject("draft").getLong("draftId")).isEqualTo(3);
        assertThat(events.next().getString("type")).isEqualTo("draftEnd");
        assertThat(events.next().getString("type")).isEqualTo("message");
        assertThat(events.next().getJsonObject("replyKeyboard").getJsonArray("keyboard"))
                .hasSize(1);
    }

    @Test
    void uploadedFilesAreServedWithoutActingAsPages() throws Exception {
        String body = part("bot", "helper") + part("user", "101") + part("chat", "101") + part("kind", "document")
                + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.html\"\r\n"
                + "Content-Type: text/html\r\n\r\n<script>\r\n--edge--\r\n";

        var uploaded = server.send(server.at(API + "/upload")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(body)));
        String id = server.newest("message").getJsonObject("document").getString("file_id");
        var file = server.client().send(server.at(API + "/file/" + id).build(), BodyHandlers.ofString());

        assertThat(uploaded.json().getBoolean("ok")).isTrue();
        assertThat(file.body()).isEqualTo("<script>");
        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment");
    }

    private String paidSubscription() throws Exception {
        String link = server.call(
                        "createInvoiceLink",
                        new JsonObject("{\"title\":\"Premium\",\"description\":\"Thirty days\",\"payload\":\"order\","
                                + "\"currency\":\"XTR\",\"prices\":[{\"label\":\"Premium\",\"amount\":250}],"
                                + "\"subscription_period\":2592000}"))
                .json()
                .getString("result");
        JsonObject found = get("/link?link=" + URLEncoder.encode(link, StandardCharsets.UTF_8))
                .json();
        assertThat(found.getString("bot")).isEqualTo("helper");
        assertThat(found.getJsonObject("invoice").getInteger("total_amount")).isEqualTo(250);
        assertThat(found.getJsonObject("invoice").getInteger("subscription_period"))
                .isEqualTo(2_592_000);
        var payment = server.later(server.at(API + "/payLink")
                .POST(BodyPublishers.ofString(place().put("link", link).encode())));
        await().atMost(Duration.ofSeconds(30)).until(() -> server.telegram().pendingUpdates(server.bot()) == 1);
        String query = server.newest("pre_checkout_query").getString("id");
        server.call(
                "answerPreCheckoutQuery",
                new JsonObject().put("pre_checkout_query_id", query).put("ok", true));
        assertThat(payment.join().json().getBoolean("ok")).isTrue();
        return server.newest("message").getJsonObject("successful_payment").getString("telegram_payment_charge_id");
    }

    private String act(String charge, String act) throws Exception {
        return post("/subscription", place().put("chargeId", charge).put("act", act));
    }

    @Test
    void subscriptionIsBegunByALinkAndRunByTheUserAndTheTime() throws Exception {
        String charge = paidSubscription();

        assertThat(act(charge, "cancel")).isEmpty();
        assertThat(server.newest("subscription").getString("state")).isEqualTo("canceled");
        assertThat(act(charge, "renew")).contains("canceled by the user");
        assertThat(act(charge, "resume")).isEmpty();
        assertThat(act(charge, "fail")).isEmpty();
        assertThat(act(charge, "renew")).isEmpty();
        assertThat(act(charge, "forget")).contains("use cancel, resume, renew or fail");
        assertThat(post("/refund", place().put("chargeId", charge))).isEmpty();
        assertThat(post("/refund", place().put("chargeId", charge))).contains("refunded already");

        JsonObject paid = get("/payments?" + ANNA).json();
        JsonObject subscription = paid.getJsonArray("subscriptions").getJsonObject(0);
        assertThat(subscription.getString("chargeId")).isEqualTo(charge);
        assertThat(subscription.getBoolean("canceledByUser")).isFalse();
        assertThat(subscription.getBoolean("failed")).isFalse();
        assertThat(subscription.getLong("paidUntil"))
                .isEqualTo(server.clock().instant().getEpochSecond() + 2 * 2_592_000);
        assertThat(paid.getJsonArray("charges").stream().map(one -> ((JsonObject) one).getBoolean("refunded")))
                .containsExactly(false, true);
        assertThat(get("/payments?bot=helper&user=102&chat=102").json().getJsonArray("charges"))
                .isEmpty();
        assertThat(get("/link?link=https://t.me/$nothing").status()).isEqualTo(404);
    }

    @Test
    void mistakesAreExplained() throws Exception {
        assertThat(post("/send", place().put("bot", "nobody").put("text", "x"))).isEqualTo("there is no bot 'nobody'");
        assertThat(post("/send", place().put("text", " "))).isEqualTo("a message has 1 to 4096 characters");
        assertThat(post("/pay", place().put("messageId", 5))).isEqualTo("message 5 is not an invoice");
        assertThat(get("/chat?bot=helper&user=x&chat=1").status()).isEqualTo(400);
        assertThat(get("/nothing").status()).isEqualTo(404);
    }

    @Test
    void otherSitesCannotAct() throws Exception {
        var foreign = server.send(server.at(API + "/send")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString(place().put("text", "x").encode())));
        var own = server.send(server.at(API + "/send")
                .header("Origin", server.sandbox().url())
                .POST(BodyPublishers.ofString(place().put("text", "x").encode())));

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(200);
    }

    @Test
    void pageIsServedUnderAStrictPolicy() throws Exception {
        var bare = server.client().send(server.at("/playground").build(), BodyHandlers.discarding());
        var page = server.client().send(server.at("/playground/").build(), BodyHandlers.ofString());

        assertThat(bare.headers().firstValue("Location")).contains("/playground/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
    }

    private Iterator<JsonObject> events(long after) throws Exception {
        return server.client()
                .send(server.at(API + "/events?" + ANNA + "&after=" + after).build(), BodyHandlers.ofLines())
                .body()
                .filter(line -> line.startsWith("data: "))
                .map(line -> new JsonObject(line.substring("data: ".length())))
                .iterator();
    }

    private RunningTelegram.Answer get(String path) throws Exception {
        return server.send(server.at(API + path).GET());
    }

    /** Empty when it worked, else the error. */
    private String post(String path, JsonObject body) throws Exception {
        return server.send(server.at(API + path).POST(BodyPublishers.ofString(body.encode())))
                .json()
                .getString("error", "");
    }

    private static JsonObject place() {
        return new JsonObject().put("bot", "helper").put("user", 101).put("chat", 101);
    }

    private static JsonObject toAnna() {
        return new JsonObject().put("chat_id", 101);
    }

    private static String part(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
