package io.jackfield.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.MailServer.Login;
import io.jackfield.host.config.MailServer.Way;
import io.jackfield.host.config.read.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailConfigTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder);
    }

    private MailServer server(String url) {
        home.main("mail: {smtp: \"" + url + "\", from: bot@example.org}");
        return home.load().mail().server().orElseThrow();
    }

    @Test
    void serverIsReadWithItsLogin() {
        MailServer server = server("smtps://ada%40example.org:p%2Bss@mail.example.org");

        assertThat(server.way()).isEqualTo(Way.TLS);
        assertThat(server.port()).isEqualTo(465);
        assertThat(server.login()).contains(new Login("ada@example.org", new Secret("p+ss")));
        assertThat(server).asString().isEqualTo("mail server mail.example.org:465");
    }

    @Test
    void loginWithoutTlsHasToBeAskedFor() {
        assertThat(server("smtp://ada:pw@mail:2525").way()).isEqualTo(Way.STARTTLS);
        assertThat(server("smtp://ada:pw@mail:2525?starttls=never").way()).isEqualTo(Way.PLAIN);
        assertThat(server("smtp://mail").way()).isEqualTo(Way.STARTTLS_IF_OFFERED);
        assertThat(server("smtp://mail").port()).isEqualTo(587);

        home.main("mail: {smtp: \"smtp://mail?tls=never\", from: bot@example.org}");
        assertThat(home.refusal()).contains("no parameter 'tls': starttls and sslrootcert are those that may follow");
    }

    @Test
    void withoutServerThereIsNoMailButTheSandboxHasAMailbox() {
        assertThat(home.load().mail().server()).isEmpty();

        StandIns sandbox = new StandIns(
                Optional.empty(), Optional.empty(), Optional.of("http://127.0.0.1:8090"), Optional.empty(), Map.of());
        MailServer server = home.load().with(sandbox).mail().server().orElseThrow();

        assertThat(server.isSandbox()).isTrue();
        assertThat(server.port()).isEqualTo(8090);
        assertThat(server.path()).isEqualTo("/mail");
    }

    @Test
    void whatCannotBeUsedIsRefusedWithoutShowingThePassword() {
        home.main("mail: {smtp: \"smtps://ada:s3cret@\", from: nobody}");

        assertThat(home.refusal())
                .contains("mail.smtp")
                .contains("smtps://user:password@host:465")
                .contains("mail.from")
                .doesNotContain("s3cret");
    }

    @Test
    void serverNeedsASender() {
        home.main("mail: {smtp: \"smtp://mail\"}");

        assertThat(home.refusal()).contains("mail.from is not set; use the address that mail comes from");
    }
}
