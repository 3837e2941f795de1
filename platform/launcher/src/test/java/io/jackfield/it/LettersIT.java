package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.faults.FaultRule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What could not be answered or delivered is seen, replayed, given up and copied by operators. */
class LettersIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** Fails at what begins with {@code bad}, unless it is a newer version. */
    private static PluginJar work(String id, String version) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                        if (request.argument().startsWith("bad") && "VERSION".equals("1.0.0")) {
                            throw new IllegalStateException("cannot do this");
                        }
                        return Reply.text("VERSION " + request.argument());
                        """.replace("VERSION", version)))
                .version(version);
    }

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [work, other, fixed, lasting, album]\n")
            .with(work("work", "1.0.0"))
            .with(work("other", "1.0.0"))
            .with(work("fixed", "1.0.0"))
            .with(work("lasting", "1.0.0"))
            .with(work("album", "1.0.0"));

    @AfterEach
    void endTrouble() {
        platform.telegram().faults().clear();
    }

    private static JsonObject by(JsonObject choice) {
        return choice.put("by", "eve");
    }

    private static JsonObject ofChat(SandboxChat chat) {
        return by(new JsonObject().put("chat", chat.id()));
    }

    private static List<JsonObject> letters(SandboxChat chat) {
        return list("?chat=" + chat.id());
    }

    private static List<JsonObject> list(String query) {
        return objects(platform.readAdmin("/letters" + query).getJsonArray("letters"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static void awaitLetters(SandboxChat chat, int count) {
        await().atMost(SOON).until(() -> letters(chat).size() == count);
    }

    private static JsonObject replay(JsonObject choice) {
        return platform.askAdmin("/letters/replay", choice);
    }

    private static void awaitDone(JsonObject begun) {
        await().atMost(SOON)
                .until(() -> platform.readAdmin("/letter-replays/" + begun.getLong("replay"))
                        .getString("state")
                        .equals("done"));
    }

    /** Gives its chat, which has been told that it failed. */
    private static SandboxChat failing(String... commands) {
        SandboxChat ada = platform.newcomer();
        for (String command : commands) {
            ada.send(command);
            ada.nextReply();
        }
        awaitLetters(ada, commands.length);
        return ada;
    }

    private static List<String> said(SandboxChat chat) {
        return chat.transcript().botMessages().stream()
                .map(SandboxMessage::text)
                .toList();
    }

    private static void install(PluginJar jar, String version) {
        platform.home().install(jar);
        await().atMost(SOON)
                .until(() -> objects(platform.health().getJsonArray("plugins")).stream()
                        .anyMatch(plugin -> plugin.getString("id").equals(jar.id())
                                && plugin.getString("version").equals(version)));
    }

    @Test
    void fixedJarAnswersWhatFailedOnceInOrderBehindNewerMessages() {
        SandboxChat ada = failing("/fixed bad 1", "/fixed bad 2");
        ada.send("/fixed good");
        ada.nextReply();
        int before = said(ada).size();
        install(work("fixed", "1.1.0"), "1.1.0");

        JsonObject first = replay(ofChat(ada).put("newer", true));
        JsonObject second = replay(ofChat(ada).put("newer", true));

        await().atMost(SOON).until(() -> said(ada).size() == before + 2);
        awaitDone(first);
        assertThat(said(ada).subList(before, before + 2)).containsExactly("1.1.0 bad 1", "1.1.0 bad 2");
        assertThat(first.getInteger("total")).isEqualTo(2);
        if (second.getValue("replay") != null) {
            awaitDone(second);
        }
        assertThat(said(ada)).hasSize(before + 2);
        assertThat(letters(ada)).isEmpty();
        assertThat(platform.journal()
                        .column("select count(*) from event where name = 'command' and person = " + ada.id()))
                .as("what is worked on once more is recorded once")
                .containsExactly("3");
        JsonObject progress = platform.readAdmin("/letter-replays/" + first.getLong("replay"));
        assertThat(progress.getInteger("entered")).isEqualTo(2);
        assertThat(progress.getInteger("failed")).isZero();
    }

    @Test
    void whatFailsAgainIsALetterAgainAndThePluginsVersionTells() {
        SandboxChat ada = failing("/lasting bad");
        assertThat(replay(ofChat(ada).put("newer", true)).getInteger("total"))
                .as("there is no newer version")
                .isZero();

        JsonObject begun = replay(ofChat(ada));

        await().atMost(SOON).until(() -> letters(ada).stream().anyMatch(letter -> letter.getInteger("tries") == 1));
        awaitDone(begun);
        assertThat(platform.readAdmin("/letter-replays/" + begun.getLong("replay"))
                        .getInteger("failed"))
                .isEqualTo(1);
        assertThat(letters(ada).getFirst().getString("version")).isEqualTo("1.0.0");
    }

    @Test
    void causesAreGroupedAndALetterTellsWhatHappenedWithoutWhatWasWritten() {
        SandboxChat ada = failing("/work bad secret words");
        failing("/other bad");

        List<JsonObject> groups =
                objects(platform.readAdmin("/letters/groups?plugin=work").getJsonArray("groups"));

        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().getString("code")).isEqualTo("PLUGIN_FAULT");
        assertThat(groups.getFirst().getString("kind")).isEqualTo("dead");
        assertThat(groups.getFirst().getLong("count")).isPositive();
        String id = letters(ada).getFirst().getString("letter");
        JsonObject shown = platform.readAdmin("/letters/" + id);
        assertThat(shown.getString("stack"))
                .contains("java.lang.IllegalStateException")
                .contains("at ");
        assertThat(shown.encode())
                .doesNotContain("secret")
                .doesNotContain("Ada")
                .contains("/work");
        assertThat(shown.getJsonArray("calls")).hasSize(1);
        JsonObject content = platform.readAdmin("/letters/" + id + "/content");
        assertThat(content.encode()).contains("/work bad secret words").contains("Ada");
        assertThat(platform.readAdmin("/letters/" + id + "/test").getString("test"))
                .contains("@Test")
                .contains("jackfield.telegram().privateChatWith(\"Ada\")")
                .contains("ada.sends(\"/work aaa aaaaaa aaaaa\");")
                .doesNotContain("secret");
        await().atMost(SOON)
                .until(() -> platform.health().getJsonObject("waiting").getInteger("letters") > 0);
        await().atMost(SOON).until(() -> platform.metric("letters_open{bot=\"shop\",kind=\"dead\"}") > 0);
        assertThat(platform.metric("letters_total{bot=\"shop\",kind=\"dead\"}")).isPositive();
        assertThat(platform.health().getJsonArray("alerts").encode()).contains("not answered");
    }

    @Test
    void refusedReplyIsSentAgainThroughTheOutboxOnce() {
        SandboxChat ada = platform.newcomer();
        ada.send("/work first");
        ada.nextReply();
        platform.telegram()
                .faults()
                .add(FaultRule.on("sendMessage").inChat(ada.id()).next(1).error(403));
        ada.send("/work lost");
        awaitLetters(ada, 1);
        assertThat(letters(ada).getFirst().getString("kind")).isEqualTo("undeliverable");
        assertThat(letters(ada).getFirst().getString("code")).isEqualTo("CHAT_UNREACHABLE");
        assertThat(letters(ada).getFirst().getString("plugin")).isEqualTo("work");
        platform.telegram().faults().clear();

        JsonObject begun = replay(ofChat(ada));
        replay(ofChat(ada));

        assertThat(ada.nextReply(SOON).text()).isEqualTo("1.0.0 lost");
        awaitDone(begun);
        await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
        assertThat(said(ada)).containsExactly("1.0.0 first", "1.0.0 lost");
        assertThat(letters(ada)).isEmpty();
    }

    @Test
    void albumIsOneLetterAndComesAsAWholeAgain() {
        SandboxChat ada = platform.newcomer();
        ada.sendAlbum("/album bad", List.of(new byte[] {1}, new byte[] {2}, new byte[] {3}));
        ada.nextReply();
        awaitLetters(ada, 1);
        assertThat(platform.readAdmin("/letters/" + letters(ada).getFirst().getString("letter"))
                        .getInteger("album"))
                .isEqualTo(2);
        install(work("album", "1.1.0"), "1.1.0");

        replay(ofChat(ada));

        assertThat(ada.nextReply(SOON).text()).isEqualTo("1.1.0 bad");
        await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
        assertThat(said(ada)).hasSize(2);
    }

    @Test
    void givenUpLettersAreGone() {
        SandboxChat ada = failing("/work bad 1", "/work bad 2", "/work bad 3");
        String one = letters(ada).getFirst().getString("letter");

        JsonObject single =
                platform.askAdmin("/letters/delete", by(new JsonObject().put("letters", new JsonArray().add(one))));

        assertThat(single.getInteger("deleted")).isEqualTo(1);
        assertThat(letters(ada)).hasSize(2);
        assertThat(platform.askAdmin("/letters/delete", ofChat(ada)).getInteger("deleted"))
                .isEqualTo(2);
        assertThat(platform.readAdmin("/letters/" + one).getString("detail")).contains("there is no letter " + one);
    }

    @Test
    void exportHasALineEach() {
        SandboxChat ada = failing("/work bad 1", "/work bad 2");

        String csv = text("/letters/export?chat=" + ada.id());
        String lines = text("/letters/export?format=jsonl&chat=" + ada.id());

        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).startsWith("letter,bot,kind,plugin,version,code,words,chat,person,at,tries");
        assertThat(lines.lines().map(JsonObject::new).map(line -> line.getLong("chat")))
                .containsExactly(ada.id(), ada.id());
        assertThat(text("/letters/export?format=xml")).contains("use csv or jsonl");
    }

    private static String text(String path) {
        return new String(platform.getAdmin(path).body(), StandardCharsets.UTF_8);
    }

    @Test
    void tenThousandAreListedAndGroupedAtOnceAndFoundPageByPage() {
        platform.journal()
                .execute(
                        "insert into letter (bot, update_id, day, kind, plugin, version, code, words, chat, at)"
                                + " select (select number from bot where name = 'shop'), 900000000000 + n, 20000, 0, 'many', '1',"
                                + " 'C' || n % 7, 'words', 77, now() - n * interval '1 second' from generate_series(1, 10000) n");
        list("?plugin=many");

        long begun = System.nanoTime();
        JsonObject page = platform.readAdmin("/letters?plugin=many&most=100");
        long listed = System.nanoTime();
        JsonArray groups = platform.readAdmin("/letters/groups").getJsonArray("groups");
        long grouped = System.nanoTime();

        assertThat(Duration.ofNanos(listed - begun)).isLessThan(Duration.ofMillis(300));
        assertThat(Duration.ofNanos(grouped - listed)).isLessThan(Duration.ofMillis(300));
        assertThat(page.getLong("count")).isEqualTo(10_000);
        assertThat(objects(groups).stream()
                        .filter(group -> group.getString("plugin").equals("many")))
                .hasSize(7);
        assertThat(list("?plugin=-")).as("of no plugin").isEmpty();
        List<JsonObject> next = list("?plugin=many&most=100&before=" + page.getString("before"));
        assertThat(next).hasSize(100).doesNotContainAnyElementsOf(objects(page.getJsonArray("letters")));
        assertThat(replay(by(new JsonObject().put("plugin", "many").put("code", "C1")))
                        .getInteger("total"))
                .isGreaterThan(1_000);
        assertThat(platform.askAdmin("/letters/delete", by(new JsonObject().put("plugin", "many")))
                        .getInteger("deleted"))
                .isEqualTo(10_000);
    }

    @Test
    void refusesWhatNoLetterCanBeFoundBy() {
        assertThat(platform.readAdmin("/letters?kind=lost").getString("detail")).contains("use dead or undeliverable");
        assertThat(platform.readAdmin("/letters?bot=nobody").getString("detail"))
                .contains("serves no bot 'nobody'");
        assertThat(platform.readAdmin("/letters?before=x").getString("detail")).contains("no place in a list");
        assertThat(platform.readAdmin("/letters/nothing").getString("detail")).contains("no trace id");
    }
}
