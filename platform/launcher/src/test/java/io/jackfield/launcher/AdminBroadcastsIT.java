package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackfield admin broadcasts …} beside a running host. */
class AdminBroadcastsIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [good]\n")
            .with(PluginJar.command("good", "good", "Reply.text(\"Good\")"));

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int broadcasts(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("admin", "broadcasts"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--bot", "shop", "--home", platform.home().folder().toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private String works(String... arguments) {
        assertThat(broadcasts(arguments)).as("%s%s", out, err).isZero();
        return out.toString();
    }

    private String isRefused(String... arguments) {
        assertThat(broadcasts(arguments)).as("%s", out).isOne();
        return err.toString();
    }

    @Test
    void fileBecomesADraftThatIsLookedAtSentAndOver() throws Exception {
        SandboxChat ada = platform.newcomer();
        ada.send("/good");
        ada.nextReply();
        platform.journal().execute("update person set first_seen = first_seen - interval '1 hour'");
        Files.writeString(folder.resolve("price.txt"), "1 EUR");
        Path file = Files.writeString(folder.resolve("sale.yaml"), """
                name: Sale
                texts: {en: "**Half** price"}
                buttons: [{label: {en: Good}, command: good}]
                file: price.txt
                """);

        String made = works("create", "--file", file.toString(), "--by", "eve");
        assertThat(made).contains("'Sale', draft", "by eve", "It would go to 1 user now");
        String id = made.replaceAll("(?s).*Broadcast (\\d+) .*", "$1");
        assertThat(works("preview", id)).contains("[price.txt]", "Half price", "[ Good ]", "10 of 1024 characters");
        assertThat(works("test", id, "--user", Long.toString(ada.id()), "--by", "eve"))
                .contains("on its way to user " + ada.id());
        assertThat(ada.nextReply().json().getString("caption")).isEqualTo("Half price");
        assertThat(isRefused("start", id, "--by", "eve")).contains("nobody can be asked", "--yes");
        assertThat(works("start", id, "--by", "eve", "--yes")).contains("'Sale', running");

        SandboxMessage brought = ada.nextReply(Duration.ofSeconds(30));
        assertThat(brought.json().getString("caption")).isEqualTo("Half price");
        await().atMost(Duration.ofSeconds(30)).until(() -> works("show", id), shown -> shown.contains("done"));
        assertThat(works("list")).contains("Sale", "for 1, 1 sent");
        assertThat(isRefused("pause", id, "--by", "eve")).contains("is done and cannot be paused");
        assertThat(works("delete", id, "--yes")).contains("is deleted");
        assertThat(isRefused("show", id)).contains("has no broadcast " + id);
    }

    @Test
    void fileThatIsNoneIsToldSo() throws Exception {
        Path file = Files.writeString(folder.resolve("bad.yaml"), "texts: [en\n");

        assertThat(isRefused("create", "--file", file.toString(), "--by", "eve"))
                .contains("is no YAML");
        assertThat(isRefused("create", "--file", folder.resolve("none.yaml").toString(), "--by", "eve"))
                .contains("cannot be read");
    }
}
