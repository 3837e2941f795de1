package io.jackfield.it;

import static io.jackfield.it.fixture.SchoolServer.awaitText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.SchoolServer;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.SandboxUser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** What parents are told by themselves in a whole host, by a clock that the test turns. */
class SchoolNoticesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long TOM = 104;
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Tashkent"));
    private static final MutableClock CLOCK = MutableClock.of(Instant.now(), ZoneOffset.UTC);
    private static final SchoolServer SCHOOL = SchoolServer.upTo(TODAY);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("mentorium", """
                    timezone: Asia/Tashkent
                    notices: {achievement: {cron: "* * * * *"}}
                    staff: {teachers: {people: [104]}}
                    plugins:
                      command-school: {codes: school}
                      notice-school: {announcers: [teachers]}
                      command-notices: {}
                    """)
            .set("databases.platform", SCHOOL.entry())
            .shipped("lib-school", Map.of())
            .shipped("command-school", Map.of())
            .shipped("notice-school", Map.of())
            .shipped("command-notices", Map.of())
            .by(CLOCK);

    private static void turn(Duration time) throws Exception {
        CLOCK.add(time);
        platform.host().clockTurned().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static List<String> told(SandboxChat chat, String part) {
        return chat.transcript().botMessages().stream()
                .map(SandboxMessage::text)
                .filter(text -> text.contains(part))
                .toList();
    }

    @Test
    void parentsAreToldOfTheirChildrenAndOfWhatIsAnnouncedOnce() throws Exception {
        SandboxChat ada = platform.newcomer();
        SchoolServer.register(ada);
        SandboxChat eve = platform.newcomer();
        eve.send("/start");
        awaitText(eve, "Which e-mail address");
        SCHOOL.link(platform, eve.id(), "1003");
        SCHOOL.execute(
                "insert into achievement values (900001, 1001, '" + TODAY + "', 'Zoʻr', 'Отлично', 'First at chess')");
        turn(Duration.ZERO);

        turn(Duration.ofMinutes(2));

        awaitText(ada, "🏅 Good news about Aziz Karimov: First at chess.");
        SandboxUser tom = platform.telegram().addUser(SandboxUser.of(TOM, "Tom", "en"));
        SandboxChat teacher = platform.telegram().user(tom).in(platform.bot());
        teacher.send("/announce");
        awaitText(teacher, "Whose parents shall I tell?");
        teacher.send("All parents");
        awaitText(teacher, "What shall I tell all parents?");
        platform.restart();
        teacher.send("No school on Monday.");
        awaitText(teacher, "This goes to all parents: 2 people.");
        teacher.send("✅ Send");
        awaitText(teacher, "Done.");
        platform.restart();
        turn(Duration.ZERO);
        turn(Duration.ofMinutes(2));

        awaitText(ada, "📢 From the school\n\nNo school on Monday.");
        awaitText(eve, "📢 From the school\n\nNo school on Monday.");
        turn(Duration.ofMinutes(3));
        await().atMost(SOON)
                .until(() -> platform.journal()
                        .column("select count(*)::text from notice where kind = 'system'")
                        .equals(List.of("2")));
        assertThat(told(ada, "No school on Monday.")).hasSize(1);
        assertThat(told(ada, "First at chess")).hasSize(1);
        assertThat(told(eve, "chess")).isEmpty();
    }
}
