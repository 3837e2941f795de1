package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.Servers;
import io.jackfield.it.fixture.Servers.Outage;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PostgreSQL or Redis go away for a while and come back; the host comes back by itself, and nothing is lost. */
class OutagesIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ROUNDS_DOWN = 20;
    private static final String GATE = "jackfield.it.outage";

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("shop", "plugins: [count]\nfreeText: count\n").with(PluginJar.of("count", """
                    public CommandSpec spec() { return CommandSpec.freeText(); }
                    public Reply handle(CommandRequest request) throws Exception {
                        if (request.argument().equals("wait") && !"over".equals(System.getProperty("jackfield.it.outage"))) {
                            System.setProperty("jackfield.it.outage", "entered");
                            while (!"over".equals(System.getProperty("jackfield.it.outage"))) {
                                Thread.sleep(10);
                            }
                        }
                        int said = request.dialogue().latest(60).size() + 1;
                        request.dialogue().append(io.jackfield.api.llm.ModelMessage.user(request.argument()));
                        return Reply.text(said + ". " + request.argument());
                    }
                    """));

    private final List<SandboxChat> chats =
            IntStream.range(0, 5).mapToObj(index -> platform.newcomer()).toList();
    private final List<String> said = new ArrayList<>();

    @Test
    void nothingIsLostWhilePostgresIsGone() {
        sayToAll();
        awaitAnswers();
        sayToAll();

        try (Outage ignored = Servers.get().withoutPostgres()) {
            for (int round = 0; round < ROUNDS_DOWN; round++) {
                sayToAll();
            }
            await().atMost(LIMIT).until(() -> "down".equals(platform.health().getString("database")));
            assertThat(platform.health().getBoolean("ready")).isFalse();
        }
        sayToAll();

        awaitAnswers();
        await().atMost(LIMIT).until(() -> platform.health().getBoolean("ready"));
        await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
        assertThat(platform.journal().deadLetters()).isEmpty();
    }

    @Test
    void callUnderWayWaitsUntilPostgresIsBack() {
        System.clearProperty(GATE);
        SandboxChat ada = platform.newcomer();
        ada.send("wait");
        await().atMost(LIMIT).until(() -> "entered".equals(System.getProperty(GATE)));

        try (Outage ignored = Servers.get().withoutPostgres()) {
            System.setProperty(GATE, "over");
            await().during(Duration.ofSeconds(6))
                    .atMost(LIMIT)
                    .until(() -> ada.transcript().botMessageCount() == 0);
        }

        assertThat(ada.nextReply().text()).isEqualTo("1. wait");
        assertThat(platform.journal().deadLetters()).isEmpty();
        System.clearProperty(GATE);
    }

    @Test
    void everythingWorksWithoutRedisAndWithItAgain() {
        sayToAll();
        awaitAnswers();

        try (Outage ignored = Servers.get().withoutRedis()) {
            sayToAll();
            sayToAll();
            awaitAnswers();
            await().atMost(LIMIT).until(() -> !"up".equals(platform.health().getString("redis")));
            assertThat(platform.health().getBoolean("ready")).isTrue();
        }

        await().atMost(LIMIT).until(() -> "up".equals(platform.health().getString("redis")));
        sayToAll();
        sayToAll();
        awaitAnswers();
        assertThat(platform.journal().deadLetters()).isEmpty();
    }

    @Test
    void everythingWorksWhileRedisSaysNothing() throws Exception {
        sayToAll();
        awaitAnswers();

        try (Outage ignored = Servers.get().frozenRedis()) {
            sayToAll();
            awaitAnswers();
        }
        sayToAll();
        awaitAnswers();
    }

    @Test
    void nothingIsLostWhilePostgresSaysNothing() throws Exception {
        sayToAll();
        awaitAnswers();

        try (Outage ignored = Servers.get().frozenPostgres()) {
            sayToAll();
            sayToAll();
            await().during(Duration.ofSeconds(3))
                    .atMost(LIMIT)
                    .until(() -> chats.getFirst().transcript().botMessageCount() == 1);
        }

        awaitAnswers();
        await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
    }

    @Test
    void operatorsAreToldSoonThatTheDatabaseHangs() throws Exception {
        try (Outage ignored = Servers.get().frozenPostgres()) {
            for (String token : List.of(platform.adminToken(), "the-token-of-somebody-else")) {
                HttpResponse<String> answer = platform.callAdmin("GET", "/audit", token, new JsonObject());
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.body()).contains("the database or a plugin hangs, see /health");
            }
        }
        await().atMost(LIMIT)
                .until(() -> platform.callAdmin("GET", "/audit", platform.adminToken(), new JsonObject())
                                .statusCode()
                        == 200);
    }

    private void sayToAll() {
        String text = "word " + said.size();
        said.add((said.size() + 1) + ". " + text);
        chats.forEach(chat -> chat.send(text));
    }

    private void awaitAnswers() {
        for (SandboxChat chat : chats) {
            chat.transcript().awaitBotMessages(said.size(), LIMIT);
            assertThat(chat.transcript().botMessages())
                    .extracting(SandboxMessage::text)
                    .containsExactlyElementsOf(said);
        }
    }
}
