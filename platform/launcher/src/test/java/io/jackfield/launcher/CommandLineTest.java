package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeHome() {
        write("config/jackfield.yaml", "server: {port: 0}\nops: {port: 0}\nsandbox: {port: 0}");
        write("config/bots/helper.yaml", "token: ${TEST_HELPER_TOKEN:-}");
    }

    private void write(String name, String text) {
        try {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int jackfield(String... arguments) {
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[] {"run", "validate", "migrate", "plugins"}) {
            assertThat(jackfield(command, "--help")).isZero();
        }
        assertThat(jackfield("plugins", "list", "--help")).isZero();
        assertThat(out.toString()).contains("Usage: jackfield run", "--home=FOLDER");
    }

    @Test
    void wrongCallsEndWithStatusTwo() {
        assertThat(jackfield()).isEqualTo(2);
        assertThat(jackfield("fly")).isEqualTo(2);
        assertThat(jackfield("plugins")).isEqualTo(2);
        assertThat(jackfield("run", "--colour")).isEqualTo(2);
        assertThat(err.toString())
                .contains("Unmatched argument at index 0: 'fly'")
                .contains("jackfield plugins list");
    }

    @Test
    void validConfigurationIsSaidToBeValid() {
        assertThat(jackfield("validate", "--home", home.toString())).isZero();
        assertThat(out.toString()).contains("is valid").contains("helper: lives in the sandbox, polls for updates");
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void everyProblemIsListedWithoutAStackTrace() {
        write("config/jackfield.yaml", "server: {prot: 80}\noutbox: {chatBurst: 0}");

        assertThat(jackfield("validate", "--home", home.toString())).isOne();

        assertThat(err.toString())
                .contains("The configuration has 2 problems:")
                .contains("  1. config/jackfield.yaml:2: outbox.chatBurst is '0'")
                .contains("  2. config/jackfield.yaml:1: server.prot is unknown; did you mean port?")
                .doesNotContain("\tat ");
    }

    @Test
    void debugShowsTheStackTrace() {
        write("config/jackfield.yaml", "server: {prot: 80}");

        assertThat(jackfield("validate", "--debug", "--home", home.toString())).isOne();

        assertThat(err.toString()).contains("\tat io.jackfield.host.config");
    }

    @Test
    void wrongHomeIsTold() {
        assertThat(jackfield("validate", "--home", home.resolve("nowhere").toString()))
                .isOne();
        assertThat(err.toString()).contains("nowhere/config: is no folder; set JACKFIELD_HOME or --home");
    }

    @Test
    void takenPortIsNamedWithTheWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            write("config/jackfield.yaml", "server: {host: 127.0.0.1, port: %d}\nops: {port: 0}".formatted(port));

            assertThat(jackfield("run", "--home", home.toString())).isOne();

            assertThat(err.toString())
                    .contains("Port " + port + " on 127.0.0.1 cannot be opened")
                    .contains("JACKFIELD_PORT=")
                    .contains("server.port in config/jackfield.yaml")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void refusedDatabaseIsNamedWithoutItsPassword() throws IOException {
        int nobody = unusedPort();
        write(
                "config/jackfield.yaml",
                "server: {port: 0}\nops: {port: 0}\nsandbox: {port: 0}\n"
                        + "database: {url: \"postgres://ada:verysecret@127.0.0.1:%d/bots\"}".formatted(nobody));

        assertThat(jackfield("migrate", "--home", home.toString())).isOne();

        assertThat(err.toString())
                .contains("PostgreSQL at 127.0.0.1:" + nobody + " (database 'bots', user 'ada') cannot be used")
                .contains("DATABASE_URL")
                .doesNotContain("verysecret")
                .doesNotContain("\tat ");
    }

    @Test
    void noBotToRunIsToldWithTheWayOut() {
        write("config/jackfield.yaml", "sandbox: {enabled: false}");

        assertThat(jackfield("run", "--home", home.toString())).isOne();

        assertThat(err.toString())
                .contains("There is no bot to run.")
                .contains("helper: no token; set HELPER_TOKEN")
                .contains("JACKFIELD_SANDBOX=true");
    }

    @Test
    void pluginJarsAreListed() throws IOException {
        Files.createDirectories(home.resolve("plugins"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", "command-hello");
        manifest.getMainAttributes().putValue("Plugin-Version", "1.2.3");
        manifest.getMainAttributes().putValue("Plugin-Requires", ">=0.1.0");
        try (OutputStream file = Files.newOutputStream(home.resolve("plugins/hello.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest)) {
            jar.finish();
        }
        write("plugins/letter.jar", "not a jar");

        assertThat(jackfield("plugins", "list", "--home", home.toString())).isZero();

        assertThat(out.toString()).contains("command-hello        1.2.3").contains("letter.jar is no plugin");
    }

    @Test
    void emptyPluginDirectoryIsSaidToBeEmpty() {
        assertThat(jackfield("plugins", "list", "--home", home.toString())).isZero();
        assertThat(out.toString()).contains("No plugin jars in " + home.resolve("plugins"));
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
