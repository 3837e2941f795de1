package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.TestPlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jackfield doctor} beside a running host, with the sandbox as Telegram and as model service. */
class DoctorIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: []\n");

    private final StringWriter out = new StringWriter();

    private int doctor() {
        out.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute("doctor", "--home", platform.home().folder().toString());
    }

    private void secrets(String text) throws IOException {
        platform.home().write("config/.env", text);
        Files.setPosixFilePermissions(env(), PosixFilePermissions.fromString("rw-------"));
    }

    private static Path env() {
        return platform.home().folder().resolve("config/.env");
    }

    @BeforeEach
    void keyThatIsTaken() throws IOException {
        secrets("DEEPSEEK_API_KEY=sk-sandbox\nDEEPSEEK_BASE_URL="
                + platform.sandbox().url() + "/deepseek\n");
    }

    @AfterEach
    void noSecretIsPrinted() {
        assertThat(out.toString()).doesNotContain(platform.bot().token(), "sk-sandbox");
    }

    @Test
    void healthyHostHasNoErrors() {
        assertThat(doctor()).as("%s", out).isZero();

        assertThat(out.toString())
                .containsPattern("OK +configuration +valid, bots to run: 1")
                .containsPattern("OK +postgresql .*schema " + "\\d{4}")
                .containsPattern("OK +database rights")
                .containsPattern("OK +redis")
                .containsPattern("OK +bot shop +is @shop_bot")
                .containsPattern("OK +updates of shop +by webhook")
                .containsPattern("OK +model key deepseek +is taken")
                .containsPattern("WARN +backup +none in data/backups; bin/jackfield backup");
    }

    @Test
    void refusedTokenSaysWhereToPutTheRightOne() {
        String file = "config/bots/shop.yaml";
        platform.home().write(file, "token: 1:no-such-token\nplugins: []\n");
        try {
            assertThat(doctor()).isOne();
            assertThat(out.toString())
                    .containsPattern("ERROR +bot shop +Telegram refuses its token .*set SHOP_TOKEN")
                    .doesNotContain("no-such-token");
        } finally {
            platform.home().write(file, "token: " + platform.bot().token() + "\nplugins: []\n");
        }
    }

    @Test
    void deadDatabaseAndMissingModelServiceAreErrors() throws IOException {
        secrets("OPENAI_API_KEY=sk-sandbox\nOPENAI_BASE_URL=http://127.0.0.1:1\n");
        String before = platform.change("database.url", "postgres://jackfield:word@127.0.0.1:1/jackfield");
        try {
            assertThat(doctor()).isOne();
            assertThat(out.toString())
                    .containsPattern("ERROR +postgresql .*check DATABASE_URL")
                    .containsPattern("ERROR +model key openai .*OPENAI_BASE_URL")
                    .doesNotContain(":word@");
        } finally {
            platform.change("database.url", before);
        }
    }

    @Test
    void fileOfSecretsThatOthersReadIsAWarning() throws IOException {
        Files.setPosixFilePermissions(env(), PosixFilePermissions.fromString("rw-r--r--"));

        doctor();

        assertThat(out.toString()).containsPattern("WARN +config/.env +others may read it; chmod 600");
    }
}
