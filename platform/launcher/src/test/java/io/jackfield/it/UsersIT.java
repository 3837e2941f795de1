package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Users are found, written to, kept out and let in again. */
class UsersIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOLD =
            "I’m sorry, I can’t talk with you here any more. If that is a mistake, please write to those who run this bot.";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("helper", "plugins: [good]\n")
            .and("quiet", "plugins: [good]\nblockedUsers: silence\n")
            .with(PluginJar.of("good", PluginJar.spec("good") + PluginJar.handle("""
                    request.dialogue().append(ModelMessage.user("I like " + request.argument()));
                    return Reply.text("Good " + request.argument());
                    """)));

    private static String path(String bot, long user, String what) {
        return "/bots/" + bot + "/users/" + user + what;
    }

    private static JsonObject ask(SandboxChat user, String what, JsonObject body) {
        return platform.askAdmin(path("helper", user.id(), what), body.put("by", "eve"));
    }

    private static void says(SandboxChat user, String text) {
        user.send("/good " + text);
        assertThat(user.nextReply(SOON).text()).isEqualTo("Good " + text);
    }

    private static void allIsAnswered() {
        await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
    }

    @Test
    void blockedUserIsToldOnceAndNothingOfTheirsIsLost() {
        SandboxChat ada = platform.newcomer();
        SandboxChat bob = platform.newcomer();
        says(ada, "tea");
        says(bob, "milk");

        assertThat(ask(ada, "/block", new JsonObject().put("reason", "spam")).getBoolean("blocked"))
                .isTrue();
        ada.send("/good coffee");
        assertThat(ada.nextReply(SOON).text()).isEqualTo(TOLD);
        platform.restart();
        ada.send("/good water");
        ada.send("hello?");
        says(bob, "more milk");
        allIsAnswered();

        assertThat(ada.transcript().botMessageCount()).isEqualTo(2);
        JsonObject page = platform.readAdmin(path("helper", ada.id(), ""));
        assertThat(page.getJsonObject("block").getString("by")).isEqualTo("eve");
        assertThat(page.getJsonObject("block").getString("reason")).isEqualTo("spam");
        assertThat(platform.journal().deadLetters()).isEmpty();

        ask(ada, "/unblock", new JsonObject());
        says(ada, "juice");
        assertThat(ask(ada, "/unblock", new JsonObject()).getString("detail"))
                .isEqualTo("user " + ada.id() + " is not blocked in bot helper");
        assertThat(platform.journal()
                        .column("select actor || ' ' || action || ' ' || after::text from operator_action"
                                + " where subject = '" + ada.id() + "' and outcome = 'done' order by id"))
                .containsExactly(
                        "host eve users.block {\"blocked\": true}", "host eve users.unblock {\"blocked\": false}");
    }

    @Test
    void botMayKeepSilentAndOtherBotsGoOn() {
        SandboxChat ada = platform.newcomerOf("quiet");
        says(ada, "tea");

        platform.askAdmin(path("quiet", ada.id(), "/block"), new JsonObject().put("by", "eve"));
        ada.send("/good coffee");
        allIsAnswered();

        assertThat(ada.transcript().botMessageCount()).isEqualTo(1);
    }

    @Test
    void messageOfAnOperatorReachesTheUserAndStandsInTheirHistory() {
        SandboxChat ada = platform.newcomer();
        says(ada, "tea");

        assertThat(ask(ada, "/message", new JsonObject().put("text", "It works <b>again</b>."))
                        .getBoolean("sent"))
                .isTrue();

        assertThat(ada.nextReply(SOON).text()).isEqualTo("It works <b>again</b>.");
        JsonArray turns =
                platform.readAdmin(path("helper", ada.id(), "/dialogue")).getJsonArray("turns");
        assertThat(turns.getJsonObject(0).getString("text")).isEqualTo("It works <b>again</b>.");
        assertThat(turns.getJsonObject(0).getString("role")).isEqualTo("assistant");
        assertThat(turns.getJsonObject(1).getString("text")).isEqualTo("I like tea");
        JsonObject newest = platform.readAdmin(path("helper", ada.id(), "/events"))
                .getJsonArray("events")
                .getJsonObject(0);
        assertThat(newest.getString("name")).isEqualTo("messaged");
        assertThat(newest.getJsonObject("facts")).isEqualTo(new JsonObject().put("by", "eve"));
        assertThat(platform.journal()
                        .column("select after::text from operator_action where action = 'users.message'"
                                + " and subject = '" + ada.id() + "'"))
                .containsExactly("{\"characters\": 22}");
        assertThat(platform.journal()
                        .column("select outcome from operator_action where action = 'users.dialogue'"
                                + " and subject = '" + ada.id() + "'"))
                .containsExactly("done");
    }

    @Test
    void messageToNobodyIsRefused() {
        JsonObject refused = platform.askAdmin(
                path("helper", 777_000_777, "/message"),
                new JsonObject().put("by", "eve").put("text", "hi"));

        assertThat(refused.getString("detail"))
                .isEqualTo("user 777000777 has never written to bot helper, and Telegram lets no bot write first");
        assertThat(platform.askAdmin(path("helper", 1, "/message"), new JsonObject().put("by", "eve"))
                        .getString("detail"))
                .startsWith("text is no text of 1 to 4096 characters");
    }

    @Test
    void eventsComeInPages() {
        SandboxChat ada = platform.newcomer();
        for (int number = 1; number <= 5; number++) {
            says(ada, "n" + number);
        }
        allIsAnswered();

        JsonObject first = platform.readAdmin(path("helper", ada.id(), "/events?most=2&name=command"));
        JsonObject second = platform.readAdmin(
                path("helper", ada.id(), "/events?most=3&name=command&before=" + first.getString("before")));

        assertThat(first.getJsonArray("events")).hasSize(2);
        assertThat(second.getJsonArray("events")).hasSize(3);
        assertThat(second.containsKey("before")).isFalse();
        assertThat(ids(first.getJsonArray("events")))
                .doesNotContainAnyElementsOf(ids(second.getJsonArray("events")))
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    private static List<Long> ids(JsonArray rows) {
        List<Long> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(((JsonObject) row).getLong("id")));
        return ids;
    }

    /** Beside those who write in other tests: of two bots, with one name in both, and equal names. */
    private static void zoes() {
        platform.journal().execute("""
                insert into person(bot, id, first_name, last_name, username, language, first_seen)
                select (select number from bot where name = case when i % 2 = 0 then 'helper' else 'quiet' end),
                  900000 + i, 'Zoë', case when i % 3 = 0 then 'Zz' || i else '' end,
                  case when i % 5 = 0 then 'ZoeUser' || i else '' end, 'en', timestamptz '2020-01-01Z' + i / 4 * interval '1 s'
                from generate_series(1, 60) i on conflict do nothing""");
    }

    private static List<Long> walked(String query) {
        List<Long> found = new ArrayList<>();
        String after = "";
        do {
            JsonObject page = platform.readAdmin("/users?most=7" + query + after);
            found.addAll(ids(page.getJsonArray("users")));
            after = page.containsKey("after")
                    ? "&after=" + URLEncoder.encode(page.getString("after"), StandardCharsets.UTF_8)
                    : "";
        } while (!after.isEmpty());
        return found;
    }

    @Test
    void usersAreFoundByTheBeginningOfEachNameInPagesThatLeaveNobodyOut() {
        zoes();

        assertThat(walked("&q=zo%C3%AB")).hasSize(60).doesNotHaveDuplicates();
        assertThat(walked("&q=ZO%C3%8B&bot=quiet")).hasSize(30).allMatch(id -> id % 2 == 1);
        assertThat(walked("&q=Zz3")).containsExactly(900_003L, 900_030L, 900_033L, 900_036L, 900_039L);
        assertThat(walked("&q=@zoeuser")).hasSize(12).doesNotHaveDuplicates();
        assertThat(walked("&q=900017")).containsExactly(900_017L);
        assertThat(walked("&q=zo%C3%AB%20zz60")).containsExactly(900_060L);
        assertThat(walked("&q=%25")).isEmpty();
    }

    @Test
    void allUsersComeTheNewestFirst() {
        zoes();

        List<Long> all = walked("");

        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.stream().filter(id -> id > 900_000 && id <= 900_060).toList())
                .hasSize(60)
                .startsWith(900_060L, 900_059L, 900_057L, 900_058L)
                .endsWith(900_001L, 900_002L);
        assertThat(platform.readAdmin("/users?after=rubbish").getString("detail"))
                .isEqualTo("after is 'rubbish'; use what the page before gave");
    }
}
