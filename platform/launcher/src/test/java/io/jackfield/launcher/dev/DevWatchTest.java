package io.jackfield.launcher.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven is a script here: it makes a jar of what the source says, or complains as Maven does. */
class DevWatchTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private Path plugin;
    private Path directory;
    private Path maven;
    private DevWatch watch;

    @BeforeEach
    void makePlugin() throws IOException {
        plugin = Files.createDirectories(folder.resolve("plugins/command-hello"));
        directory = folder.resolve("watched");
        Files.createDirectories(plugin.resolve("src/main/java"));
        Files.createDirectories(plugin.resolve("target"));
        Files.writeString(plugin.resolve("pom.xml"), "<project/>");
        save("one");
        jar(plugin.resolve("target/prepared"), "command-hello");
        maven = folder.resolve("maven");
        Files.writeString(maven, """
                #!/bin/sh
                echo "$@" >> calls
                if grep -q broken src/main/java/Hello.java; then
                    echo "[ERROR] COMPILATION ERROR : "
                    echo "[ERROR] Hello.java:[7,9] cannot find symbol"
                    echo "[ERROR] Failed to execute goal compile: Compilation failure"
                    exit 1
                fi
                if grep -q endless src/main/java/Hello.java; then
                    echo $$ > pid
                    exec sleep 600
                fi
                cp target/prepared target/command-hello-$(cat src/main/java/Hello.java).jar
                """);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void close() throws InterruptedException {
        if (watch != null) {
            watch.close();
        }
    }

    private void save(String source) throws IOException {
        Files.writeString(plugin.resolve("src/main/java/Hello.java"), source);
    }

    private static void jar(Path file, String id) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", id);
        Files.createDirectories(file.getParent());
        try (OutputStream bytes = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.finish();
        }
    }

    private void start(Path watched) throws IOException {
        watch = new DevWatch(List.of(watched), directory, maven.toString(), false, new PrintWriter(said)).start();
    }

    private List<String> jars() throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void awaitJars(String... names) {
        await().atMost(SOON).untilAsserted(() -> assertThat(jars()).containsExactly(names));
    }

    @Test
    void pluginThatIsNamedIsBuiltAtOnceAndAfterEachChange() throws IOException {
        start(plugin);
        awaitJars("command-hello-one.jar");

        save("second");

        awaitJars("command-hello-second.jar");
        assertThat(Files.readString(plugin.resolve("calls")))
                .contains("package")
                .contains("-Dmaven.test.skip=true");
    }

    @Test
    void ofAFolderOfPluginsThoseThatChangeAreBuilt() throws IOException {
        jar(directory.resolve("other.jar"), "command-other");
        start(plugin.getParent());
        Path before = plugin.resolve("calls");
        assertThat(before).doesNotExist();

        save("second");

        awaitJars("command-hello-second.jar", "other.jar");
    }

    @Test
    void failedBuildIsToldPlainlyAndChangesNothing() throws IOException {
        start(plugin);
        awaitJars("command-hello-one.jar");

        save("broken");

        await().atMost(SOON).until(() -> said.toString().contains("does not build, the version before goes on:"));
        await().atMost(SOON).until(() -> said.toString().contains("\n  Hello.java:[7,9] cannot find symbol\n"));
        assertThat(said.toString()).doesNotContain("[ERROR]").doesNotContain("Failed to execute");
        assertThat(jars()).containsExactly("command-hello-one.jar");
        save("mended");
        awaitJars("command-hello-mended.jar");
    }

    @Test
    void folderThatCannotBeLookedAtIsToldOnceAndTheWatchGoesOn() throws IOException {
        start(plugin.getParent());
        Path away = folder.resolve("away");

        Files.move(plugin.getParent(), away);
        await().atMost(SOON).until(() -> said.toString().contains("plugins: cannot be looked at, the watch goes on"));
        Files.move(away, plugin.getParent());
        save("second");

        awaitJars("command-hello-second.jar");
        assertThat(said.toString()).containsOnlyOnce("cannot be looked at");
    }

    @Test
    void onlyAJarWithAPluginIdIsTaken() throws IOException {
        for (String other : List.of("command-hello-one-sources.jar", "original-command-hello-one.jar")) {
            Path jar = plugin.resolve("target").resolve(other);
            jar(jar, other.startsWith("original") ? "command-hello" : "");
            assertThat(jar.toFile().setLastModified(System.currentTimeMillis() + 3_600_000))
                    .isTrue();
        }

        start(plugin);

        awaitJars("command-hello-one.jar");
    }

    @Test
    void endOfTheWatchEndsABuildUnderWay() throws Exception {
        save("endless");
        start(plugin);
        Path pid = plugin.resolve("pid");
        await().atMost(SOON).until(() -> Files.exists(pid) && Files.size(pid) > 0);
        long number = Long.parseLong(Files.readString(pid).strip());

        watch.close();

        await().atMost(SOON)
                .until(() ->
                        ProcessHandle.of(number).filter(ProcessHandle::isAlive).isEmpty());
    }
}
