package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
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
        for (String command : new String[] {"run", "dev", "validate", "migrate", "sandbox", "plugins", "admin"}) {
            assertThat(jackfield(command, "--help")).isZero();
        }
        for (String command : new String[] {
            "list", "check", "install", "enable", "disable", "reload", "remove", "index", "keygen", "sign"
        }) {
            assertThat(jackfield("plugins", command, "--help")).isZero();
            assertThat(out.toString()).contains("  jackfield plugins " + command);
        }
        for (String command : new String[] {"show", "find", "grant", "revoke", "reset"}) {
            assertThat(jackfield("admin", "user", command, "--help")).isZero();
            assertThat(out.toString()).contains("  jackfield admin user " + command);
        }
        for (String command : new String[] {"list", "show", "refund", "reconcile", "export", "reviews", "close"}) {
            assertThat(jackfield("admin", "payments", command, "--help")).isZero();
            assertThat(out.toString()).contains("  jackfield admin payments " + command);
        }
        assertThat(out.toString()).contains("Usage: jackfield run", "--home=FOLDER");
    }

    @Test
    void wrongCallsEndWithStatusTwo() {
        assertThat(jackfield()).isEqualTo(2);
        assertThat(jackfield("fly")).isEqualTo(2);
        assertThat(jackfield("plugins")).isEqualTo(2);
        assertThat(jackfield("run", "--colour")).isEqualTo(2);
        assertThat(jackfield("dev")).isEqualTo(2);
        assertThat(jackfield("dev", home.resolve("nowhere").toString())).isEqualTo(2);
        assertThat(jackfield("plugins", "check")).isEqualTo(2);
        assertThat(jackfield("admin")).isEqualTo(2);
        assertThat(jackfield("admin", "user")).isEqualTo(2);
        assertThat(jackfield("admin", "payments")).isEqualTo(2);
        assertThat(jackfield("admin", "payments", "refund", "7", "--bot", "helper", "--by", "eve"))
                .as("without a reason")
                .isEqualTo(2);
        assertThat(jackfield("admin", "user", "show", "42")).isEqualTo(2);
        assertThat(jackfield("admin", "user", "grant", "42", "--bot", "helper", "--plan", "vip"))
                .isEqualTo(2);
        assertThat(jackfield("admin", "user", "grant", "42", "--bot", "b", "--plan", "vip", "--for", "1d", "--forever"))
                .isEqualTo(2);
        assertThat(jackfield("plugins", "sign", "a.jar")).isEqualTo(2);
        assertThat(jackfield("admin", "plugins", "list")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'plugins' does not stand behind admin; use: jackfield plugins")
                .contains("Unmatched argument at index 0: 'fly'")
                .contains("There is no folder " + home.resolve("nowhere"))
                .contains("jackfield plugins list");
    }

    @Test
    void validConfigurationIsSaidToBeValid() {
        assertThat(jackfield("validate", "--home", home.toString())).isZero();
        assertThat(out.toString()).contains("is valid").contains("helper: lives in the sandbox, polls for updates");
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void databasesOfOthersAreNamedAndTriedWhenAsked() {
        write("config/jackfield.yaml", "databases: {school: {url: \"postgres://ada:s@127.0.0.1:1/pupils\"}}");

        assertThat(jackfield("validate", "--home", home.toString())).isZero();
        assertThat(out.toString()).contains("database school: postgres://127.0.0.1:1/pupils, to be read only");
        assertThat(jackfield("validate", "--connect", "--home", home.toString()))
                .isOne();
        assertThat(err.toString())
                .contains("database school (postgres://127.0.0.1:1/pupils) cannot be used at present: Connection");
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

    /** A library with a schema for its settings, for which no class has to be compiled. */
    private Path library(String name, String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Plugin-Id", "lib-hello");
        manifest.getMainAttributes().putValue("Plugin-Version", version);
        manifest.getMainAttributes().putValue("Plugin-Requires", ">=0.2.0");
        manifest.getMainAttributes().putValue("Plugin-Library", "true");
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream content = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(content, manifest)) {
            jar.putNextEntry(new ZipEntry("config.schema.json"));
            jar.write("""
                    {"additionalProperties": false, "properties": {"times": {"type": "integer", "minimum": 1}}}
                    """.getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return file;
    }

    private int plugins(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("plugins"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        return jackfield(all.toArray(String[]::new));
    }

    @Test
    void filesOfPluginsAreCheckedAgainstTheSchemasInTheirJars() throws IOException {
        library("plugins/hello.jar", "1.2.3");
        write("config/plugins/lib-hello.yaml", "times: 1");
        assertThat(jackfield("validate", "--home", home.toString())).isZero();

        write("config/plugins/lib-hello.yaml", "times: never\ntmes: 2");
        assertThat(jackfield("validate", "--home", home.toString())).isOne();

        assertThat(err.toString())
                .contains("The configuration has 2 problems:")
                .contains("  1. config/plugins/lib-hello.yaml:1: times is 'never'; use a whole number of 1 or more")
                .contains("  2. config/plugins/lib-hello.yaml:2: tmes is unknown; did you mean times?");
    }

    @Test
    void pluginJarsAreListed() throws IOException {
        library("plugins/hello.jar", "1.2.3");
        write("plugins/letter.jar", "not a jar");

        assertThat(plugins("list")).isZero();

        assertThat(out.toString())
                .contains("No host of this home is running")
                .containsPattern("lib-hello +1\\.2\\.3 +>=0\\.2\\.0 +there +nothing")
                .contains("letter.jar is no plugin");
    }

    @Test
    void checkEndsWithStatusOneWhenTheJarWouldBeLeftOut() throws IOException {
        Path jar = library("build/hello.jar", "1.2.3");
        assertThat(plugins("check", jar.toString())).isZero();
        assertThat(out.toString())
                .contains("lib-hello 1.2.3", "SHA-256", "needs API  >=0.2.0", "Nothing speaks against it.");

        write("build/letter.jar", "not a jar");
        assertThat(plugins("check", home.resolve("build/letter.jar").toString()))
                .isOne();
        assertThat(out.toString()).contains("letter.jar would be left out:", "is no jar, or was cut off");

        assertThat(plugins("check", "nowhere.jar")).isOne();
        assertThat(err.toString()).contains("there is no file nowhere.jar");
    }

    @Test
    void keySignsAJarThatAHostWithThatKeyTakes() throws IOException {
        Path jar = library("build/hello.jar", "1.2.3");
        Path key = home.resolve("my.key");
        assertThat(plugins("keygen", key.toString())).isZero();
        String publicKey = out.toString().replaceAll("(?s).*my-name: (\\S+).*", "$1");
        write("config/jackfield.yaml", "plugins: {trust: {signatures: required, keys: {me: %s}}}".formatted(publicKey));
        assertThat(plugins("check", jar.toString())).isOne();
        assertThat(out.toString()).contains("has no signature");

        assertThat(plugins("sign", jar.toString(), "--key", key.toString())).isZero();

        assertThat(plugins("check", jar.toString())).isZero();
        assertThat(out.toString()).contains("signed     by me");
        assertThat(plugins("keygen", key.toString())).isOne();
        assertThat(err.toString()).contains("keys are never overwritten");
        assertThat(plugins("sign", jar.toString(), "--key", jar.toString())).isOne();
    }

    @Test
    void pluginsAreChangedWithoutAHost() throws IOException {
        Path jar = library("build/hello.jar", "1.0.0");

        assertThat(plugins("install", jar.toString())).isZero();
        assertThat(out.toString()).contains("No host of this home is running; the next one takes it up.");
        assertThat(plugins("disable", "lib-hello")).isZero();
        assertThat(home.resolve("plugins/lib-hello.jar.disabled")).exists();
        assertThat(plugins("install", library("build/hello.jar", "2.0.0").toString()))
                .isZero();
        assertThat(home.resolve("plugins/lib-hello.jar")).exists();
        assertThat(home.resolve("plugins/lib-hello.jar.disabled")).doesNotExist();
        assertThat(plugins("remove", "lib-hello")).isZero();
        assertThat(home.resolve("plugins")).isEmptyDirectory();
        assertThat(plugins("enable", "lib-hello")).isOne();
        assertThat(err.toString()).contains("no plugin 'lib-hello' in");
    }

    @Test
    void downgradeIsAllowedOnceByTheOperator() throws IOException {
        write("config/jackfield.yaml", "plugins: {trust: {downgrades: refused}}");
        write("data/plugin-versions/lib-hello", "2.0.0\n");
        String jar = library("build/hello.jar", "1.0.0").toString();
        assertThat(plugins("install", jar)).isOne();
        assertThat(out.toString()).contains("is version 1.0.0, below 2.0.0");

        assertThat(plugins("install", jar, "--allow-downgrade")).isZero();

        assertThat(plugins("check", jar)).isZero();
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
