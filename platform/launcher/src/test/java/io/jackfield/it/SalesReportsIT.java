package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What managers of {@code ai-solutions} are told of its sales: as a report in their chat, on request, and as lists. */
class SalesReportsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long MANAGERS = -1_000_000_000_700L;
    private static final long MAX = 104;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("ai-solutions", shippedFile())
            .shipped("lib-sales", Map.of())
            .shipped("lib-charts", Map.of())
            .shipped("lib-tables", Map.of())
            .shipped("report-sales", Map.of())
            .shipped("command-report", Map.of())
            .shipped("command-lists", Map.of())
            .shipped(
                    "command-sales",
                    Map.of(
                            "AI_SOLUTIONS_MANAGERS_CHAT", Long.toString(MANAGERS),
                            "AI_SOLUTIONS_MANAGERS", Long.toString(MAX),
                            "AI_SOLUTIONS_FREE_TEXT", "command-sales"));

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
    private static SandboxChat managers() {
        SandboxUser max = platform.telegram().addUser(SandboxUser.of(MAX, "Max", "ru"));
        platform.telegram().addGroup(MANAGERS, "Managers", max);
        return platform.telegram().user(max).in(platform.bot(), MANAGERS);
    }

    private static SandboxMessage says(SandboxChat chat, String said, String answer) {
        chat.send(said);
        return sees(chat, answer);
    }

    private static SandboxMessage sees(SandboxChat chat, String part) {
        return chat.transcript()
                .awaitMessage(message -> message.fromBot() && message.text().contains(part), SOON);
    }

    private static String fileOf(SandboxMessage message) {
        return message.json().containsKey("document")
                ? message.json().getJsonObject("document").getString("file_id")
                : message.json().getJsonArray("photo").getJsonObject(0).getString("file_id");
    }

    private static byte[] content(SandboxMessage message) {
        return platform.api().download(fileOf(message));
    }

    private static List<SandboxMessage> files(SandboxChat chat) {
        return chat.transcript().botMessages().stream()
                .filter(message ->
                        message.json().containsKey("document") || message.json().containsKey("photo"))
                .toList();
    }

    private static List<List<String>> rows(String list) {
        JsonArray rows =
                platform.readAdmin("/lists/" + list + "?bot=ai-solutions").getJsonArray("rows");
        return rows.stream()
                .map(row -> ((JsonObject) row)
                        .getJsonObject("cells").stream()
                                .map(cell -> cell.getValue().toString())
                                .toList())
                .toList();
    }

    @Test
    void managersAreToldAskAndLookThingsUp() {
        SandboxChat managers = managers();
        SandboxChat ben = platform.newcomer();
        ben.startWith("pkg-advanced");
        sees(ben, "Answers of a language model");
        SandboxChat ada = platform.newcomer();
        ada.startWith("pkg-basic");
        sees(ada, "A Telegram bot with menu");
        says(ada, "/apply basic", "What is your name?");
        says(ada, "Ada Lovelace", "On which number");
        says(ada, "90 123 45 67", "Phone: +998 90 123 45 67");
        says(ada, "✅ Send", "Your application has the number");
        sees(managers, "🆕 новая");
        managers.press("🙋 Беру");
        sees(managers, "🙋 в работе");
        managers.press("✅ Успех");
        sees(managers, "✅ успех");

        platform.askAdmin(
                "/bots/ai-solutions/reports/sales-daily/run",
                new JsonObject().put("period", "day").put("of", "current").put("by", "eve"));

        SandboxMessage report = sees(managers, "📊 Продажи за");
        assertThat(report.text())
                .contains("смотрели пакеты: 2", "начали заявку: 1 (50", "отправили её: 1 (100", "успешных заявок: 1")
                .contains("• Базовый: просмотры – 1, заявки – 1, успешные – 1")
                .contains("• Продвинутый: просмотры – 1, заявки – 0, успешные – 0");
        await().atMost(SOON).until(() -> files(managers).size() == 3);
        assertThat(content(files(managers).get(0))).startsWith(0x89, 'P', 'N', 'G');
        assertThat(new String(content(files(managers).get(1)), StandardCharsets.UTF_8))
                .contains("День;Пакет;Просмотры", ";Базовый;1;1;1;1");
        assertThat(content(files(managers).get(2))).startsWith('P', 'K');

        assertThat(rows("stats"))
                .extracting(row -> row.subList(1, 6))
                .containsExactly(List.of("Базовый", "1", "1", "1", "1"), List.of("Продвинутый", "1", "0", "0", "0"));
        assertThat(rows("activity"))
                .extracting(row -> row.get(0))
                .contains(Long.toString(ada.id()), Long.toString(ben.id()), Long.toString(MAX));

        says(managers, "/lists stats", "Пакеты по дням");
        says(managers, "/report sales-weekly", "Продажи за неделю");
        says(ben, "/lists stats", "There are no lists for you here.");
    }
}
