package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bin/deploy} and {@code bin/switch-release} with a folder of this machine as the server. Whether a host is
 * ready is told by an HTTP server in its place, which goes by the file {@code ready} of the release that
 * {@code current} points to.
 */
class DeployTest {
    private static final Path SCRIPTS = Path.of("src/main/dist/bin").toAbsolutePath();

    @TempDir
    Path work;

    private Path server;
    private HttpServer host;
    private String output = "";

    @BeforeEach
    void serve() throws IOException {
        server = work.resolve("server");
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/health/ready", exchange -> {
            boolean ready = Files.exists(server.resolve("current/ready"));
            exchange.sendResponseHeaders(ready ? 200 : 503, -1);
            exchange.close();
        });
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    /** A distribution whose program notes what it is called for. */
    private Path distribution(String version, boolean ready, String... jars) throws IOException {
        Path folder = Files.createDirectories(work.resolve("build-" + version));
        for (String name : Set.of("bin", "lib", "plugins", "config")) {
            Files.createDirectories(folder.resolve(name));
        }
        for (String script : Set.of("deploy", "switch-release")) {
            Files.copy(SCRIPTS.resolve(script), folder.resolve("bin").resolve(script));
        }
        Path program = folder.resolve("bin/jackfield");
        Files.writeString(program, "#!/bin/sh\necho \"" + version + " $*\" >> \"$JACKFIELD_HOME/data/calls\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("lib/jackfield-launcher-" + version + ".jar"), "");
        Files.writeString(folder.resolve("config/jackfield.yaml"), "# of " + version);
        Files.writeString(folder.resolve("config/.env"), "TOKEN=secret");
        for (String jar : jars) {
            Files.writeString(folder.resolve("plugins").resolve(jar), jar + " of " + version);
        }
        if (ready) {
            Files.writeString(folder.resolve("ready"), "");
        }
        return folder;
    }

    private int deploy(Path distribution) throws Exception {
        String note = " >> " + server.resolve("data/calls");
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh", distribution.resolve("bin/deploy").toString(), server.toString())
                .redirectErrorStream(true);
        builder.environment().put("JACKFIELD_STOP", "echo stop" + note);
        builder.environment().put("JACKFIELD_START", "echo start" + note);
        builder.environment().put("JACKFIELD_READY_SECONDS", "2");
        builder.environment()
                .put(
                        "JACKFIELD_READY_URL",
                        "http://127.0.0.1:" + host.getAddress().getPort() + "/health/ready");
        Process process = builder.start();
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor();
    }

    private String current() throws IOException {
        return Files.readSymbolicLink(server.resolve("current")).toString();
    }

    private Set<String> plugins() throws IOException {
        try (var files = Files.list(server.resolve("plugins"))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private String plugin(String jar) throws IOException {
        return Files.readString(server.resolve("plugins").resolve(jar));
    }

    @Test
    void firstReleaseBringsSettingsAndPluginsButNoSecrets() throws Exception {
        assertThat(deploy(distribution("1.0", true, "hello.jar"))).as(output).isZero();

        assertThat(current()).startsWith("releases/1.0-");
        assertThat(plugins()).containsExactly("hello.jar");
        assertThat(server.resolve("config/jackfield.yaml")).hasContent("# of 1.0");
        assertThat(server.resolve("config/.env")).doesNotExist();
        assertThat(server.resolve("current/config/.env")).doesNotExist();
        assertThat(Files.readString(server.resolve("data/calls"))).isEqualTo("start\n");
    }

    @Test
    void newReleaseTakesThePlaceOfItsOwnJarsAndLeavesThoseOfTheOperator() throws Exception {
        assertThat(deploy(distribution("1.0", true, "hello.jar", "gone.jar", "patched.jar", "unwanted.jar")))
                .isZero();
        Files.writeString(server.resolve("plugins/mine.jar"), "mine");
        Files.writeString(server.resolve("plugins/patched.jar"), "patched by hand");
        Files.delete(server.resolve("plugins/unwanted.jar"));
        Files.writeString(server.resolve("config/jackfield.yaml"), "# the operator's");

        assertThat(deploy(distribution("1.1", true, "hello.jar", "new.jar", "patched.jar", "unwanted.jar")))
                .as(output)
                .isZero();

        assertThat(current()).startsWith("releases/1.1-");
        assertThat(plugins()).containsExactly("hello.jar", "mine.jar", "new.jar", "patched.jar");
        assertThat(plugin("hello.jar")).isEqualTo("hello.jar of 1.1");
        assertThat(plugin("patched.jar")).isEqualTo("patched by hand");
        assertThat(server.resolve("config/jackfield.yaml")).hasContent("# the operator's");
        assertThat(Files.readString(server.resolve("data/calls")))
                .isEqualTo("start\n1.0 backup --keep 7\nstop\nstart\n");
    }

    @Test
    void releaseThatIsNotReadyInTimeMakesRoomForTheOneBefore() throws Exception {
        assertThat(deploy(distribution("1.0", true, "hello.jar", "gone.jar"))).isZero();
        Files.writeString(server.resolve("plugins/mine.jar"), "mine");

        assertThat(deploy(distribution("1.1", false, "hello.jar", "new.jar"))).isOne();

        assertThat(output).contains("was not ready within 2 s", "is back and ready");
        assertThat(current()).startsWith("releases/1.0-");
        assertThat(plugins()).containsExactly("gone.jar", "hello.jar", "mine.jar");
        assertThat(plugin("hello.jar")).isEqualTo("hello.jar of 1.0");
    }

    @Test
    void withoutABackupNothingChanges() throws Exception {
        assertThat(deploy(distribution("1.0", true, "hello.jar"))).isZero();
        Files.writeString(server.resolve("current/bin/jackfield"), "#!/bin/sh\nexit 1\n");

        assertThat(deploy(distribution("1.1", true, "hello.jar"))).isOne();

        assertThat(output).contains("nothing was changed");
        assertThat(current()).startsWith("releases/1.0-");
        assertThat(plugin("hello.jar")).isEqualTo("hello.jar of 1.0");
        assertThat(Files.readString(server.resolve("data/calls"))).isEqualTo("start\n");
    }
}
