package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackfield admin letters …} beside a running host. */
class AdminLettersIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [work]\n")
            .with(PluginJar.of(
                    "work",
                    PluginJar.spec("work") + PluginJar.handle("throw new IllegalStateException(\"cannot do this\");")));

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String letter;

    @BeforeEach
    void somethingFails() {
        SandboxChat ada = platform.newcomer();
        ada.send("/work secret");
        ada.nextReply();
        await().atMost(SOON)
                .until(() -> !platform.readAdmin("/letters?chat=" + ada.id())
                        .getJsonArray("letters")
                        .isEmpty());
        letter = platform.readAdmin("/letters?chat=" + ada.id())
                .getJsonArray("letters")
                .getJsonObject(0)
                .getString("letter");
    }

    private int letters(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of("admin", "letters"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", platform.home().folder().toString()));
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    private String works(String... arguments) {
        assertThat(letters(arguments)).as("%s%s", out, err).isZero();
        return out.toString();
    }

    private String isRefused(String... arguments) {
        assertThat(letters(arguments)).as("%s", out).isOne();
        return err.toString();
    }

    @Test
    void causeIsFoundAndTheLetterShownAndCopiedAsATest() {
        assertThat(works("groups", "--bot", "shop")).containsPattern("shop +dead +work +PLUGIN_FAULT");
        assertThat(works("list", "--plugin", "work")).contains(letter).contains("cannot do this");
        assertThat(works("show", letter))
                .contains("error     PLUGIN_FAULT: ")
                .contains("java.lang.IllegalStateException")
                .doesNotContain("secret");
        assertThat(works("show", letter, "--content")).contains("/work secret");
        assertThat(works("test", letter)).contains("ada.sends(\"/work aaaaaa\");");
    }

    @Test
    void replayIsBegunAndSeen() {
        assertThat(works("replay", letter, "--by", "eve")).contains("of 1 letters has begun");

        await().atMost(SOON).until(() -> works("replays").contains("done: 1 of 1 replayed, 1 failed again"));
        assertThat(works("replay", "--newer", "--by", "eve")).contains("nothing to replay");
    }

    @Test
    void lettersAreExportedAndDeleted() throws Exception {
        Path file = folder.resolve("letters.csv");

        works("export", "--file", file.toString());

        assertThat(Files.readString(file)).contains(letter).doesNotContain("secret");
        assertThat(works("delete", letter, "--by", "eve")).contains("1 letters are deleted");
        assertThat(isRefused("show", letter)).contains("there is no letter");
    }

    @Test
    void nothingIsDoneToAllByAccident() {
        assertThat(isRefused("delete")).contains("name some, give filters, or --all");
        assertThat(isRefused("list", "--kind", "lost")).contains("use dead or undeliverable");
    }
}
