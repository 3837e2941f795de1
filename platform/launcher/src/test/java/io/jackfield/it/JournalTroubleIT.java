package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.Servers;
import io.jackfield.it.fixture.Servers.Outage;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the database refuses is lost neither by a reason of its own nor for those whose rows are right. */
class JournalTroubleIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [keep]\nfreeText: keep\n")
            .with(PluginJar.of("keep", """
                            public CommandSpec spec() { return CommandSpec.freeText(); }
                            public Reply handle(CommandRequest request) {
                                if (request.argument().equals("plan")) {
                                    context.schedule().at(context.clock().instant(), "job", "one", "");
                                } else {
                                    request.memory().put("said", request.argument());
                                }
                                return Reply.text(request.argument());
                            }
                            private void run(ScheduleDesk.Job job) {
                                Integer runs = Integer.getInteger("jackfield.it.runs", 0);
                                System.setProperty("jackfield.it.runs", Integer.toString(runs + 1));
                            }
                            """).onLoad("context.schedule().on(\"job\", this::run);"));

    private static String today() {
        return "journal_"
                + LocalDate.now(Clock.systemUTC().withZone(ZoneOffset.UTC)).toEpochDay();
    }

    private static boolean isReady() {
        return platform.health().getBoolean("ready");
    }

    private static String answerTo(String text) {
        SandboxChat chat = platform.newcomer();
        chat.send(text);
        return chat.nextReply().text();
    }

    @Test
    void dayWithoutAPartitionGetsOne() {
        assertThat(answerTo("before")).isEqualTo("before");
        platform.journal().execute("drop table " + today());

        assertThat(answerTo("after")).isEqualTo("after");
        assertThat(isReady()).isTrue();
    }

    @Test
    void updatesStayWithTelegramWhileThePartitionCannotBeMade() {
        platform.journal().execute("alter table " + today() + " rename to hidden");
        SandboxChat ada = platform.newcomer();
        ada.send("later");
        await().atMost(LIMIT).until(() -> !isReady());
        assertThat(platform.journal().rowsSaying("later")).isZero();

        platform.journal().execute("alter table hidden rename to " + today());

        assertThat(ada.nextReply().text()).isEqualTo("later");
        await().atMost(LIMIT).until(JournalTroubleIT::isReady);
    }

    @Test
    void rowThatTheDatabaseRefusesHurtsNobodyElse() {
        platform.journal().execute("""
                create function no_poison() returns trigger language plpgsql as $$
                begin raise exception 'no poison' using errcode = '54000'; end $$""");
        platform.journal()
                .execute("create trigger no_poison before insert or update on memory for each row"
                        + " when (new.value = 'poison') execute function no_poison()");
        SandboxChat bad = platform.newcomer();
        SandboxChat good = platform.newcomer();

        bad.send("poison");
        good.send("water");

        assertThat(good.nextReply().text()).isEqualTo("water");
        assertThat(bad.nextReply().text()).isNotEqualTo("poison");
        bad.send("water");
        assertThat(bad.nextReply().text()).isEqualTo("water");
        assertThat(platform.journal().deadLetters())
                .singleElement()
                .satisfies(letter -> assertThat(letter.error()).contains("keep").contains("no poison"));
        assertThat(isReady()).isTrue();
    }

    @Test
    void writerThatHangsIsNoticedAndGoesOnByItself() {
        String session = platform.journal()
                .column(
                        "select pid::text from pg_locks where locktype = 'advisory' and granted and objsubid = 1 and database"
                                + " = (select oid from pg_database where datname = current_database())")
                .getFirst();
        SandboxChat ada = platform.newcomer();

        try (Outage ignored = Servers.frozenSession(Long.parseLong(session))) {
            ada.send("later");
            await().atMost(Duration.ofSeconds(12)).until(() -> !isReady());
        }

        assertThat(ada.nextReply().text()).isEqualTo("later");
        await().atMost(LIMIT).until(JournalTroubleIT::isReady);
        await().atMost(LIMIT).until(() -> platform.journal().unfinished() == 0);
        assertThat(ada.transcript().botMessageCount()).isOne();
    }

    @Test
    void endOfAJobIsStoredOnceTheDatabaseTakesIt() {
        System.clearProperty("jackfield.it.runs");
        platform.journal().execute("""
                create function no_end() returns trigger language plpgsql as $$
                begin raise exception 'not now'; end $$""");
        platform.journal().execute("create trigger no_end before delete on job for each row execute function no_end()");
        assertThat(answerTo("plan")).isEqualTo("plan");
        await().atMost(LIMIT).until(() -> Integer.getInteger("jackfield.it.runs", 0) == 1);

        platform.journal().execute("drop trigger no_end on job");

        await().atMost(LIMIT)
                .until(() -> platform.journal().column("select key from job").isEmpty());
        assertThat(Integer.getInteger("jackfield.it.runs")).isOne();
    }

    @Test
    void jobThatADeadHostHadTakenIsRunAtTheNextStart() {
        platform.stop();
        System.clearProperty("jackfield.it.runs");
        platform.journal()
                .execute("insert into job(plugin, name, key, data, due_at, taken_until)"
                        + " values ('keep', 'job', 'left', '', now(), now() + interval '30 minutes')");

        platform.start();

        await().atMost(LIMIT).until(() -> Integer.getInteger("jackfield.it.runs", 0) == 1);
    }
}
