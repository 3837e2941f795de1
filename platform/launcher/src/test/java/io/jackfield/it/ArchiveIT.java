package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.BuiltPlugin;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plugins as they were built against each earlier version of the contract, one jar for each extension point that the
 * host calls, kept under {@code src/test/plugins/archive/<version>} beside their sources. They are never built anew:
 * whatever becomes of the contract, they go on working. A new version gets its jars with
 * {@code -Darchive.write=<version>}.
 */
class ArchiveIT {
    private static final Path ARCHIVE = Path.of("src/test/plugins/archive");
    private static final List<String> KINDS = List.of("command", "llm");
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", bot());

    private static String bot() {
        StringBuilder yaml = new StringBuilder("plugins: [");
        versions()
                .forEach(version ->
                        KINDS.forEach(kind -> yaml.append(id(kind, version)).append(", ")));
        yaml.append("]\nmodels:\n");
        versions()
                .forEach(version -> yaml.append("  - {id: %s, label: Old, provider: %s, model: echo}\n"
                        .formatted(id("model", version), id("llm", version))));
        return yaml.toString();
    }

    static List<String> versions() {
        try (Stream<Path> folders = Files.list(ARCHIVE)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String id(String kind, String version) {
        return "sample-" + kind + "-" + version.replace('.', '-');
    }

    @BeforeAll
    static void install() throws IOException {
        String written = System.getProperty("archive.write");
        for (String version : versions()) {
            for (String kind : KINDS) {
                Path jar = ARCHIVE.resolve(version).resolve(kind + ".jar");
                if (version.equals(written)) {
                    Files.write(jar, build(kind, version));
                }
                platform.home().install(id(kind, version) + ".jar", Files.readAllBytes(jar));
            }
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(platform.host().plugins())
                        .hasSize(versions().size() * KINDS.size())
                        .allSatisfy(plugin -> assertThat(plugin.problem()).isEmpty()));
    }

    private static byte[] build(String kind, String version) {
        return BuiltPlugin.of(id(kind, version), "archive/" + version + "/" + kind)
                .version(version)
                .manifest("Plugin-Requires", ">=" + version + " & <1.0.0")
                .manifest("Plugin-Permissions", "messages")
                .bytes();
    }

    private static String answer(SandboxChat chat, String message) {
        chat.send(message);
        return chat.nextReply().text();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void handlerOfThenWorksNow(String version) {
        SandboxChat ada = platform.newcomer();
        String command = "/" + id("command", version).replace('-', '_');

        assertThat(answer(ada, command)).isEqualTo("Hello, Ada!1");
        ada.send(command + " buttons");
        SandboxMessage press = ada.nextReply();
        assertThat(press.buttons()).containsExactly("Seven", "Site", "Copy");
        ada.press(press.id(), press.callbackData("Seven").orElseThrow());
        ada.transcript()
                .awaitMessage(
                        message -> message.id() == press.id() && message.text().equals("count 7"), SOON);
        assertThat(answer(ada, command + " ask")).isEqualTo("Which colour?");
        assertThat(answer(ada, "blue")).isEqualTo("colour blue {asked=yes}");
        answer(ada, command + " ask");
        assertThat(answer(ada, "/cancel")).isEqualTo("never mind");
        assertThat(answer(ada, command + " live")).isEqualTo("one two");
        ada.send(command + " file");
        assertThat(ada.nextReply().json().getJsonObject("document").getString("file_name"))
                .isEqualTo("a.txt");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void desksOfThenWorkNow(String version) {
        SandboxChat ada = platform.newcomer();

        assertThat(answer(ada, "/" + id("command", version).replace('-', '_') + " desks"))
                .isEqualTo("yes shared hello true");
        assertThat(ada.nextReply().text()).isEqualTo("reminded");
    }

    @ParameterizedTest
    @MethodSource("versions")
    void modelOfThenAnswersNow(String version) {
        SandboxChat ada = platform.newcomer();

        assertThat(answer(ada, "/" + id("command", version).replace('-', '_') + " model"))
                .isEqualTo("USER said hi COMPLETE 3");
    }
}
