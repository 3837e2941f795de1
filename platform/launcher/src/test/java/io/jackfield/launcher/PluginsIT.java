package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import io.jackfield.host.trust.Digests;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackfield plugins …} beside a running host. */
class PluginsIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [hello]\n");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plugins(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] all = new String[arguments.length + 3];
        all[0] = "plugins";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--home";
        all[all.length - 1] = platform.home().folder().toString();
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }

    private static PluginJar hello(String version) {
        return PluginJar.command("hello", "hello", "Reply.text(\"Hello " + version + "\")")
                .version(version)
                .manifest("Plugin-Requires", ">=0.2.0")
                .manifest("Plugin-Permissions", "messages");
    }

    private Path file(PluginJar plugin, String name) throws IOException {
        return Files.write(folder.resolve(name), plugin.bytes());
    }

    private static String answer() {
        SandboxChat ada = platform.newcomer();
        ada.send("/hello");
        return ada.nextReply().text();
    }

    @BeforeEach
    void installTheFirst() throws IOException {
        assertThat(plugins(
                        "install",
                        "--yes",
                        file(hello("1.0.0"), "hello-1.0.0.jar").toString()))
                .as("%s%s", out, err)
                .isZero();
    }

    @Test
    void installedJarIsLiveWhenTheCommandReturns() throws IOException {
        assertThat(out.toString()).contains("messages: write to any chat").contains("hello 1.0.0 is live.");
        assertThat(answer()).isEqualTo("Hello 1.0.0");

        Path next = file(hello("1.1.0"), "hello-1.1.0.jar");
        assertThat(plugins("install", next.toString())).isZero();

        assertThat(out.toString()).contains("replaces   hello.jar").contains("hello 1.1.0 is live.");
        assertThat(answer()).isEqualTo("Hello 1.1.0");
    }

    @Test
    void hostTellsProgramsOfItsPlugins() throws Exception {
        JsonObject told = platform.pluginsReport();

        assertThat(told.getString("directory"))
                .isEqualTo(platform.home().plugins().toString());
        JsonObject hello = told.getJsonArray("plugins").getJsonObject(0);
        assertThat(hello.getString("id")).isEqualTo("hello");
        assertThat(hello.getString("state")).isEqualTo("live");
        JsonObject live = hello.getJsonObject("live");
        assertThat(live.getString("digest"))
                .isEqualTo(Digests.of(platform.home().plugins().resolve("hello.jar")));
        assertThat(live.getJsonObject("permissions").getJsonArray("granted")).containsExactly("messages");
    }

    @Test
    void checkTellsWhatIsMissingWithoutRunningAnything() throws IOException {
        PluginJar later = PluginJar.command("later", "later", "Reply.text(Later.word() + it.Helper.word())")
                .onLoad("if (true) throw new IllegalStateException(\"has run\");")
                .against(
                        "io.jackfield.api.chat.Later",
                        "package io.jackfield.api.chat; public class Later {"
                                + " public static String word() { return \"\"; } }")
                .against(
                        "it.Helper", "package it; public class Helper { public static String word() { return \"\"; } }")
                .without("Helper");

        assertThat(plugins("check", file(later, "later.jar").toString())).isOne();

        assertThat(out.toString())
                .contains("brings     CommandHandler it.Plugin")
                .contains("later.jar would be left out:")
                .contains("uses io.jackfield.api.chat.Later, which API 0.2.0 does not have: build it against API 0.2.0")
                .contains("  it.Helper, used by it.Plugin")
                .doesNotContain("has run");
    }

    @Test
    void jarThatCannotBeLiveIsNotInstalled() throws IOException {
        Path broken = file(hello("2.0.0").indexing("Lost"), "lost.jar");

        assertThat(plugins("install", broken.toString())).isOne();

        assertThat(out.toString())
                .contains("names extension it.Lost, but has no such class")
                .doesNotContain("it is a library");
        assertThat(answer()).isEqualTo("Hello 1.0.0");
    }

    /** Nobody knows before it runs that its constructor fails. */
    @Test
    void jarThatFailsWhenItRunsIsToldAndTheOldOneGoesOn() throws IOException {
        Path failing =
                file(hello("2.0.0").onLoad("if (true) throw new IllegalStateException(\"no luck\");"), "fails.jar");

        assertThat(plugins("install", failing.toString())).isOne();

        assertThat(out.toString()).contains("hello is left out:", "no luck", "Version 1.0.0 goes on.");
        assertThat(answer()).isEqualTo("Hello 1.0.0");
        assertThat(plugins("list")).isZero();
        assertThat(out.toString()).containsPattern("hello +2\\.0\\.0 +>=0\\.2\\.0 +left out +messages");
        assertThat(out.toString()).contains("no luck").contains("version 1.0.0 goes on");
    }

    @Test
    void pluginIsDisabledEnabledReloadedAndRemoved() {
        assertThat(plugins("list")).isZero();
        assertThat(out.toString()).containsPattern("hello +1\\.0\\.0 +>=0\\.2\\.0 +live +messages");

        assertThat(plugins("disable", "hello")).isZero();
        assertThat(out.toString()).contains("hello is no longer live.");
        assertThat(platform.host().plugins()).isEmpty();
        assertThat(plugins("list")).isZero();
        assertThat(out.toString()).containsPattern("hello +1\\.0\\.0 +>=0\\.2\\.0 +disabled");
        assertThat(plugins("reload", "hello")).isOne();

        assertThat(plugins("enable", "hello")).isZero();
        assertThat(out.toString()).contains("hello 1.0.0 is live.");
        assertThat(plugins("reload", "hello")).isZero();
        assertThat(answer()).isEqualTo("Hello 1.0.0");

        assertThat(plugins("remove", "hello")).isZero();
        assertThat(platform.host().plugins()).isEmpty();
        assertThat(plugins("remove", "hello")).isOne();
        assertThat(err.toString()).contains("no plugin 'hello' in");
    }

    @Test
    void indexOfAFolderGivesTheNewestVersionThatFits() throws IOException {
        writeIndex();

        assertThat(plugins("install", "hello", "--index", folder.toString()))
                .as("%s%s", out, err)
                .isZero();
        assertThat(out.toString()).contains("hello 1.10.0 is live.");

        assertThat(plugins("install", "hello@1.9.0", "--index", folder.toString()))
                .isZero();
        assertThat(answer()).isEqualTo("Hello 1.9.0");
    }

    private void writeIndex() throws IOException {
        Files.deleteIfExists(folder.resolve("hello-1.0.0.jar"));
        file(hello("1.9.0"), "a.jar");
        file(hello("1.10.0"), "b.jar");
        file(hello("3.0.0").manifest("Plugin-Requires", ">=9.0.0"), "c.jar");
        Files.writeString(folder.resolve("note.jar"), "no jar");
        assertThat(plugins("index", folder.toString())).isZero();
        assertThat(out.toString()).contains("note.jar is no plugin").contains("lists 3 plugins.");
    }

    @Test
    void whatTheIndexDoesNotHaveIsExplained() throws IOException {
        writeIndex();
        String place = folder.toString();

        assertThat(plugins("install", "helo", "--index", place)).isOne();
        assertThat(err.toString()).contains("no index has a plugin 'helo'; did you mean hello?");
        assertThat(plugins("install", "hello@7.0.0", "--index", place)).isOne();
        assertThat(err.toString()).contains("no index has hello 7.0.0; there are: 1.9.0, 1.10.0, 3.0.0");
        assertThat(plugins("install", "hello@3.0.0", "--index", place)).isOne();
        assertThat(err.toString()).contains("no version of hello is made for: 3.0.0 needs >=9.0.0");
        assertThat(plugins("install", "hello")).isOne();
        assertThat(err.toString()).contains("there is no file hello, and no index");
        assertThat(plugins("install", "hello", "--index", place + "/nowhere")).isOne();
        assertThat(err.toString()).contains("nowhere/plugins.json cannot be read");
    }

    @Test
    void fileThatIsAnotherPluginThanTheIndexSaysIsRefused() throws IOException {
        writeIndex();
        Path index = folder.resolve("plugins.json");
        Files.writeString(index, Files.readString(index).replace("1.10.0", "1.11.0"));

        assertThat(plugins("install", "hello", "--index", folder.toString())).isOne();

        assertThat(err.toString()).contains("is hello 1.10.0, but the index says hello 1.11.0, so it is not installed");
        Files.writeString(
                index, Files.readString(index).replace("\"hello\"", "\"hallo\"").replace("1.11.0", "1.10.0"));
        assertThat(plugins("install", "hallo", "--index", folder.toString())).isOne();
        assertThat(err.toString()).contains("is hello 1.10.0, but the index says hallo 1.10.0");
        assertThat(answer()).isEqualTo("Hello 1.0.0");
    }

    @Test
    void indexBehindAUrlIsReadAndAChangedFileIsRefused() throws IOException {
        writeIndex();
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                folder.toRealPath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            assertThat(plugins("install", "hello@1.9.0", "--index", url))
                    .as("%s%s", out, err)
                    .isZero();
            assertThat(answer()).isEqualTo("Hello 1.9.0");

            file(hello("1.10.1"), "b.jar");
            assertThat(plugins("install", "hello", "--index", url)).isOne();
            assertThat(err.toString()).contains("b.jar of " + url + "/plugins.json has SHA-256");
            assertThat(answer()).isEqualTo("Hello 1.9.0");
        } finally {
            server.stop(0);
        }
    }
}
