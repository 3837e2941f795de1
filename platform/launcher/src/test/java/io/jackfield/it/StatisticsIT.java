package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** What bots come to, by day and week, with nothing of single users in it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatisticsIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final MutableClock clock = MutableClock.of(Instant.now(), ZoneOffset.UTC);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [hello]\ntimezone: UTC\n")
            .and("other", "plugins: [hello]\n")
            .with(PluginJar.command("hello", "hello", "Reply.text(\"Hello\")"))
            .by(clock);

    private static void greet(SandboxChat chat) {
        chat.send("/hello");
        assertThat(chat.nextReply().text()).isEqualTo("Hello");
    }

    /** The database dates newcomers by its own clock. */
    private static void comesNow(SandboxChat newcomer) {
        platform.journal()
                .execute("update person set first_seen = '" + clock.instant() + "' where id = " + newcomer.id());
    }

    private static long countOf(SandboxChat chat, String beginning) {
        return chat.transcript().botMessages().stream()
                .filter(message -> message.text().startsWith(beginning))
                .count();
    }

    private static void turn(Duration duration) {
        clock.add(duration);
        platform.host().clockTurned().await();
    }

    private static JsonObject stats(String what) {
        platform.host().clockTurned().await();
        return platform.readAdmin("/stats/" + what);
    }

    /** The newest value. */
    private static long figure(JsonObject answer, String name, String key) {
        return answer.getJsonArray("series").stream()
                .map(JsonObject.class::cast)
                .filter(series -> series.getString("name").equals(name)
                        && series.getString("key").equals(key))
                .map(series -> series.getJsonArray("values"))
                .mapToLong(values -> values.getLong(values.size() - 1))
                .findFirst()
                .orElse(-1);
    }

    @Test
    @Order(1)
    void usersAndCommandsAreCountedOnce() {
        SandboxChat ada = platform.newcomerOf("shop");
        greet(ada);
        greet(ada);
        greet(platform.newcomerOf("shop"));
        greet(platform.newcomerOf("other"));

        await().atMost(SOON).until(() -> figure(stats("activity?bot=shop"), "event", "command"), count -> count == 3);

        JsonObject users = stats("users?bot=shop");
        assertThat(figure(users, "users", "")).isEqualTo(2);
        assertThat(figure(users, "users.new", "")).isEqualTo(2);
        assertThat(figure(users, "active.day", "")).isEqualTo(2);
        assertThat(figure(stats("users"), "users", "")).as("all bots").isEqualTo(3);
        assertThat(stats("commands?bot=shop").getJsonArray("commands"))
                .isEqualTo(new JsonArray("[{\"name\":\"hello\",\"count\":3}]"));
        assertThat(figure(stats("activity?bot=shop"), "answers", "")).isEqualTo(3);
    }

    @Test
    @Order(2)
    void laterTheyAreNoNewcomersAndTheWeekTellsWhoStayed() {
        turn(Duration.ofDays(8));
        SandboxChat carol = platform.newcomerOf("shop");
        greet(carol);
        comesNow(carol);
        await().atMost(SOON).until(() -> figure(stats("users?bot=shop"), "active.day", ""), count -> count == 1);

        JsonObject users = stats("users?bot=shop");
        assertThat(figure(users, "users", "")).isEqualTo(3);
        assertThat(figure(users, "active.week", "")).isEqualTo(1);
        assertThat(figure(users, "active.month", "")).isEqualTo(3);
        assertThat(figure(users, "users.returning", "")).isZero();
    }

    @Test
    @Order(3)
    void retentionSaysHowManyOfAWeekWereActiveLater() {
        JsonArray weeks = stats("retention?bot=shop").getJsonArray("weeks");

        JsonObject first = weeks.getJsonObject(weeks.size() - 1);
        assertThat(first.getLong("people")).isEqualTo(2);
        assertThat(first.getJsonObject("active").getLong("0")).isEqualTo(2);
        assertThat(first.getJsonObject("active").getLong("1")).isZero();
        assertThat(weeks.getJsonObject(0).getLong("people")).isEqualTo(1);
    }

    @Test
    @Order(4)
    void funnelBeginsWithEverybody() {
        assertThat(stats("funnel?bot=shop").getJsonArray("steps").getJsonObject(0))
                .isEqualTo(new JsonObject().put("name", "users").put("people", 3));
    }

    @Test
    @Order(5)
    void figuresAreAFile() {
        String csv =
                new String(platform.getAdmin("/stats/export?bot=shop&step=hour").body(), StandardCharsets.UTF_8);

        assertThat(csv.lines().findFirst()).contains("bot,begins,figure,key,value");
        assertThat(csv.lines().toList()).anySatisfy(line -> assertThat(line).matches("shop,.*Z,command,hello,3"));
    }

    @Test
    @Order(6)
    void restartAddsNothingTwice() {
        platform.restart();

        assertThat(figure(stats("activity?bot=shop&step=week"), "event", "command"))
                .isPositive();
        assertThat(stats("commands?bot=shop")
                        .getJsonArray("commands")
                        .getJsonObject(0)
                        .getLong("count"))
                .isEqualTo(4);
    }

    @Test
    @Order(7)
    void wrongQuestionsAreRefused() {
        assertThat(platform.readAdmin("/stats/users?bot=nobody").getString("detail"))
                .isEqualTo("there is no bot 'nobody'; give the id of one");
        assertThat(platform.readAdmin("/stats/users?step=minute").getString("detail"))
                .isEqualTo("step is 'minute'; use hour, day or week");
        assertThat(platform.readAdmin("/figures/series?name=nonsense").getString("detail"))
                .contains("is no figure");
    }

    @Test
    @Order(8)
    void operatorsAreToldWhatYesterdayCameToOnce() {
        SandboxChat eve = platform.newcomerOf("shop");
        greet(eve);
        comesNow(eve);
        await().atMost(SOON).until(() -> figure(stats("activity?bot=shop"), "answers", ""), count -> count == 2);
        try (LogLines log = LogLines.capture()) {
            platform.home()
                    .write(
                            "config/bots/shop.yaml",
                            "token: " + platform.bot("shop").token()
                                    + "\nplugins: [hello]\ntimezone: UTC\noperatorChat: {chat: " + eve.id()
                                    + ", summary: \"00:00\"}\n");
            await().atMost(SOON)
                    .until(() -> log.lines("LiveConfig").stream().anyMatch(line -> line.contains("is taken over")));
        }

        turn(Duration.ofDays(1));
        turn(Duration.ofMinutes(5));

        assertThat(eve.transcript()
                        .awaitMessage(message -> message.text().startsWith("📊"), SOON)
                        .text())
                .contains("Users: 4, new 2", "Answers: 2, failed 0", "Income: 0");
        eve.send("/hello");
        await().atMost(SOON).until(() -> countOf(eve, "Hello") == 2);
        assertThat(countOf(eve, "📊")).isOne();
        assertThat(Stream.of("users", "activity").map(StatisticsIT::stats).map(JsonObject::encode))
                .noneMatch(answer -> answer.contains(Long.toString(eve.id())));
    }
}
