package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.FuturePoint;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.PluginCalls;
import io.jackfield.host.calls.PluginMeters;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.IsolationConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.plugins.sample.BrokenCommand;
import io.jackfield.host.plugins.sample.EchoCommand;
import io.jackfield.host.plugins.sample.HangingCommand;
import io.jackfield.host.plugins.sample.LibraryCommand;
import io.jackfield.host.plugins.sample.LibraryWord;
import io.jackfield.host.plugins.sample.StubbornCommand;
import io.jackfield.host.unload.UnloadWatch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class PluginRoomTest {
    @TempDir
    Path home;

    private final TestLoop test = new TestLoop();
    private final PluginMeters meters = new PluginMeters(new SimpleMeterRegistry());
    private final PluginCalls calls = new PluginCalls(test.loop(), meters, TestPlugins.limits(10, 0));
    /** The version that was live at each change; empty when there was none. */
    private final List<String> history = new CopyOnWriteArrayList<>();

    private final PluginProcesses processes = new PluginProcesses() {
        @Override
        public List<Object> start(Jar jar, IsolationConfig config, RegistrationScope scope, Contexts contexts) {
            return fromProcess;
        }

        @Override
        public Optional<String> problem(String plugin) {
            return Optional.empty();
        }
    };

    private volatile List<Object> fromProcess = List.of();
    private Path folder;
    private PluginRoom room;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(home.resolve("plugins"));
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/jackfield.yaml"), "");
        Files.createDirectories(home.resolve("config/plugins"));
        Files.writeString(home.resolve("config/plugins/apart.yaml"), "isolation: process\n");
        HostConfig config = HostConfig.load(home, Map.of("ACME_API_KEY", "sk-1"));
        room = new PluginRoom(
                test.loop(),
                LiveConfig.of(config),
                (info, grant, dependencies, own, texts, scope) -> null,
                processes,
                new UnloadWatch(Duration.ofMinutes(1), home.resolve("heap")),
                new PluginPhases(Clock.systemUTC()),
                new PluginRoom.Listener() {
                    @Override
                    public void changed() {
                        history.add(version("echo"));
                    }

                    @Override
                    public void gone(String plugin) {}

                    @Override
                    public void endCalls(LoadedPlugin plugin) {
                        calls.endAll(plugin);
                    }
                });
    }

    @AfterEach
    void close() {
        room.stop();
        test.close();
    }

    private String version(String id) {
        return room.find(id).map(plugin -> plugin.info().version()).orElse("");
    }

    private Optional<String> problem(String jar) {
        return room.statuses().stream()
                .filter(status -> status.jar().getFileName().toString().equals(jar))
                .findFirst()
                .flatMap(PluginStatus::problem);
    }

    private void echo(String jar, String version) throws IOException {
        TestJars.writePlugin(folder.resolve(jar), "echo", version, EchoCommand.class);
    }

    private void start() {
        room.start().await();
    }

    @Test
    void pluginHasTheVariablesThatItsSchemaNames() throws IOException {
        String schema = """
                {"required": ["apiKey"], "properties": {"apiKey": {"type": "string", "x-variable": "ACME_API_KEY"}}}
                """;
        TestJars.writePluginWithSchema(folder.resolve("echo.jar"), "echo", EchoCommand.class, schema);

        start();

        assertThat(problem("echo.jar")).isEmpty();
        assertThat(room.find("echo").orElseThrow().config().text("apiKey")).contains("sk-1");
    }

    @Test
    void optionalDependencyThatIsNotThereHoldsUpNothing() throws IOException {
        TestJars.writePlugin(folder.resolve("a.jar"), "alone", "1.0.0", EchoCommand.class, "lib-word?");
        echo("echo.jar", "1.0.0");
        start();

        echo("echo.jar", "2.0.0");

        await().until(() -> version("echo").equals("2.0.0"));
        assertThat(problem("a.jar")).isEmpty();
    }

    @Test
    void whatLiesThereIsLiveOnceTheStartIsOver() throws IOException {
        echo("echo.jar", "1.0.0");
        Files.writeString(folder.resolve("nonsense.jar"), "nonsense");

        start();

        LoadedPlugin plugin = room.find("echo").orElseThrow();
        assertThat(plugin.extensions(ExtensionKind.COMMAND_HANDLER).keySet()).containsExactly("echo");
        assertThat(plugin.classLoader()).isNotSameAs(getClass().getClassLoader());
        assertThat(plugin.extensions().all().getFirst()).isNotInstanceOf(EchoCommand.class);
        assertThat(problem("nonsense.jar").orElseThrow()).contains("is no jar");
        assertThat(problem("echo.jar")).isEmpty();
    }

    @Test
    void overwrittenJarIsSwappedAndBrokenOneIsNot() throws IOException {
        echo("echo.jar", "1.0.0");
        start();

        echo("echo.jar", "2.0.0");
        await().until(() -> version("echo").equals("2.0.0"));
        TestJars.writePlugin(folder.resolve("echo.jar"), "echo", "3.0.0", BrokenCommand.class);

        await().until(() -> problem("echo.jar").isPresent());
        assertThat(version("echo")).isEqualTo("2.0.0");
        assertThat(history).doesNotContain("");
        echo("echo.jar", "4.0.0");
        await().until(() -> version("echo").equals("4.0.0"));
    }

    @Test
    void processOffersNothingThatItsJarDoesNotNameAndMayNotBring() throws IOException {
        TestJars.writePlugin(folder.resolve("apart.jar"), "apart", "1.0.0", EchoCommand.class);
        start();
        assertThat(problem("apart.jar").orElseThrow())
                .contains("brings 0 extensions out of its process, and its jar names 1");

        fromProcess = List.of(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {FuturePoint.class}, (proxy, method, arguments) -> ""));
        TestJars.writePlugin(folder.resolve("apart.jar"), "apart", "2.0.0", EchoCommand.class);

        await().until(() ->
                problem("apart.jar").orElse("").contains("is a FuturePoint, which this version does not call yet"));
        assertThat(room.find("apart")).isEmpty();
    }

    @Test
    void newVersionUnderANewNameTakesOverWhenTheOldOneIsTakenAway() throws IOException {
        echo("echo-1.jar", "1.0.0");
        start();

        echo("echo-2.jar", "2.0.0");
        await().until(() -> problem("echo-2.jar").isPresent());
        assertThat(problem("echo-2.jar").orElseThrow()).contains("has the same Plugin-Id as echo-1.jar");
        assertThat(version("echo")).isEqualTo("1.0.0");
        Files.delete(folder.resolve("echo-1.jar"));

        await().until(() -> version("echo").equals("2.0.0"));
        assertThat(history).doesNotContain("");
        await().untilAsserted(() -> assertThat(problem("echo-2.jar")).isEmpty());
        await().untilAsserted(() -> assertThat(room.statuses()).hasSize(1));
    }

    @Test
    void renamedJarIsNeverAway() throws IOException {
        echo("echo-1.jar", "1.0.0");
        start();

        Files.move(folder.resolve("echo-1.jar"), folder.resolve("echo-2.jar"));

        await().until(() -> room.statuses().stream()
                .map(status -> status.jar().getFileName().toString())
                .toList()
                .equals(List.of("echo-2.jar")));
        assertThat(history).doesNotContain("");
        assertThat(version("echo")).isEqualTo("1.0.0");
    }

    @Test
    void jarTakenAwayIsGone() throws IOException {
        echo("echo.jar", "1.0.0");
        start();

        Files.delete(folder.resolve("echo.jar"));

        await().until(() -> version("echo").isEmpty());
        assertThat(room.statuses()).isEmpty();
    }

    @Test
    void pluginThatHangsKeepsNoOtherFromComingUp() throws IOException {
        start();
        TestJars.writePlugin(folder.resolve("a-hanging.jar"), "hanging", "1.0.0", HangingCommand.class);
        echo("echo.jar", "1.0.0");

        await().until(() -> version("echo").equals("1.0.0"));
        assertThat(problem("a-hanging.jar")).isEmpty();
        echo("a-hanging.jar", "2.0.0");
        Files.delete(folder.resolve("echo.jar"));

        await().until(() -> version("echo").equals("2.0.0"));
    }

    @Test
    void pluginThatNeverClosesKeepsNoOtherFromComingUp() throws IOException {
        TestJars.writePlugin(folder.resolve("stubborn.jar"), "stubborn", "1.0.0", StubbornCommand.class);
        start();

        Files.delete(folder.resolve("stubborn.jar"));
        await().until(() -> room.find("stubborn").isEmpty());
        echo("echo.jar", "1.0.0");

        await().until(() -> version("echo").equals("1.0.0"));
    }

    @Test
    void pluginThatFailsWithItsNewLibraryGoesOnWithTheOldOne() throws IOException {
        TestJars.writeLibrary(folder.resolve("lib.jar"), "lib-word", "1.0.0", LibraryWord.class);
        TestJars.writePlugin(folder.resolve("a.jar"), "library-user", "1.0.0", LibraryCommand.class, "lib-word@<2.0.0");
        start();
        LoadedPlugin before = room.find("library-user").orElseThrow();

        TestJars.writeLibrary(folder.resolve("lib.jar"), "lib-word", "2.0.0", LibraryWord.class);

        await().until(() -> problem("a.jar").isPresent());
        assertThat(problem("a.jar").orElseThrow()).contains("needs plugin lib-word <2.0.0, 2.0.0 is loaded");
        assertThat(version("lib-word")).isEqualTo("2.0.0");
        assertThat(room.find("library-user")).contains(before);
        assertThat(before.classLoader().getResource("version.txt")).isNotNull();
    }

    @Test
    void pluginIsReloadedFromTheSameJar() throws IOException {
        echo("echo.jar", "1.0.0");
        start();
        LoadedPlugin before = room.find("echo").orElseThrow();

        room.reload("echo");

        await().until(() -> room.find("echo").orElseThrow() != before);
        assertThat(version("echo")).isEqualTo("1.0.0");
        assertThat(history).doesNotContain("");
    }

    @Test
    void pluginComesUpWhenItsLibraryDoesAndGoesWithIt() throws IOException {
        Path library = folder.resolve("lib.jar");
        TestJars.writePlugin(folder.resolve("a.jar"), "library-user", "1.0.0", LibraryCommand.class, "lib-word");
        start();
        assertThat(problem("a.jar").orElseThrow()).contains("needs plugin lib-word");

        TestJars.writeLibrary(library, "lib-word", "1.0.0", LibraryWord.class);
        await().until(() -> room.find("library-user").isPresent());
        Files.delete(library);

        await().until(() ->
                room.find("library-user").isEmpty() && problem("a.jar").isPresent());
        assertThat(problem("a.jar").orElseThrow()).contains("needs plugin lib-word");
    }

    @Test
    void callUnderWayKeepsItsLibraryWhileThatIsSwapped() throws IOException {
        TestJars.writeLibrary(folder.resolve("lib.jar"), "lib-word", "1.0.0", LibraryWord.class);
        TestJars.writePlugin(folder.resolve("a.jar"), "library-user", "1.0.0", LibraryCommand.class, "lib-word");
        start();
        LoadedPlugin before = room.find("library-user").orElseThrow();
        CountDownLatch goOn = new CountDownLatch(1);
        List<CallResult<Reply>> results = new CopyOnWriteArrayList<>();
        calls.start(
                before,
                Duration.ofSeconds(20),
                () -> before.extensions(ExtensionKind.COMMAND_HANDLER)
                        .get("library-user")
                        .extension()
                        .handle(waitingFor(goOn)),
                results::add);

        TestJars.writeLibrary(folder.resolve("lib.jar"), "lib-word", "2.0.0", LibraryWord.class);
        await().until(() ->
                version("lib-word").equals("2.0.0") && room.find("library-user").orElseThrow() != before);
        // Longer than unloading waits when nothing is in its way.
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        goOn.countDown();

        await().until(() -> !results.isEmpty());
        assertThat(results.getFirst())
                .isInstanceOfSatisfying(
                        CallResult.Answered.class,
                        answered -> assertThat(((ReplyPart.Text) ((Reply) answered.value())
                                                .parts()
                                                .getFirst())
                                        .text())
                                .isEqualTo("the word of the library"));
    }

    /** A request whose argument comes when it may. */
    private static CommandRequest waitingFor(CountDownLatch goOn) {
        return (CommandRequest) Proxy.newProxyInstance(
                PluginRoomTest.class.getClassLoader(), new Class<?>[] {CommandRequest.class}, (self, method, none) -> {
                    goOn.await();
                    return "the ";
                });
    }
}
