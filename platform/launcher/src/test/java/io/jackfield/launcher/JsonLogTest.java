package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.jackfield.host.trace.Trace;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class JsonLogTest {
    private static final String TOKEN = "123456789:AAGmZYdh3vWmHpTPmoAgQJB1H1zgHRmRv4k";

    private static JsonObject line(String logger, String message, Throwable failure) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        LoggingEvent event =
                new LoggingEvent("", context.getLogger(logger), Level.WARN, message, failure, new Object[0]);
        String line = JsonLine.of(event);
        assertThat(line).endsWith("}\n");
        assertThat(line.strip()).doesNotContain("\n");
        return new JsonObject(line);
    }

    @Test
    void linesNameTheUpdateItsBotAndThePlugin() {
        JsonObject[] written = new JsonObject[1];
        new Trace("helper", 33, "chat")
                .run(() -> written[0] = line("io.jackfield.host.Example", "said \"no\"\n", null));

        assertThat(written[0].getString("trace")).isEqualTo("helper-11");
        assertThat(written[0].getString("bot")).isEqualTo("helper");
        assertThat(written[0].getString("plugin")).isEqualTo("chat");
        assertThat(written[0].getString("level")).isEqualTo("WARN");
        assertThat(written[0].getString("logger")).isEqualTo("io.jackfield.host.Example");
        assertThat(written[0].getString("message")).isEqualTo("said \"no\"\n");
        assertThat(Instant.parse(written[0].getString("time")))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void lineOfAPluginOutsideOfACallNamesItAndNoUpdate() {
        JsonObject written = line("plugin.chat", "on a thread of its own", null);

        assertThat(written.getString("plugin")).isEqualTo("chat");
        assertThat(written.fieldNames()).doesNotContain("trace", "bot", "exception");
    }

    @Test
    void secretsAreMaskedAndWhatFollowsThemStays() {
        JsonObject written = line(
                "io.jackfield.host.Example",
                "Authorization: Bearer sk-abc",
                new IllegalStateException("POST /bot" + TOKEN + "/sendMessage", new IOException("Bearer sk-def")));

        assertThat(written.encode()).doesNotContain("sk-abc", "sk-def", TOKEN);
        assertThat(written.getString("message")).isEqualTo("Authorization: Bearer ***");
        assertThat(written.getString("exception"))
                .contains("IllegalStateException: POST /bot***/sendMessage", "Caused by: java.io.IOException", "\tat ");
    }

    /** The way of a service: the variable alone makes every line of the process JSON. */
    @Test
    void variableMakesEveryLineOfAProcessJson(@TempDir Path home) throws Exception {
        List<String> lines = linesOfAProcess(home, "json");

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(new JsonObject(line).fieldNames()).contains("time", "level", "logger", "message"));
        assertThat(lines)
                .anySatisfy(line ->
                        assertThat(new JsonObject(line).getString("exception")).contains("on purpose"));
    }

    @Test
    void withoutItLinesAreText(@TempDir Path home) throws Exception {
        assertThat(linesOfAProcess(home, "")).isNotEmpty().noneMatch(line -> line.startsWith("{"));
    }

    private static List<String> linesOfAProcess(Path home, String format) throws IOException, InterruptedException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/.env"), format.isEmpty() ? "" : "JACKFIELD_LOG=" + format + "\n");
        Path output = home.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LoggingProcess.class.getName(),
                home.resolve("config/.env").toString());
        builder.environment().remove("JACKFIELD_LOG");
        Process process = builder.redirectError(output.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(output, StandardCharsets.UTF_8);
    }

    /** What a process does of {@code jackfield run} until its first lines. */
    static final class LoggingProcess {
        private LoggingProcess() {}

        public static void main(String[] arguments) {
            LaunchEnvironment.read(Path.of(arguments[0]), System.getenv());
            LoggerFactory.getLogger(Main.class).info("started with {}", TOKEN);
            LoggerFactory.getLogger(Main.class).error("failed", new IllegalStateException("on purpose"));
        }
    }
}
