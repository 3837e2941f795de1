package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.unload.Holder;
import io.jackfield.host.unload.Lingering;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins that leave something behind when they go: the host names each together with what holds it. */
class LeaversIT {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String OVER = "jackfield.it.over";

    /**
     * One kind of leaver.
     *
     * @param statements when its constructor has nothing else to do
     * @param methods beside the command
     * @param holder what it must be named as
     * @param atOnce whether a quick look shows it
     */
    private record Leaver(String id, String statements, String methods, String holder, boolean atOnce) {
        PluginJar jar() {
            PluginJar jar = PluginJar.of(
                            id,
                            PluginJar.spec(id.replace('-', '_'))
                                    + PluginJar.handle("return Reply.text(\"Here\");")
                                    + WAITING
                                    + methods)
                    .onLoad(statements);
            return methods.contains("void close() throws") ? jar.closeable() : jar;
        }
    }

    private static final String WAITING = """
            static void await() {
                while (!Boolean.getBoolean("jackfield.it.over")) {
                    try { Thread.sleep(50); } catch (InterruptedException e) { /* as badly written plugins do */ }
                }
            }
            """;

    private static final List<Leaver> LEAVERS = List.of(
            new Leaver(
                    "leaves-thread",
                    "Thread.ofPlatform().daemon().name(\"it-poller\").start(() -> await());",
                    "",
                    "thread 'it-poller' \\(it\\.Plugin\\w+\\.await\\)",
                    true),
            new Leaver(
                    "leaves-virtual",
                    "Thread.ofVirtual().name(\"it-sleeper\").start(() -> await());",
                    "",
                    "thread 'it-sleeper', virtual \\(it\\.Plugin\\w+\\.await\\)",
                    false),
            new Leaver(
                    "leaves-local", "", """
                    private static final ThreadLocal<Object> LOCAL = new ThreadLocal<>();
                    private record Left() {}
                    // a thread that is not its own
                    public void close() throws Exception {
                        CountDownLatch done = new CountDownLatch(1);
                        ((Executor) System.getProperties().get("it.pool")).execute(() -> { LOCAL.set(new Left()); done.countDown(); });
                        done.await();
                    }
                    """, "a ThreadLocal on thread 'it-pool' \\(it\\.Plugin\\w+\\$Left\\)", false),
            new Leaver("leaves-executor", """
                    Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("it-executor").factory())
                        .scheduleAtFixedRate(() -> { if (Boolean.getBoolean("jackfield.it.over")) throw new Error(); },
                            0, 100, TimeUnit.MILLISECONDS);
                    """, "", "thread 'it-executor' \\(.+\\)", true),
            new Leaver("leaves-timer", """
                    new java.util.Timer("it-timer", true).schedule(new TimerTask() {
                        public void run() { if (Boolean.getBoolean("jackfield.it.over")) throw new Error(); }
                    }, 0, 100);
                    """, "", "thread 'it-timer' \\(.+\\)", true),
            new Leaver(
                    "leaves-driver",
                    "try { java.sql.DriverManager.registerDriver(new Driver()); }"
                            + " catch (java.sql.SQLException e) { throw new Error(e); }",
                    """
                    static final class Driver implements java.sql.Driver {
                        public java.sql.Connection connect(String url, Properties info) { return null; }
                        public boolean acceptsURL(String url) { return false; }
                        public java.sql.DriverPropertyInfo[] getPropertyInfo(String url, Properties info) { return null; }
                        public int getMajorVersion() { return 1; }
                        public int getMinorVersion() { return 0; }
                        public boolean jdbcCompliant() { return false; }
                        public java.util.logging.Logger getParentLogger() { return null; }
                    }
                    """,
                    "JDBC driver it\\.Plugin\\w+\\$Driver",
                    false),
            new Leaver(
                    "leaves-hook",
                    "Runtime.getRuntime().addShutdownHook(new Hook());",
                    "static final class Hook extends Thread {}",
                    "shutdown hook it\\.Plugin\\w+\\$Hook",
                    false),
            new Leaver(
                    "leaves-mbean",
                    """
                    try {
                        java.lang.management.ManagementFactory.getPlatformMBeanServer()
                            .registerMBean(new Bean(), new javax.management.ObjectName("it:name=left"));
                    } catch (javax.management.JMException e) { throw new Error(e); }
                    """,
                    "public interface BeanMBean { int getOne(); }\n"
                            + "public static final class Bean implements BeanMBean { public int getOne() { return 1; } }",
                    "MBean it(:name=left|\\.Plugin\\w+\\$Bean)",
                    true),
            new Leaver(
                    "leaves-handler",
                    "java.util.logging.Logger.getLogger(\"\").addHandler(new Quiet());",
                    """
                    static final class Quiet extends java.util.logging.Handler {
                        public void publish(java.util.logging.LogRecord record) {}
                        public void flush() {}
                        public void close() {}
                    }
                    """,
                    "java\\.util\\.logging handler it\\.Plugin\\w+\\$Quiet",
                    true));

    /** Threads that are not the plugin's own. */
    private static final ExecutorService POOL = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("it-pool").factory());

    @RegisterExtension
    static final TestPlatform platform = withLeavers();

    private static TestPlatform withLeavers() {
        System.getProperties().put("it.pool", POOL);
        // Its thread starts here, or it would inherit the class loader of the plugin that first uses it.
        POOL.execute(() -> {});
        String ids = LEAVERS.stream().map(Leaver::id).collect(Collectors.joining(", "));
        TestPlatform made = TestPlatform.serving("shop", "plugins: [good, " + ids + "]\n")
                .with(PluginJar.command("good", "good", "Reply.text(\"Good\")"))
                .set("plugins.unloadGrace", "1s");
        LEAVERS.forEach(leaver -> made.with(leaver.jar()));
        return made;
    }

    @AfterAll
    static void clearAway() throws Exception {
        System.setProperty(OVER, "true");
        System.getProperties().remove("it.pool");
        POOL.shutdownNow();
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName("it:name=left"));
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
        for (java.util.logging.Handler handler : root.getHandlers()) {
            if (handler.getClass().getName().startsWith("it.")) {
                root.removeHandler(handler);
            }
        }
    }

    @Test
    void eachIsNamedTogetherWithWhatHoldsIt() {
        try (LogLines log = LogLines.capture()) {
            LEAVERS.forEach(leaver -> platform.home().remove(leaver.id() + ".jar"));

            await().atMost(SOON).until(() -> platform.host().lingeringPlugins().size() == LEAVERS.size());
            assertNamedInLog(log.complaints());
        }
        assertThat(platform.metric("plugin_generations_lingering")).isEqualTo(LEAVERS.size());
        assertThat(platform.health().getJsonArray("lingering")).hasSize(LEAVERS.size());

        assertAllNamed(byPlugin(platform.host().findHolders().await()));
        assertAllNamed(byPlugin(platform.host().lingeringPlugins()));
        JsonObject told = platform.askOps("/plugins/holders");
        assertThat(told.getJsonArray("lingering")).hasSize(LEAVERS.size());

        SandboxChat ada = platform.newcomer();
        ada.send("/good");
        assertThat(ada.nextReply().text()).isEqualTo("Good");
    }

    private static void assertNamedInLog(List<String> complaints) {
        for (Leaver leaver : LEAVERS) {
            String line = complaints.stream()
                    .filter(complaint -> complaint.contains(leaver.id() + "#"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing is said of " + leaver.id()));
            assertThat(line).containsPattern("is still in memory: \\d+ classes, about \\d+ kB; ");
            assertThat(line)
                    .containsPattern(
                            leaver.atOnce()
                                    ? "held by " + leaver.holder() + "; .*in close\\(\\)"
                                    : "POST /plugins/holders");
        }
    }

    private static Map<String, Lingering> byPlugin(List<Lingering> plugins) {
        return plugins.stream().collect(Collectors.toMap(Lingering::plugin, Function.identity()));
    }

    private static void assertAllNamed(Map<String, Lingering> found) {
        Map<String, String> wrong = new TreeMap<>();
        for (Leaver leaver : LEAVERS) {
            Lingering plugin = found.get(leaver.id());
            String what = plugin == null
                    ? "not found"
                    : plugin.holder().map(Holder::what).orElse("no holder");
            if (!what.matches(leaver.holder())) {
                wrong.put(leaver.id(), what + plugin);
            }
        }
        assertThat(wrong).isEmpty();
        List<Integer> classes = new ArrayList<>();
        found.values().forEach(plugin -> classes.add(plugin.classes()));
        assertThat(classes).allMatch(count -> count > 0);
    }
}
