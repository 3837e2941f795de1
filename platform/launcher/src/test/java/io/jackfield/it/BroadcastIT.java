package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.ConsoleClient;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What operators write to many users: each of the audience has one message, whatever happens, and nobody else. Telegram
 * may be given one twice that was on its way when the host was killed.
 */
class BroadcastIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static TestPlatform platform() {
        return TestPlatform.serving("shop", """
                        plugins: [good, switches]
                        plans:
                          - {id: free}
                          - {id: vip, features: [deals]}
                        """)
                .with(PluginJar.command("good", "good", "Reply.text(\"Good\")"))
                .with(PluginJar.of("switches", PluginJar.spec("switches") + PluginJar.handle("""
                        return Reply.text(context.notices()
                            .switches(request.bot().id(), request.sender().id(), request.sender().language()).toString());
                        """)));
    }

    /** People whom the bot knows, without a word of theirs. */
    private static List<SandboxChat> people(TestPlatform platform, int count, String language) {
        List<SandboxChat> chats = IntStream.range(0, count)
                .mapToObj(number -> platform.newcomer(language).open())
                .toList();
        String rows = chats.stream().map(chat -> "(" + chat.id() + "::bigint)").collect(Collectors.joining(", "));
        platform.journal()
                .execute("insert into person(bot, id, first_name, last_name, username, language, first_seen)"
                        + " select number, x.id, 'Ada', '', '', '" + language + "', now() - interval '1 hour'"
                        + " from bot, (values " + rows + ") as x(id)");
        return chats;
    }

    private static JsonObject draft(String text) {
        return new JsonObject()
                .put("name", "sale")
                .put("texts", new JsonObject().put("en", text))
                .put("by", "eve");
    }

    private static JsonObject ask(TestPlatform platform, String path, JsonObject body) {
        return platform.askAdmin("/bots/shop/broadcasts" + path, body.copy().put("by", "eve"));
    }

    private static long create(TestPlatform platform, JsonObject draft) {
        JsonObject made = ask(platform, "", draft);
        assertThat(made.getString("state")).as(made.encode()).isEqualTo("draft");
        return made.getLong("id");
    }

    private static JsonObject start(TestPlatform platform, long id) {
        JsonObject started = ask(platform, "/" + id + "/start", new JsonObject());
        assertThat(started.getString("state")).as(started.encode()).isEqualTo("running");
        return started;
    }

    private static JsonObject show(TestPlatform platform, long id) {
        return platform.readAdmin("/bots/shop/broadcasts/" + id);
    }

    private static JsonObject awaitDone(TestPlatform platform, long id) {
        await().atMost(LIMIT).until(() -> show(platform, id).getString("state").equals("done"));
        return show(platform, id);
    }

    private static int sent(TestPlatform platform, String text) {
        return Integer.parseInt(platform.journal()
                .column("select coalesce(sum(made), 0)::text from broadcast where definition->'texts'->>'en' = '" + text
                        + "'")
                .getFirst());
    }

    private static List<String> got(SandboxChat chat, String text) {
        return chat.transcript().botMessages().stream()
                .map(SandboxMessage::text)
                .filter(text::equals)
                .toList();
    }

    @Nested
    class ThroughAKill {
        private static final int PEOPLE = 2_000;
        private static final int GONE = 40;
        /** Calls of Telegram at once, the outbox's connections. */
        private static final int ON_THE_WAY = 64;

        private static final List<Integer> KILL_AT = List.of(300, 1_100);

        @RegisterExtension
        static final TestPlatform platform =
                platform().set("outbox.messagesPerSecond", "150").notStarted();

        @Test
        void nobodyIsForgottenNobodyHasTwoMessagesStoredAndTheBotGoesOnAnswering() {
            try (ChildHost host = platform.childHost()) {
                host.start();
                List<SandboxChat> chats = people(platform, PEOPLE, "en");
                chats.subList(0, GONE).forEach(SandboxChat::block);
                await().atMost(LIMIT).until(() -> gone() == GONE);
                // As if they had left while the host was down.
                platform.journal().execute("update person set reachable = true");
                long id = create(platform, draft("Sale"));
                assertThat(start(platform, id).getJsonObject("figures").getInteger("audience"))
                        .isEqualTo(PEOPLE);
                SandboxChat asks = platform.newcomer();
                for (int killAt : KILL_AT) {
                    await().pollInterval(Duration.ofMillis(20))
                            .atMost(LIMIT)
                            .until(() -> sent(platform, "Sale") >= killAt);
                    asks.send("/good");
                    assertThat(asks.nextReply(LIMIT).text()).isEqualTo("Good");
                    host.kill();
                    assertThat(sent(platform, "Sale"))
                            .as("killed in the middle")
                            .isLessThan(PEOPLE);
                    host.start();
                }
                JsonObject done = awaitDone(platform, id);
                assertThat(done.getJsonObject("figures").getInteger("blocked")).isEqualTo(GONE);
                assertThat(done.getJsonObject("figures").getInteger("sent")).isEqualTo(PEOPLE - GONE);
                chats.subList(GONE, PEOPLE)
                        .forEach(chat -> assertThat(got(chat, "Sale")).isNotEmpty());
                assertThat(platform.journal()
                                .column("select chat::text from journal where update_id < 0 group by chat"
                                        + " having count(*) > 1"))
                        .isEmpty();
                assertThat(gone()).isEqualTo(GONE);
                assertThat(chats)
                        .allSatisfy(chat -> assertThat(got(chat, "Sale").size())
                                .as("at most once more for each kill")
                                .isLessThanOrEqualTo(1 + KILL_AT.size()));
                assertThat(chats.stream().filter(chat -> got(chat, "Sale").size() > 1))
                        .as("only what was on its way when the host died")
                        .hasSizeLessThanOrEqualTo(KILL_AT.size() * ON_THE_WAY);
            }
        }

        private static int gone() {
            return Integer.parseInt(platform.journal()
                    .column("select count(*)::text from person where not reachable")
                    .getFirst());
        }
    }

    @Nested
    class Operators {
        @RegisterExtension
        static final TestPlatform platform = platform().set("outbox.messagesPerSecond", "20");

        @AfterEach
        void nobodyIsLeft() {
            platform.journal().execute("delete from person");
            platform.journal().execute("delete from notice_off");
        }

        @Test
        void pausedOneRestsAndGoesOnAndStoppedOneEnds() {
            List<SandboxChat> chats = people(platform, 150, "en");
            long id = create(platform, draft("Slow"));
            start(platform, id);
            await().atMost(LIMIT).until(() -> sent(platform, "Slow") > 10);

            assertThat(ask(platform, "/" + id + "/pause", new JsonObject()).getString("state"))
                    .isEqualTo("paused");
            await().atMost(LIMIT)
                    .until(() -> platform.journal()
                            .column("select person from broadcast_delivery where state = 1")
                            .isEmpty());
            long rested = arrived(chats, "Slow");
            assertThat(rested).isLessThan(150);
            assertThat(show(platform, id).getJsonObject("figures").getLong("sent"))
                    .isEqualTo(rested);

            ask(platform, "/" + id + "/resume", new JsonObject());
            await().atMost(LIMIT).until(() -> arrived(chats, "Slow") > rested);
            JsonObject stopped = ask(platform, "/" + id + "/stop", new JsonObject());

            assertThat(stopped.getString("state")).isEqualTo("stopped");
            assertThat(stopped.getString("endedBy")).isEqualTo("eve");
            await().atMost(LIMIT)
                    .until(() -> platform.journal()
                            .column("select person from broadcast_delivery where state = 1")
                            .isEmpty());
            assertThat(arrived(chats, "Slow")).isLessThan(150);
            assertThat(ask(platform, "/" + id + "/resume", new JsonObject()).getString("detail"))
                    .contains("is stopped and cannot be resumed");
        }

        private long arrived(List<SandboxChat> chats, String text) {
            return chats.stream().filter(chat -> !got(chat, text).isEmpty()).count();
        }

        @Test
        void readersGetTheirLanguageAndWhoHasHadEnoughGetsNoMore() {
            SandboxChat english = people(platform, 1, "en").getFirst();
            SandboxChat russian = people(platform, 1, "ru").getFirst();
            JsonObject draft = draft("**Hello**");
            draft.getJsonObject("texts").put("ru", "Привет");
            long id = create(platform, draft);
            start(platform, id);
            awaitDone(platform, id);
            assertThat(english.nextReply(LIMIT).entityTypes()).contains("bold");
            assertThat(russian.nextReply(LIMIT).text()).isEqualTo("Привет");

            russian.press("🔕 Больше не присылать");
            assertThat(russian.nextReply(LIMIT).text()).contains("Новостей от меня больше не будет");
            assertThat(audience(new JsonObject(), true)).isEqualTo(1);
            assertThat(audience(new JsonObject(), false)).isEqualTo(2);
            long second = create(platform, draft("Again"));
            start(platform, second);
            awaitDone(platform, second);
            assertThat(got(english, "Again")).hasSize(1);
            assertThat(got(russian, "Again")).isEmpty();

            russian.send("/switches");
            assertThat(russian.nextReply(LIMIT).text())
                    .contains("kind=(news)", "title=Новости", "on=false", "optional=true");

            russian.press("Присылать снова");
            assertThat(russian.nextReply(LIMIT).text()).contains("снова будут");
            assertThat(audience(new JsonObject(), true)).isEqualTo(2);
        }

        private int audience(JsonObject audience, boolean news) {
            JsonObject count = ask(
                    platform,
                    "/audience",
                    new JsonObject().put("audience", audience).put("news", news));
            assertThat(count.getBoolean("exact")).as(count.encode()).isTrue();
            return count.getInteger("people");
        }

        @Test
        void audienceIsChosenByPlanLanguagePaymentAndTime() {
            List<SandboxChat> english = people(platform, 3, "en");
            people(platform, 2, "ru");
            platform.journal()
                    .execute("insert into subscription(bot, person, plan, begun_at, source) select number, "
                            + english.getFirst().id() + ", 'vip', now() - interval '1 day', 'test' from bot");
            platform.journal()
                    .execute("update person set last_seen = current_date - 40 where id = "
                            + english.get(1).id());
            assertThat(audience(new JsonObject(), true)).isEqualTo(5);
            assertThat(audience(new JsonObject().put("languages", new JsonArray().add("ru")), true))
                    .isEqualTo(2);
            assertThat(audience(new JsonObject().put("plans", new JsonArray().add("vip")), true))
                    .isEqualTo(1);
            assertThat(audience(new JsonObject().put("plans", new JsonArray().add("free")), true))
                    .isEqualTo(4);
            assertThat(audience(new JsonObject().put("feature", "deals"), true)).isEqualTo(1);
            assertThat(audience(new JsonObject().put("notSeenWithin", "30d"), true))
                    .isEqualTo(1);
            assertThat(audience(new JsonObject().put("seenWithin", "30d"), true))
                    .isEqualTo(4);
            assertThat(audience(new JsonObject().put("payer", true), true)).isZero();
            assertThat(audience(new JsonObject().put("payer", false), true)).isEqualTo(5);
            assertThat(audience(new JsonObject().put("joinedBefore", "2020-01-01"), true))
                    .isZero();
            assertThat(refusal(new JsonObject().put("plans", new JsonArray().add("gold"))))
                    .contains("'gold', which is no plan of bot shop; it has: free, vip");
            assertThat(refusal(new JsonObject().put("colour", "red"))).contains("audience.colour is not known");
        }

        private String refusal(JsonObject audience) {
            return ask(platform, "/audience", new JsonObject().put("audience", audience))
                    .getString("detail");
        }

        @Test
        void whatTelegramWouldNotTakeIsRefusedBeforeItIsKept() {
            assertThat(detail(draft("x".repeat(4_097)))).contains("texts.en has 4097 characters");
            assertThat(detail(draft("Hi").put("hours", new JsonObject().put("from", "10:00"))))
                    .contains("hours need from and to");
            assertThat(detail(draft("Hi").put("buttons", buttons(11)))).contains("the most is 10");
            assertThat(detail(draft("Hi")
                            .put("buttons", new JsonArray().add(button("ok").put("url", "javascript:alert(1)")))))
                    .contains("which Telegram refuses");
            assertThat(detail(draft("Hi")
                            .put("buttons", new JsonArray().add(button("ok").put("command", "nothing")))))
                    .contains("which bot shop does not have; it has: good, switches");
            assertThat(detail(draft("Hi")
                            .put(
                                    "buttons",
                                    new JsonArray()
                                            .add(button("ok")
                                                    .put("command", "good")
                                                    .put("argument", "я".repeat(40))))))
                    .contains("bytes long; Telegram takes 64");
            assertThat(detail(draft("Hi").put("texts", "Hi"))).contains("texts is 'Hi'; give an object");
            assertThat(detail(draft("Hi").put("colour", "red"))).contains("'colour' is no field");
            long broken = create(platform, draft("**not closed <b> [x](javascript:1)"));
            assertThat(platform.readAdmin("/bots/shop/broadcasts/" + broken + "/preview")
                            .getString("text"))
                    .isNotBlank();
            JsonObject nobody = ask(platform, "/" + broken + "/start", new JsonObject());
            assertThat(nobody.getString("detail")).contains("the audience of broadcast " + broken + " is empty");
        }

        private String detail(JsonObject draft) {
            JsonObject answer = ask(platform, "", draft);
            assertThat(answer.getString("detail")).as(answer.encode()).isNotNull();
            return answer.getString("detail");
        }

        private JsonArray buttons(int count) {
            JsonArray buttons = new JsonArray();
            IntStream.range(0, count)
                    .forEach(index -> buttons.add(button("b" + index).put("command", "good")));
            return buttons;
        }

        private JsonObject button(String label) {
            return new JsonObject().put("label", new JsonObject().put("en", label));
        }

        @Test
        void previewShowsWhatTheTestBrings() {
            SandboxChat me = people(platform, 1, "en").getFirst();
            long id = create(
                    platform,
                    draft("**Bold** and [there](https://example.org)")
                            .put(
                                    "buttons",
                                    new JsonArray()
                                            .add(button("Open").put("url", "https://example.org/x"))
                                            .add(button("Good").put("command", "good"))));
            JsonObject shown = platform.readAdmin("/bots/shop/broadcasts/" + id + "/preview?language=en");
            assertThat(shown.getString("text")).isEqualTo("Bold and there");
            assertThat(shown.getJsonArray("entities").getJsonObject(0).getString("type"))
                    .isEqualTo("bold");
            assertThat(shown.getJsonArray("buttons")).hasSize(3);

            assertThat(ask(platform, "/" + id + "/test", new JsonObject().put("user", me.id()))
                            .getLong("sentTo"))
                    .isEqualTo(me.id());
            SandboxMessage brought = me.nextReply(LIMIT);
            assertThat(brought.text()).isEqualTo("Bold and there");
            assertThat(brought.buttons()).containsExactly("Open", "Good", "🔕 No more of these");
            me.press("Good");
            assertThat(me.nextReply(LIMIT).text()).isEqualTo("Good");
            assertThat(show(platform, id).getString("state")).isEqualTo("draft");
            assertThat(ask(platform, "/" + id + "/test", new JsonObject().put("user", 5))
                            .getString("detail"))
                    .contains("has never written to bot shop");
        }

        @Test
        void fileIsSentToTelegramOnceAndToAllByItsId() {
            List<SandboxChat> chats = people(platform, 30, "en");
            chats.getFirst().block();
            await().atMost(LIMIT)
                    .until(() -> platform.journal()
                            .column("select id from person where not reachable")
                            .equals(List.of(Long.toString(chats.getFirst().id()))));
            platform.journal().execute("update person set reachable = true");
            long id = create(platform, draft("See"));
            String file = "/bots/shop/broadcasts/" + id + "/file?name=sale.pdf&type=application/pdf";
            assertThat(platform.uploadAdmin(file, new byte[11 << 20]).getString("detail"))
                    .contains("use 1 to 10485760");
            assertThat(platform.uploadAdmin(file, "a file".getBytes(StandardCharsets.UTF_8))
                            .getJsonObject("file")
                            .getString("name"))
                    .isEqualTo("sale.pdf");
            start(platform, id);

            assertThat(awaitDone(platform, id).getJsonObject("figures").getInteger("sent"))
                    .isEqualTo(29);
            List<String> ids = chats.stream()
                    .skip(1)
                    .map(chat -> chat.nextReply(LIMIT)
                            .json()
                            .getJsonObject("document")
                            .getString("file_id"))
                    .distinct()
                    .toList();
            assertThat(ids).hasSize(1);
            assertThat(platform.telegram().file(ids.getFirst())).isEqualTo("a file".getBytes(StandardCharsets.UTF_8));
            await().atMost(LIMIT).until(() -> platform.journal().attachments() == 0);
            assertThat(platform.journal().column("select words from letter")).isEmpty();
        }

        @Test
        void waitsForItsMomentAndForTheHoursOfItsReaders() {
            SandboxChat day = people(platform, 1, "en").getFirst();
            SandboxChat night = people(platform, 1, "en").getFirst();
            zone(day, Instant.now().atOffset(ZoneOffset.UTC).getHour(), 12);
            zone(night, Instant.now().atOffset(ZoneOffset.UTC).getHour(), 2);
            long id = create(
                    platform,
                    draft("Noon")
                            .put("hours", new JsonObject().put("from", "09:00").put("to", "21:00")));
            Instant at = Instant.now().plusSeconds(3);
            assertThat(ask(platform, "/" + id + "/start", new JsonObject().put("at", at.toString()))
                            .getString("state"))
                    .isEqualTo("scheduled");
            assertThat(day.nextReply(LIMIT).text()).isEqualTo("Noon");
            await().atMost(LIMIT)
                    .until(() -> show(platform, id).getJsonObject("figures").getInteger("waiting") == 1);
            assertThat(Instant.now()).isAfter(at);
            assertThat(got(night, "Noon")).isEmpty();

            platform.journal().execute("delete from memory where name = 'timezone'");
            zone(night, Instant.now().atOffset(ZoneOffset.UTC).getHour(), 12);
            platform.journal().execute("update broadcast_delivery set at = now() where state = 0");
            assertThat(night.nextReply(LIMIT).text()).isEqualTo("Noon");
            assertThat(awaitDone(platform, id).getJsonObject("figures").getInteger("sent"))
                    .isEqualTo(2);
        }

        @Test
        void pagesLeadFromTheTextToTheLastReader() {
            List<SandboxChat> chats = people(platform, 3, "en");
            ConsoleClient console = platform.consoleOf("eve");
            assertThat(console.get("/broadcasts/new").body())
                    .contains("Write a broadcast", "No plan of their own", "vip");
            Map<String, String> form = new HashMap<>(Map.of(
                    "bot", "shop",
                    "name", "<b>spring</b>",
                    "news", "true",
                    "text.en", "**Spring** <i>sale</i>",
                    "button1.en", "Look",
                    "button1.to", "https://example.org/spring",
                    "audience.languages", "en",
                    "audience.plan", "none"));
            assertThat(console.post("/broadcasts/count", form).body()).contains("3 users");
            form.put("text.en", "x".repeat(5_000));
            HttpResponse<String> refused = console.post("/broadcasts/new", form);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("texts.en has 5000 characters", "value=\"Look\"");
            form.put("text.en", "**Spring** <i>sale</i>");
            String page = console.post("/broadcasts/new", form)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replace("/console", "");

            String draft = console.get(page).body();
            assertThat(draft)
                    .contains("<span class=\"tg-bold\">Spring</span>", "&lt;b&gt;spring", "3 users", "Look")
                    .doesNotContain("<b>spring</b>", " style=");
            assertThat(console.get(page + "/edit").body()).contains("https://example.org/spring");
            console.post(
                    page + "/test",
                    Map.of("user", Long.toString(chats.getFirst().id())));
            assertThat(chats.getFirst().nextReply(LIMIT).text()).startsWith("Spring");
            assertThat(console.get(page + "/start").body()).contains("It goes to 3 users of bot shop.");
            console.post(page + "/start", Map.of());
            await().atMost(LIMIT).until(() -> console.get(page).body().contains(">Done<"));

            assertThat(chats)
                    .allSatisfy(
                            chat -> assertThat(chat.transcript().botMessages()).isNotEmpty());
            assertThat(console.get("/broadcasts").body()).contains("3 of 3 sent", "&lt;b&gt;spring");
            console.post(page + "/delete", Map.of());
            assertThat(console.get(page).statusCode()).isEqualTo(404);
        }

        /** Lives where it is that hour now. */
        private void zone(SandboxChat chat, int utcHour, int hour) {
            int ahead = hour - utcHour;
            int offset = ahead > 12 ? ahead - 24 : ahead < -12 ? ahead + 24 : ahead;
            String name = "Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset);
            platform.journal()
                    .execute("insert into memory(bot, plugin, scope, name, value) select number, '', 'user:" + chat.id()
                            + "', 'timezone', '" + name + "' from bot");
        }
    }
}
