package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.SandboxUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The bot {@code ai-solutions} as it is shipped: from a package to an application, and to the managers who see to it.
 */
class SalesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long MANAGERS = -1_000_000_000_700L;
    private static final long MAX = 104;
    private static final String NUMBERS = "select number from plugin_lib_sales.application order by 1";
    private static final String SEND = "✅ Send";

    private static TestPlatform platform() {
        return TestPlatform.serving("ai-solutions", shippedFile())
                .shipped("lib-sales", Map.of())
                .shipped(
                        "command-sales",
                        Map.of(
                                "AI_SOLUTIONS_MANAGERS_CHAT", Long.toString(MANAGERS),
                                "AI_SOLUTIONS_MANAGERS", Long.toString(MAX),
                                "AI_SOLUTIONS_FREE_TEXT", "command-sales"));
    }

    /** Without the token and the name, which are those of the test. */
    private static String shippedFile() {
        try (var lines = Files.lines(Path.of("../../config/bots/ai-solutions.yaml"))) {
            return lines.filter(line -> !line.startsWith("token:") && !line.startsWith("username:"))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Max, in the group of the managers. */
    private static SandboxChat managers(TestPlatform platform) {
        SandboxUser max = platform.telegram().addUser(SandboxUser.of(MAX, "Max", "ru"));
        platform.telegram().addGroup(MANAGERS, "Managers", max);
        return platform.telegram().user(max).in(platform.bot(), MANAGERS);
    }

    private static void answers(SandboxChat chat, String said, String answer) {
        chat.send(said);
        sees(chat, answer);
    }

    private static SandboxMessage sees(SandboxChat chat, String part) {
        return chat.transcript()
                .awaitMessage(message -> message.fromBot() && message.text().contains(part), SOON);
    }

    private static void fillsIn(SandboxChat chat) {
        answers(chat, "/apply basic", "What is your name?");
        answers(chat, "Ada Lovelace", "On which number");
        answers(chat, "90 123 45 67", "Phone: +998 90 123 45 67");
    }

    private static List<String> numbers(TestPlatform platform) {
        return platform.journal().column(NUMBERS);
    }

    @Nested
    class Flow {
        @RegisterExtension
        static final TestPlatform platform = platform();

        @Test
        void applicationIsMadeAndWonWithARestartAfterEveryStep() {
            SandboxChat managers = managers(platform);
            SandboxChat ada = platform.newcomer();
            ada.startWith("pkg-advanced");
            sees(ada, "Answers of a language model");
            platform.restart();
            ada.press("✍️ Apply for this package");
            sees(ada, "Your application for “Advanced”");
            sees(ada, "What is your name?");
            platform.restart();
            answers(ada, "Ada Lovelace", "On which number");
            platform.restart();
            ada.sendContact("998901234567");
            sees(ada, "Phone: +998 90 123 45 67");
            platform.restart();
            answers(ada, SEND, "Your application has the number");

            SandboxMessage card = sees(managers, "🆕 новая");
            assertThat(card.text()).contains("📦 Продвинутый", "👤 Ada Lovelace", "🔗 pkg-advanced");
            platform.restart();
            managers.press("🙋 Беру");
            sees(managers, "🙋 в работе");
            platform.restart();
            managers.press("📝 Заметка");
            SandboxMessage question = sees(managers, "Что записать");
            platform.restart();
            managers.reply(question.id(), "call on Friday");
            sees(managers, "📝 call on Friday");
            platform.restart();
            answers(ada, "/application", "A manager is seeing to it");
            managers.press("✅ Успех");

            sees(managers, "✅ успех");
            assertThat(managers.transcript().botMessages().stream()
                            .filter(message -> message.text().contains("📦"))
                            .count())
                    .as("one card, changed in place")
                    .isOne();
            assertThat(platform.journal()
                            .column("select what || ' ' || actor from plugin_lib_sales.application_change order by id"))
                    .containsExactly(
                            "created telegram " + ada.id(),
                            "status telegram " + MAX,
                            "note telegram " + MAX,
                            "status telegram " + MAX);
            assertThat(platform.journal()
                            .column("select name || coalesce(' ' || (facts ->> 'status'), '') from event"
                                    + " where name like 'application.%' order by id"))
                    .containsExactly(
                            "application.started",
                            "application.sent",
                            "application.changed taken",
                            "application.changed taken",
                            "application.changed won",
                            "application.won");
            assertThat(platform.journal().column("select facts::text from event"))
                    .as("events tell nothing of a person")
                    .noneMatch(facts -> facts.contains("Lovelace") || facts.contains("99890"));
        }
    }

    @Nested
    class Crowd {
        private static final int APPLICANTS = 50;

        @RegisterExtension
        static final TestPlatform platform = platform();

        @BeforeEach
        void gatherManagers() {
            managers(platform);
        }

        @Test
        void fiftyAtOnceGetNumbersWithoutGapsOrDoubles() {
            List<SandboxChat> chats = IntStream.range(0, APPLICANTS)
                    .mapToObj(index -> platform.newcomer())
                    .toList();
            chats.forEach(SalesIT::fillsIn);

            chats.forEach(chat -> chat.send(SEND));

            chats.forEach(chat -> sees(chat, "Your application has the number"));
            String year = numbers(platform).getFirst().substring(2, 6);
            assertThat(numbers(platform))
                    .isEqualTo(IntStream.rangeClosed(1, APPLICANTS)
                            .mapToObj(number -> "A-%s-%06d".formatted(year, number))
                            .toList());
        }
    }

    @Nested
    class Killed {
        @RegisterExtension
        static final TestPlatform platform = platform().notStarted();

        /** The host dies after the application was made and before its answer is stored: the update is tried again. */
        @Test
        void updateThatIsTriedAgainMakesNoSecondApplication() throws SQLException {
            SandboxChat managers = managers(platform);
            SandboxChat ada = platform.newcomer();
            try (ChildHost host = platform.childHost()) {
                host.start();
                fillsIn(ada);
                holdUpWhatFollowsAnApplication();
                try (Connection holding = platform.journal().connect();
                        Statement statement = holding.createStatement()) {
                    statement.execute("select pg_advisory_lock(42)");
                    ada.send(SEND);
                    await().atMost(SOON).until(() -> numbers(platform).size() == 1);
                    host.kill();
                }
                assertThat(ada.transcript().botMessages())
                        .noneMatch(message -> message.text().contains("has the number"));
                host.start();
                sees(ada, "Your application has the number");
                sees(managers, "🆕 новая");
            }
            assertThat(numbers(platform)).hasSize(1);
            assertThat(platform.journal().column("select what from plugin_lib_sales.application_change"))
                    .containsExactly("created");
            assertThat(platform.journal()
                            .column("select facts ->> 'number' from event where name = 'application.sent'"))
                    .isEqualTo(numbers(platform));
        }

        /** Once it is made it is shown, which is noted in its row. */
        private static void holdUpWhatFollowsAnApplication() {
            platform.journal().execute("""
                    create function plugin_lib_sales.hold_up() returns trigger language plpgsql as $$
                    begin
                        perform pg_advisory_xact_lock(42);
                        return new;
                    end $$
                    """);
            platform.journal()
                    .execute("create trigger hold_up before update on plugin_lib_sales.application for each row"
                            + " execute function plugin_lib_sales.hold_up()");
        }
    }
}
