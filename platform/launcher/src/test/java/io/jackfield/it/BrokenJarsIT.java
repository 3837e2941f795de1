package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jars that cannot be used: left out with one line that names jar, reason and way out; the others go on. */
class BrokenJarsIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [good, bad, greedy]\n")
            .set("plugins.startDeadline", "2s")
            .with(PluginJar.command("good", "good", "Reply.text(\"Good\")"));

    private static LogLines log;

    @BeforeAll
    static void dropThemAllIn() {
        log = LogLines.capture();
        brokenJars().map(Arguments::get).forEach(jar -> platform.home().install((String) jar[0], (byte[]) jar[1]));
        await().atMost(SOON)
                .until(() -> brokenJars()
                        .allMatch(jar -> status((String) jar.get()[0]).isPresent()));
    }

    @AfterAll
    static void endLog() {
        log.close();
    }

    @AfterEach
    void goodOneGoesOn() {
        SandboxChat ada = platform.newcomer();
        ada.send("/good");
        assertThat(ada.nextReply().text()).isEqualTo("Good");
    }

    static Stream<Arguments> brokenJars() {
        byte[] whole = bad().bytes();
        return Stream.of(
                Arguments.of(
                        "note.jar", "this is no jar".getBytes(StandardCharsets.UTF_8), "is no jar, or was cut off"),
                Arguments.of("half.jar", Arrays.copyOf(whole, whole.length / 2), "is no jar, or was cut off"),
                Arguments.of("empty.jar", new byte[0], "is no jar, or was cut off"),
                Arguments.of("unindexed.jar", bad().withoutIndex().bytes(), "has no META-INF/extensions.idx"),
                Arguments.of(
                        "lost.jar", bad().indexing("Lost").bytes(), "names extension it.Lost, but has no such class"),
                Arguments.of(
                        "thrower.jar",
                        bad().onLoad("if (true) throw new IllegalStateException(\"no luck\");")
                                .bytes(),
                        "no luck"),
                Arguments.of(
                        "overflow.jar",
                        bad().onLoad("if (true) throw new StackOverflowError(\"deep\");")
                                .bytes(),
                        "deep"),
                Arguments.of(
                        "newer.jar",
                        bad().manifest("Plugin-Requires", ">=99.0.0").bytes(),
                        "needs API >=99.0.0"),
                Arguments.of(
                        "older.jar",
                        bad().manifest("Plugin-Requires", "<0.0.9").bytes(),
                        "needs API <0.0.9, this host has 0.2.0; install a version of the plugin made for it"),
                Arguments.of("bare.jar", bad().withoutManifest().bytes(), "has no manifest"),
                Arguments.of(
                        "incomplete.jar",
                        bad().onLoad(
                                        "class Part { int size = 1; } context.config().number(\"n\", 0, 9, new Part().size);")
                                .without("1Part")
                                .bytes(),
                        "needs class it." + className("bad") + "$1Part, which is neither in the jar nor in a plugin it"
                                + " depends on"),
                Arguments.of(
                        "hanging.jar",
                        PluginJar.command("hanging", "hang", "Reply.nothing()")
                                .onLoad("try { new CountDownLatch(1).await(); } catch (InterruptedException e) { }")
                                .bytes(),
                        "has not come up within 2 s, it still is at it." + className("hanging") + ".<init>"),
                Arguments.of(
                        "static.jar",
                        PluginJar.of(
                                        "static",
                                        "static final int ALWAYS = fail();"
                                                + "static int fail() { throw new UnsatisfiedLinkError(\"no native code\"); }"
                                                + PluginJar.spec("static")
                                                + PluginJar.handle("return Reply.nothing();"))
                                .bytes(),
                        "no native code"),
                Arguments.of(
                        "needy.jar",
                        bad().manifest("Plugin-Dependencies", "lib-absent").bytes(),
                        "needs plugin lib-absent, which is not loaded; add its jar"),
                Arguments.of(
                        "choosy.jar",
                        bad().manifest("Plugin-Dependencies", "good@>=2.0.0").bytes(),
                        "needs plugin good >=2.0.0, 1.0.0 is loaded; install a version that fits"),
                Arguments.of(
                        "hen.jar",
                        PluginJar.command("hen", "hen", "Reply.nothing()")
                                .manifest("Plugin-Dependencies", "egg")
                                .bytes(),
                        "depends on itself: hen -> egg -> hen"),
                Arguments.of(
                        "egg.jar",
                        PluginJar.command("egg", "egg", "Reply.nothing()")
                                .manifest("Plugin-Dependencies", "hen")
                                .bytes(),
                        "depends on itself: egg -> hen -> egg"),
                Arguments.of(
                        "greedy.jar",
                        PluginJar.command("greedy", "good", "Reply.text(\"Not me\")")
                                .bytes(),
                        "brings /good, which good brings to the bot shop already"),
                Arguments.of(
                        "misconfigured.jar",
                        PluginJar.command("misconfigured", "conf", "Reply.nothing()")
                                .onLoad("context.config().requiredText(\"key\");")
                                .bytes(),
                        "config/plugins/misconfigured.yaml: key is missing; set it there"),
                Arguments.of("nameless.jar", bad().manifest("Plugin-Id", "").bytes(), "has no Plugin-Id"),
                Arguments.of(
                        "twice.jar",
                        PluginJar.command("good", "good", "Reply.text(\"Not me\")")
                                .bytes(),
                        "has the same Plugin-Id as good.jar"));
    }

    private static String className(String plugin) {
        return "Plugin" + Integer.toHexString(plugin.hashCode());
    }

    private static PluginJar bad() {
        return PluginJar.command("bad", "bad", "Reply.text(\"Bad\")");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("brokenJars")
    void isLeftOutWithOneLine(String name, byte[] content, String reason) {
        assertThat(status(name).orElseThrow().problem().orElseThrow()).contains(reason);
        assertThat(complaints(name)).hasSize(1);
        assertThat(complaints(name).getFirst())
                .startsWith("plugins: " + name + " is left out: ")
                .contains(reason);
        assertThat(health(name)).containsExactly("left out");
    }

    @Test
    void everyComplaintIsAboutAJar() {
        assertThat(log.complaints())
                .allMatch(line -> line.startsWith("plugins: ") || line.matches("alert: \\w+\\.jar is left out: .*"));
    }

    @Test
    void brokenNewVersionLeavesTheOldOneAtWork() {
        platform.home().install(bad());
        await().atMost(SOON)
                .until(() -> status("bad.jar")
                        .filter(status -> status.problem().isEmpty())
                        .isPresent());

        platform.home().install(bad().version("2.0.0").indexing("Lost"));

        await().atMost(SOON)
                .until(() -> status("bad.jar").orElseThrow().problem().isPresent());
        assertThat(complaints("bad.jar")).hasSize(1).first().asString().endsWith("the version loaded before goes on");
        SandboxChat ada = platform.newcomer();
        ada.send("/bad");
        assertThat(ada.nextReply().text()).isEqualTo("Bad");
    }

    /** Without the alert of the same words, which comes at the next look. */
    private static List<String> complaints(String jar) {
        return log.complaints().stream()
                .filter(line -> line.contains(jar) && !line.startsWith("alert: "))
                .toList();
    }

    private static Optional<PluginStatus> status(String jar) {
        return platform.host().plugins().stream()
                .filter(status -> status.jar().endsWith(jar))
                .findFirst();
    }

    /** What the health report says of a jar. */
    private static List<String> health(String jar) {
        return platform.health().getJsonArray("plugins").stream()
                .map(JsonObject.class::cast)
                .filter(plugin -> plugin.getString("jar").equals(jar))
                .map(plugin -> plugin.getString("state"))
                .toList();
    }
}
