package io.jackfield.host.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.plugins.sample.BrokenCommand;
import io.jackfield.host.plugins.sample.EchoCommand;
import io.jackfield.host.plugins.sample.HangingCommand;
import io.jackfield.host.plugins.sample.LibraryCommand;
import io.jackfield.host.plugins.sample.LibraryWord;
import io.jackfield.host.unload.UnloadWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loader looks when a test says so; its jars are real ones. */
@Execution(ExecutionMode.CONCURRENT)
class PluginLoaderTest {
    @TempDir
    Path home;

    private final LoaderThread thread = new LoaderThread();
    private final JarStatuses statuses = new JarStatuses();
    /** Ids of plugins in the order in which their own code ran. */
    private final List<String> begun = new CopyOnWriteArrayList<>();
    /** The live versions at each change. */
    private final List<Map<String, String>> history = new CopyOnWriteArrayList<>();
    /** What is to be done once everybody sees a change that a test holds back. */
    private final List<Runnable> unseen = new CopyOnWriteArrayList<>();

    private final List<String> endedCalls = new CopyOnWriteArrayList<>();
    private final AtomicInteger started = new AtomicInteger();
    private volatile Map<String, LoadedPlugin> live = Map.of();
    private volatile boolean holding;
    /** The plugin that comes up when another one is live. */
    private volatile String last = "";

    private PluginLoader loader;

    private final PluginPhases phases = new PluginPhases(Clock.systemUTC());

    @AfterEach
    void close() {
        thread.stop();
        live.values().forEach(plugin -> plugin.scope().close());
    }

    private Path file(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private Path jar(String name) throws IOException {
        return file("plugins/" + name);
    }

    private void echo(String jar, String version) throws IOException {
        TestJars.writePlugin(jar(jar), "echo", version, EchoCommand.class);
    }

    private void load(String settings) throws IOException {
        Files.writeString(file("config/jackfield.yaml"), settings);
        LiveConfig config = LiveConfig.of(HostConfig.load(home, Map.of()));
        loader = new PluginLoader(
                thread,
                config.now().plugins(),
                new PluginFactory(
                        config,
                        (info, grant, dependencies, own, texts, scope) -> {
                            begun.add(info.id());
                            if (info.id().equals(last)) {
                                await().until(() -> !live.isEmpty());
                            }
                            return null;
                        },
                        PluginProcesses.NONE,
                        ApiVersion.CURRENT,
                        new UnloadWatch(Duration.ofMinutes(1), home.resolve("heap")),
                        phases),
                plugin -> endedCalls.add(plugin.info().version()),
                statuses,
                new ExtensionConflicts(config),
                this::publish,
                phases);
    }

    private void publish(Map<String, LoadedPlugin> next, Runnable seen) {
        live = next;
        history.add(next.values().stream()
                .collect(Collectors.toMap(
                        LoadedPlugin::id, plugin -> plugin.info().version())));
        if (holding) {
            unseen.add(seen);
        } else {
            seen.run();
        }
    }

    private void start() throws IOException {
        load("");
        startIt();
    }

    private void startIt() {
        step(() -> loader.start(started::incrementAndGet));
    }

    private void started() throws IOException {
        start();
        await().until(() -> started.get() == 1);
    }

    private void step(Runnable step) {
        CompletableFuture.runAsync(step, thread::run)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    /** Twice: a file that is still being written is not taken. */
    private void look() {
        step(loader::look);
        step(loader::look);
    }

    private String version(String id) {
        return Optional.ofNullable(live.get(id))
                .map(plugin -> plugin.info().version())
                .orElse("");
    }

    private void awaitVersion(String id, String version) {
        await().until(() -> version(id).equals(version));
    }

    private String problem(String jar) {
        return statuses.all().stream()
                .filter(status -> status.jar().endsWith(jar))
                .flatMap(status -> status.problem().stream())
                .findFirst()
                .orElse("");
    }

    private void awaitProblem(String jar, String words) {
        await().untilAsserted(() -> assertThat(problem(jar)).contains(words));
    }

    private void assertNeverAway(String id) {
        assertThat(history.stream().dropWhile(change -> !change.containsKey(id)))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change).containsKey(id));
    }

    @Test
    void nothingOfAPluginRunsBeforeTheStart() throws IOException {
        echo("echo.jar", "1.0.0");
        load("");
        step(loader::prepare);
        assertThat(begun).isEmpty();

        startIt();

        awaitVersion("echo", "1.0.0");
        assertThat(begun).containsExactly("echo");
    }

    @Test
    void startIsOverOnceEveryJarIsLiveOrLeftOut() throws IOException {
        echo("echo.jar", "1.0.0");
        Files.writeString(jar("nonsense.jar"), "nonsense");
        TestJars.writePlugin(jar("hanging.jar"), "hanging", "1.0.0", HangingCommand.class);
        start();
        awaitVersion("echo", "1.0.0");
        assertThat(problem("nonsense.jar")).contains("is no jar");
        assertThat(started).hasValue(0);

        Files.delete(jar("hanging.jar"));
        look();
        await().until(() -> started.get() == 1);
        echo("echo.jar", "2.0.0");
        look();

        awaitVersion("echo", "2.0.0");
        step(() -> {});
        assertThat(started).hasValue(1);
    }

    @Test
    void jarThatFailsToStartLeavesTheOldVersionLive() throws IOException {
        echo("echo.jar", "1.0.0");
        started();
        LoadedPlugin before = live.get("echo");

        TestJars.writePlugin(jar("echo.jar"), "echo", "2.0.0", BrokenCommand.class);
        look();

        awaitProblem("echo.jar", "broken on purpose");
        assertThat(live).containsEntry("echo", before);
        assertThat(before.scope().isClosed()).isFalse();
        assertThat(history).hasSize(1);
        assertThat(statuses.all()).extracting(PluginStatus::version).containsExactly("1.0.0");
    }

    @Test
    void versionThatDoesNotComeUpInTimeIsEndedAndLeavesTheOldOneLive() throws IOException {
        TestJars.writePlugin(jar("late.jar"), "late", "1.0.0", EchoCommand.class);
        load("plugins: { startDeadline: 1s }");
        startIt();
        awaitVersion("late", "1.0.0");

        TestJars.writePlugin(jar("late.jar"), "late", "2.0.0", HangingCommand.class);
        look();

        awaitProblem("late.jar", "has not come up within 1 s, it still is at " + HangingCommand.class.getName());
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(one -> one.getName().equals("plugin-start-late")));
        assertThat(version("late")).isEqualTo("1.0.0");
        TestJars.writePlugin(jar("late.jar"), "late", "3.0.0", EchoCommand.class);
        look();
        awaitVersion("late", "3.0.0");
        assertThat(history).extracting(change -> change.get("late")).containsExactly("1.0.0", "3.0.0");
    }

    @Test
    void oldVersionStaysUntilEverybodySeesTheNewOne() throws IOException {
        echo("echo.jar", "1.0.0");
        TestJars.writePlugin(jar("other.jar"), "other", "1.0.0", EchoCommand.class);
        started();
        LoadedPlugin before = live.get("echo");
        LoadedPlugin other = live.get("other");
        holding = true;
        echo("echo.jar", "2.0.0");
        look();
        awaitVersion("echo", "2.0.0");
        holding = false;
        TestJars.writePlugin(jar("other.jar"), "other", "2.0.0", EchoCommand.class);
        look();
        await().until(() -> other.scope().isClosed());
        assertThat(before.scope().isClosed()).isFalse();

        unseen.forEach(Runnable::run);

        await().until(() -> before.scope().isClosed());
    }

    @Test
    void oldVersionStaysUntilItsCallsHaveEnded() throws IOException {
        echo("echo.jar", "1.0.0");
        TestJars.writePlugin(jar("other.jar"), "other", "1.0.0", EchoCommand.class);
        started();
        LoadedPlugin before = live.get("echo");
        LoadedPlugin other = live.get("other");
        before.enter();
        echo("echo.jar", "2.0.0");
        look();
        awaitVersion("echo", "2.0.0");
        TestJars.writePlugin(jar("other.jar"), "other", "2.0.0", EchoCommand.class);
        look();
        await().until(() -> other.scope().isClosed());
        assertThat(before.scope().isClosed()).isFalse();

        before.leave();

        await().until(() -> before.scope().isClosed());
        assertThat(endedCalls).isEmpty();
    }

    @Test
    void callsOfAnOldVersionThatTakeTooLongAreEnded() throws IOException {
        echo("echo.jar", "1.0.0");
        load("plugins: { drainLimit: 0s }");
        startIt();
        awaitVersion("echo", "1.0.0");
        LoadedPlugin before = live.get("echo");
        before.enter();

        echo("echo.jar", "2.0.0");
        look();

        await().until(() -> before.scope().isClosed());
        assertThat(endedCalls).containsExactly("1.0.0");
    }

    @Test
    void newerFileTakesThePlaceOfOneThatIsStillComingUp() throws IOException {
        TestJars.writePlugin(jar("echo.jar"), "echo", "1.0.0", HangingCommand.class);
        start();
        await().until(() -> begun.contains("echo"));

        echo("echo.jar", "2.0.0");
        look();

        awaitVersion("echo", "2.0.0");
        await().until(() -> started.get() == 1);
        assertThat(history).containsExactly(Map.of("echo", "2.0.0"));
        assertThat(problem("echo.jar")).isEmpty();
    }

    @Test
    void secondFileOfAPluginWaitsForTheOneThatIsComingUp() throws IOException {
        TestJars.writePlugin(jar("first.jar"), "echo", "1.0.0", HangingCommand.class);
        start();
        await().until(() -> begun.contains("echo"));
        echo("second.jar", "2.0.0");
        look();
        TestJars.writePlugin(jar("other.jar"), "other", "1.0.0", EchoCommand.class);
        look();
        awaitVersion("other", "1.0.0");
        assertThat(begun).containsExactly("echo", "other");
        assertThat(problem("second.jar")).isEmpty();

        Files.delete(jar("first.jar"));
        look();

        awaitVersion("echo", "2.0.0");
    }

    @Test
    void jarThatWasTakenAwayStaysLiveWhileItsSuccessorComesUp() throws IOException {
        echo("echo-1.jar", "1.0.0");
        started();
        TestJars.writePlugin(jar("echo-2.jar"), "echo", "2.0.0", HangingCommand.class);
        Files.delete(jar("echo-1.jar"));
        look();
        await().until(() -> begun.size() == 2);
        look();
        assertThat(version("echo")).isEqualTo("1.0.0");

        echo("echo-2.jar", "3.0.0");
        look();

        awaitVersion("echo", "3.0.0");
        assertNeverAway("echo");
        await().untilAsserted(() -> assertThat(statuses.all())
                .extracting(status -> status.jar().getFileName().toString())
                .containsExactly("echo-2.jar"));
    }

    @Test
    void jarThatWasTakenAwayStaysLiveBesideASuccessorThatFailedAndGoesWithIt() throws IOException {
        echo("echo-1.jar", "1.0.0");
        started();
        TestJars.writePlugin(jar("echo-2.jar"), "echo", "2.0.0", BrokenCommand.class);
        Files.delete(jar("echo-1.jar"));
        look();
        awaitProblem("echo-2.jar", "broken on purpose");
        look();
        assertThat(version("echo")).isEqualTo("1.0.0");
        assertNeverAway("echo");

        Files.delete(jar("echo-2.jar"));
        look();
        look();

        await().until(() -> live.isEmpty());
    }

    @Test
    void libraryThatIsSwappedBringsWhatNeedsItUpAnewAndNothingElse() throws IOException {
        TestJars.writeLibrary(jar("lib.jar"), "lib-word", "1.0.0", LibraryWord.class);
        TestJars.writePlugin(jar("user.jar"), "library-user", "1.0.0", LibraryCommand.class, "lib-word");
        echo("echo.jar", "1.0.0");
        started();
        LoadedPlugin user = live.get("library-user");
        LoadedPlugin echo = live.get("echo");

        TestJars.writeLibrary(jar("lib.jar"), "lib-word", "2.0.0", LibraryWord.class);
        look();

        awaitVersion("lib-word", "2.0.0");
        await().until(() -> live.get("library-user") != user);
        assertNeverAway("library-user");
        assertThat(live).containsEntry("echo", echo);
        await().until(() -> user.scope().isClosed());
    }

    @Test
    void jarThatWaitsForALibraryIsTakenInAnewWhenThatComesAndNotWithEveryOther() throws IOException {
        TestJars.writePlugin(jar("a-user.jar"), "library-user", "1.0.0", LibraryCommand.class, "lib-word");
        for (String other : List.of("echo", "other", "third")) {
            TestJars.writePlugin(jar(other + ".jar"), other, "1.0.0", EchoCommand.class);
        }
        TestJars.writeLibrary(jar("z-lib.jar"), "lib-word", "1.0.0", LibraryWord.class);

        started();

        awaitVersion("library-user", "1.0.0");
        assertThat(phases.after(0))
                .filteredOn(phase -> phase.plugin().equals("library-user") && phase.step() == PluginPhase.Step.COPIED)
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void jarsThatNeedOneAnotherAreToldSo() throws IOException {
        TestJars.writePlugin(jar("a.jar"), "one", "1.0.0", EchoCommand.class, "two");
        TestJars.writePlugin(jar("b.jar"), "two", "1.0.0", EchoCommand.class, "one");

        started();

        assertThat(problem("a.jar")).contains("depends on itself: one -> two -> one");
        assertThat(problem("b.jar")).contains("depends on itself: two -> one -> two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void ofTwoThatBringTheSameTheBotsOrderDecidesAtTheStartAndWhoIsThereLater(String slow) throws IOException {
        last = slow;
        Files.writeString(file("config/bots/shop.yaml"), "token: '42:abc'\nplugins: [second, first]\n");
        TestJars.writePlugin(jar("first.jar"), "first", "1.0.0", EchoCommand.class);
        TestJars.writePlugin(jar("second.jar"), "second", "1.0.0", EchoCommand.class);
        started();
        last = "";
        assertThat(live).containsOnlyKeys("second");
        assertThat(problem("first.jar")).contains("brings /echo, which second brings to the bot shop already");

        Files.delete(jar("second.jar"));
        look();
        awaitVersion("first", "1.0.0");
        TestJars.writePlugin(jar("second.jar"), "second", "2.0.0", EchoCommand.class);
        look();

        awaitProblem("second.jar", "brings /echo, which first brings to the bot shop already");
        assertThat(live).containsOnlyKeys("first");
    }

    @Test
    void changedSettingsBringTheirPluginsUpAnewAndTryWhatWasLeftOut() throws IOException {
        echo("echo.jar", "1.0.0");
        TestJars.writePlugin(jar("other.jar"), "other", "1.0.0", EchoCommand.class);
        TestJars.writePlugin(jar("broken.jar"), "broken", "1.0.0", BrokenCommand.class);
        started();
        LoadedPlugin echo = live.get("echo");
        LoadedPlugin other = live.get("other");
        assertThat(begun).containsExactlyInAnyOrder("echo", "other", "broken");

        step(() -> loader.settingsChanged(Set.of("echo")));

        await().until(() -> live.get("echo") != echo);
        await().until(() -> begun.size() == 5);
        assertThat(begun.subList(3, 5)).containsExactlyInAnyOrder("echo", "broken");
        assertThat(live).containsEntry("other", other);
        assertNeverAway("other");
    }
}
