package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.embedded.Ports;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.SmtpServer;
import io.jackfield.it.fixture.TestCertificates;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.mail.SandboxMail;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Letters of plugins, on their way through a mail server, or into the sandbox's mailbox. */
class MailIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String BOT = "plugins: [mail]\n";

    /** Sends a letter with the key and to the address that it is given, and says how it went. */
    private static PluginJar plugin() {
        return PluginJar.of("mail", PluginJar.spec("mail") + """
                public Reply handle(CommandRequest request) {
                    String[] words = request.argument().split(" ");
                    try {
                        MailDesk.Mail mail = new MailDesk.Mail(
                            words[1], "Ваш код", "Код: 4711\\n.\\nДо встречи!", Optional.of("<b>4711</b>"));
                        context.mail().send(mail, words[0]);
                        return Reply.text("taken " + context.mail().available());
                    } catch (JackfieldException e) {
                        return Reply.text(e.error() + " " + context.mail().available());
                    }
                }
                """);
    }

    private static int freePort() {
        try {
            return Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String send(TestPlatform platform, String key, String to) {
        SandboxChat ada = platform.newcomer();
        ada.send("/mail " + key + " " + to);
        return ada.nextReply().text();
    }

    private static void tryNow(TestPlatform platform) {
        platform.journal().execute("update mail set due_at = now() - interval '1 second' where state = 'waiting'");
    }

    private static List<String> state(TestPlatform platform, String key) {
        return platform.journal().column("select state from mail where key = '" + key + "'");
    }

    private static void awaitTry(TestPlatform platform, String key) {
        await().atMost(LIMIT)
                .until(() -> !platform.journal()
                        .column("select key from mail where tries > 0 and key = '" + key + "'")
                        .isEmpty());
    }

    @Nested
    class ThroughAServer {
        private static final int PORT = freePort();

        @RegisterExtension
        static final TestPlatform platform = TestPlatform.serving("helper", BOT)
                .with(plugin())
                .set("mail.smtp", "smtp://ada:s3cret@127.0.0.1:" + PORT + "?starttls=never")
                .set("mail.from", "Школа <bot@example.org>")
                .set("plugins.maxMails", "3");

        private SmtpServer server;

        @BeforeEach
        void serve() {
            server = SmtpServer.on(PORT);
        }

        @AfterEach
        void close() {
            server.close();
        }

        private void refuse(String command, String answer) {
            server.refuses(said -> said.startsWith(command) ? Optional.of(answer) : Optional.empty());
        }

        @Test
        void letterIsSentOnceForAKeyAndNothingOfItIsKept() {
            assertThat(send(platform, "once", "ada@example.org")).isEqualTo("taken true");
            assertThat(send(platform, "once", "ben@example.org")).isEqualTo("taken true");

            await().atMost(LIMIT).until(() -> state(platform, "once").equals(List.of("sent")));
            assertThat(server.letters()).hasSize(1);
            assertThat(server.letters().getFirst())
                    .contains("To: ada@example.org")
                    .contains("From: =?UTF-8?B?0KjQutC+0LvQsA==?= <bot@example.org>")
                    .contains("Message-ID: <")
                    .contains("Auto-Submitted: auto-generated")
                    .contains("multipart/alternative");
            assertThat(server.commands()).anyMatch(line -> line.startsWith("AUTH PLAIN"));
            assertThat(platform.journal()
                            .column("select 'there' from mail where key = 'once' and recipient is not null"
                                    + " or key = 'once' and body is not null"))
                    .isEmpty();
            assertThat(platform.metric("mails_total{state=\"sent\"}")).isPositive();
        }

        @Test
        void letterWaitsWhileTheServerIsAwayAlsoThroughARestart() {
            server.close();
            try (LogLines log = LogLines.capture()) {
                assertThat(send(platform, "away", "ada@example.org")).isEqualTo("taken true");
                await().atMost(LIMIT)
                        .until(() -> log.complaints().stream().anyMatch(line -> line.startsWith("mail: plugin=mail")));

                assertThat(log.everything()).noneMatch(line -> line.contains("ada@example.org"));
                assertThat(log.everything()).noneMatch(line -> line.contains("4711"));
            }
            assertThat(state(platform, "away")).containsExactly("waiting");

            platform.restart();
            server = SmtpServer.on(PORT);
            tryNow(platform);

            await().atMost(LIMIT).until(() -> server.letters().size() == 1);
            await().atMost(LIMIT).until(() -> state(platform, "away").equals(List.of("sent")));
        }

        @Test
        void refusedLetterIsGivenUpAndTheOperatorHearsOfIt() {
            refuse("RCPT", "550 no such user ada@example.org");
            try (LogLines log = LogLines.capture()) {
                assertThat(send(platform, "refused", "ada@example.org")).isEqualTo("taken true");

                await().atMost(LIMIT).until(() -> state(platform, "refused").equals(List.of("failed")));
                assertThat(log.complaints())
                        .anyMatch(line -> line.startsWith("alert: mail ") && line.contains("answered 550"));
                assertThat(log.everything()).noneMatch(line -> line.contains("ada@example.org"));
            }
        }

        @Test
        void wrongLoginIsTheOperatorsAffairAndTheLetterWaits() {
            refuse("AUTH", "535 wrong password");
            assertThat(send(platform, "login", "ada@example.org")).isEqualTo("taken true");
            awaitTry(platform, "login");

            refuse("nothing", "");
            tryNow(platform);

            await().atMost(LIMIT).until(() -> state(platform, "login").equals(List.of("sent")));
        }

        @Test
        void letterIsGivenUpAfterADay() {
            refuse("DATA", "451 later");
            assertThat(send(platform, "old", "ada@example.org")).isEqualTo("taken true");
            awaitTry(platform, "old");

            platform.journal().execute("update mail set created_at = now() - interval '1 day' where key = 'old'");
            tryNow(platform);

            await().atMost(LIMIT).until(() -> state(platform, "old").equals(List.of("failed")));
            assertThat(platform.metric("mails_total{state=\"failed\"}")).isPositive();
        }

        @Test
        void letterThatCannotBeNotedAsSentIsNotSentAgainNorThoseBesideIt() {
            CountDownLatch slow = new CountDownLatch(1);
            server.refuses(said -> said.startsWith("RCPT TO:<slow@") ? afterwards(slow) : Optional.empty());
            platform.journal()
                    .execute("create function unnoted() returns trigger language plpgsql as"
                            + " $$ begin raise exception 'not now'; end $$");
            platform.journal()
                    .execute("create trigger unnoted before update on mail for each row"
                            + " when (new.key = 'unnoted' and new.state = 'sent') execute function unnoted()");
            platform.journal()
                    .execute(
                            "insert into mail(plugin, key, recipient, subject, body, due_at, created_at) select 'mail', k,"
                                    + " k || '@example.org', 'Hello', 'Hello', now(), now() from unnest(array['slow', 'unnoted']) k");
            await().atMost(LIMIT).until(() -> lettersTo("unnoted") == 1);

            await().during(Duration.ofSeconds(3)).atMost(LIMIT).until(() -> told("slow") == 1);
            slow.countDown();
            await().atMost(LIMIT).until(() -> state(platform, "slow").equals(List.of("sent")));
            await().during(Duration.ofSeconds(3)).atMost(LIMIT).until(() -> lettersTo("unnoted") == 1);
            platform.journal().execute("drop function unnoted() cascade");

            await().atMost(LIMIT).until(() -> state(platform, "unnoted").equals(List.of("sent")));
            assertThat(lettersTo("unnoted")).isOne();
            assertThat(lettersTo("slow")).isOne();
        }

        private static Optional<String> afterwards(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }

        private long told(String name) {
            return server.commands().stream()
                    .filter(line -> line.startsWith("RCPT TO:<" + name + "@"))
                    .count();
        }

        private long lettersTo(String name) {
            return server.letters().stream()
                    .filter(letter -> letter.contains("To: " + name + "@"))
                    .count();
        }

        @Test
        void pluginHasOnlySoManyUnderWay() {
            refuse("MAIL", "451 later");
            for (int letter = 1; letter <= 3; letter++) {
                assertThat(send(platform, "many-" + letter, "ada@example.org")).isEqualTo("taken true");
            }

            assertThat(send(platform, "many-4", "ada@example.org")).isEqualTo("RATE_LIMITED true");
            assertThat(send(platform, "many-3", "ada@example.org")).isEqualTo("taken true");
            refuse("nothing", "");
            tryNow(platform);
            await().atMost(LIMIT).until(() -> state(platform, "many-3").equals(List.of("sent")));
            await().atMost(LIMIT).until(() -> server.letters().size() == 3);
        }
    }

    @Nested
    class WithTls {
        private static final int PORT = freePort();

        @TempDir
        static Path folder;

        private static TestCertificates certificates;

        @RegisterExtension
        static final TestPlatform platform = TestPlatform.serving("helper", BOT)
                .with(plugin())
                .set("mail.from", "bot@example.org")
                .notStarted();

        private void startTrusting(Path authority) {
            platform.change("mail.smtp", "smtp://ada:s3cret@localhost:" + PORT + "?sslrootcert=" + authority);
            platform.start();
        }

        @AfterEach
        void stop() {
            platform.stop();
        }

        @BeforeEach
        void makeCertificates() throws Exception {
            certificates = certificates == null ? TestCertificates.forHost("localhost", folder) : certificates;
        }

        @Test
        void loginGoesThroughTlsOnly() throws Exception {
            try (SmtpServer server = SmtpServer.withTls(PORT, certificates.serverContext())) {
                startTrusting(certificates.authority());
                assertThat(send(platform, "tls", "ada@example.org")).isEqualTo("taken true");

                await().atMost(LIMIT).until(() -> server.letters().size() == 1);
                List<String> commands = server.commands();
                assertThat(commands.indexOf("STARTTLS")).isPositive().isLessThan(indexOfLogin(commands));
            }
        }

        private static int indexOfLogin(List<String> commands) {
            return commands.indexOf(commands.stream()
                    .filter(line -> line.startsWith("AUTH"))
                    .findFirst()
                    .orElseThrow());
        }

        @Test
        void serverWithoutTlsNeverSeesThePassword() {
            try (SmtpServer server = SmtpServer.on(PORT)) {
                startTrusting(certificates.authority());
                assertThat(send(platform, "plain", "ada@example.org")).isEqualTo("taken true");

                await().atMost(LIMIT).until(() -> server.commands().stream().anyMatch(line -> line.startsWith("EHLO")));
                awaitTry(platform, "plain");
                assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH"));
                assertThat(server.letters()).isEmpty();
            }
        }

        @Test
        void strangersCertificateIsNotTakenForTheServers() throws Exception {
            try (SmtpServer server = SmtpServer.withTls(PORT, certificates.serverContext())) {
                startTrusting(certificates.otherAuthority());
                assertThat(send(platform, "other", "ada@example.org")).isEqualTo("taken true");

                awaitTry(platform, "other");
                assertThat(server.commands()).noneMatch(line -> line.startsWith("AUTH"));
            }
        }
    }

    @Nested
    class InTheSandbox {
        @RegisterExtension
        static final TestPlatform platform =
                TestPlatform.serving("helper", BOT).with(plugin()).set("mail.smtp", "{sandbox}/mail");

        @Test
        void letterIsInTheMailbox() {
            assertThat(send(platform, "code", "ada@example.org")).isEqualTo("taken true");

            await().atMost(LIMIT)
                    .until(() -> platform.sandbox().mailbox().letters().size() == 1);
            SandboxMail letter = platform.sandbox().mailbox().letters().getFirst();
            assertThat(letter.to()).isEqualTo("ada@example.org");
            assertThat(letter.subject()).isEqualTo("Ваш код");
            assertThat(letter.text()).isEqualTo("Код: 4711\n.\nДо встречи!");
            assertThat(letter.html()).contains("<b>4711</b>");
            assertThat(letter.plugin()).isEqualTo("mail");
        }
    }

    @Nested
    class WithoutAServer {
        @RegisterExtension
        static final TestPlatform platform = TestPlatform.serving("helper", BOT).with(plugin());

        @Test
        void mailIsNotAvailable() {
            assertThat(send(platform, "none", "ada@example.org")).isEqualTo("CONFIG_INVALID false");
        }
    }
}
