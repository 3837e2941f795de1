package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.it.fixture.Relay;
import io.jackfield.it.fixture.Servers;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.mail.SandboxMail;
import io.jackfield.sandbox.school.SampleSchool;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parents register with the sample school, in a whole host and through the sandbox's chats and its mailbox. */
class SchoolIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ServiceUrl SCHOOL = school();
    private static final Relay RELAY = new Relay(SCHOOL.host(), SCHOOL.port());
    private static final String LINKS =
            "select learner || ' ' || name from plugin_lib_school.parent_learner where person = %d order by learner";
    private static final String AWAY = "I cannot reach the school's data";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("mentorium", """
        plugins:
          command-school: {contact: the office, lettersPerHour: 100}
          command-help: {}
        """)
            .set("databases.platform", "{url: \"" + through(RELAY) + "\", connectTimeout: 1s}")
            .set("mail.smtp", "{sandbox}/mail")
            .shipped("lib-school", Map.of())
            .shipped("command-school", Map.of())
            .shipped("command-help", Map.of());

    @AfterAll
    static void close() {
        RELAY.close();
    }

    private static ServiceUrl school() {
        ServiceUrl url = ServiceUrl.postgres(Servers.get().createDatabase());
        try (Connection connection = connect(url)) {
            SampleSchool.bring(connection, LocalDate.now());
            return url;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect(ServiceUrl url) throws SQLException {
        return DriverManager.getConnection(
                url.jdbcUrl(),
                url.user().orElseThrow(),
                url.password().orElseThrow().value());
    }

    private static String through(Relay relay) {
        return SCHOOL.value().replace(SCHOOL.address(), "127.0.0.1:" + relay.port());
    }

    private static SandboxMessage answers(SandboxChat chat, String said, String part) {
        chat.send(said);
        return chat.transcript()
                .awaitMessage(message -> message.fromBot() && message.text().contains(part), SOON);
    }

    /** Names the first family's address; gives the code in the letter that comes. */
    private static String asksForACode(SandboxChat chat) {
        int before = letters();
        answers(chat, SampleSchool.FIRST_ADDRESS, "If the school knows " + SampleSchool.FIRST_ADDRESS);
        await().atMost(SOON).until(() -> letters() > before);
        SandboxMail letter = platform.sandbox().mailbox().letters().getFirst();
        Matcher code = Pattern.compile("\\d{6}").matcher(letter.subject());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    private static int letters() {
        return platform.sandbox().mailbox().letters().size();
    }

    private static List<String> links(SandboxChat chat) {
        return platform.journal().column(LINKS.formatted(chat.id()));
    }

    @Test
    void parentRegistersWithARestartAfterEveryStep() {
        SandboxChat ada = platform.newcomer();
        answers(ada, "/start", "Which e-mail address");
        platform.restart();
        String code = asksForACode(ada);
        platform.restart();
        answers(ada, code, "• Aziz Karimov, 7-A");
        assertThat(links(ada)).isEmpty();
        platform.restart();

        ada.press("✅ Yes");
        ada.transcript().awaitMessage(message -> message.text().startsWith("Done! From now on"), SOON);

        assertThat(ada.transcript().replyKeyboard().orElseThrow().encode())
                .contains("👨‍👩‍👧 Children", "❓ Help")
                .doesNotContain("📊 Report");
        assertThat(links(ada)).containsExactly("1001 Aziz Karimov", "1002 Malika Karimova");
        assertThat(platform.journal()
                        .column("select email from plugin_lib_school.registration_code where person = " + ada.id()))
                .isEmpty();
        platform.restart();
        answers(ada, "👨‍👩‍👧 Children", "A tick is on the one we are looking at");
    }

    @Test
    void codeOnPaperWillDoInUzbekToo() {
        SandboxChat lola = platform.newcomer("uz");
        answers(lola, "/start", "elektron pochta manzilini");
        int before = letters();
        answers(lola, SampleSchool.FIRST_ADDRESS, "Maktab qogʻozda bergan kod");
        await().atMost(SOON).until(() -> letters() > before);

        answers(lola, SampleSchool.firstCode(), "Bu sizning farzandingizmi?");
        answers(lola, "✅ Ha", "Tayyor! Endi tanlangan: Aziz Karimov, 7-A.");

        assertThat(links(lola)).containsExactly("1001 Aziz Karimov");
    }

    @Test
    void whileTheSchoolIsAwayTheBotSaysSoAndTheRestGoesOn() {
        SandboxChat ada = platform.newcomer();
        answers(ada, "/start", "Which e-mail address");
        asksForACode(ada);
        answers(ada, SampleSchool.firstCode(), "Is this your child?");
        answers(ada, "✅ Yes", "Done!");
        SandboxChat ben = platform.newcomer();
        answers(ben, "/start", "Which e-mail address");

        RELAY.cut();
        try {
            answers(ben, SampleSchool.FIRST_ADDRESS, AWAY);
            answers(ada, "/start", "We are looking at Aziz Karimov, 7-A.");
            answers(ada, "/help", "/learners");
            // a plugin that comes up meanwhile is not left out for it
            platform.restart();
            answers(ada, "/learners", "Your children.");
            answers(ben, SampleSchool.FIRST_ADDRESS, AWAY);
        } finally {
            RELAY.mend();
        }

        await().atMost(SOON).until(() -> {
            ben.send(SampleSchool.FIRST_ADDRESS);
            return ben.nextReply().text().startsWith("If the school knows");
        });
    }

    @Test
    void queryThatDoesNotFitIsToldWhenItsFileChanges() {
        configure("""
            queries:
              marks: select learner_id::text as learner, now() as day from mark where learner_id = any (:pupils::bigint[])
              progress: select * from nowhere
            """);

        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .anyMatch(plugin -> plugin.problem()
                                .filter(problem -> problem.contains(
                                                "config/plugins/lib-school.yaml: queries.marks names :pupils;"
                                                        + " it is given :from, :language, :learners, :to")
                                        && problem.contains("queries.progress is refused by database platform: ERROR:"
                                                + " relation \"nowhere\" does not exist"))
                                .isPresent()));
        // the version before goes on
        answers(platform.newcomer(), "/start", "Which e-mail address");
    }

    @Test
    void anotherSchoolsQueryReachesThePluginsOnTheLibrary() {
        configure("""
            queries:
              byEmail: select '1003' as id, 'Somebody Else' as name, '' as class where :email like 'office%'
            """);

        await().atMost(SOON).until(() -> {
            int before = letters();
            SandboxChat ada = platform.newcomer();
            answers(ada, "/start", "Which e-mail address");
            answers(ada, "office" + ada.id() + "@example.org", "If the school knows");
            return letters() > before;
        });
    }

    private static void configure(String yaml) {
        platform.home().write("config/plugins/lib-school.yaml", yaml);
    }

    /** As the library is shipped. */
    @BeforeEach
    void takeTheShippedQueries() {
        platform.restart();
    }

    @AfterEach
    void forgetTheQueriesOfTheTest() {
        configure("{}\n");
    }
}
