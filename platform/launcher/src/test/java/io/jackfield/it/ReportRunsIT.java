package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reports on their way to many readers: one each, at their own time, whatever happens to the host or to the plugin. */
class ReportRunsIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** Tells everybody who uses the bot how their week was, and quotes a model. */
    private static PluginJar weekly() {
        return PluginJar.of("weekly", PluginJar.spec("zone") + PluginJar.handle("""
                        request.preferences().put("timezone", request.argument());
                        return Reply.text("noted");
                        """))
                .also("ReportType", """
                        public ReportSpec spec() {
                            return ReportSpec.named("weekly", "title", ReportPeriod.Kind.DAY, ReportPeriod.Kind.WEEK);
                        }
                        public ReportReaders readers(BotView bot, ReportPeriod period, Optional<String> after, int most) {
                            if (after.isPresent() && bot.config().flag("lost", false)) {
                                throw new IllegalStateException("the rest is lost");
                            }
                            int size = Math.min(most, 40);
                            List<Person> page = context.people().reachable(
                                bot.bot().id(), after.map(Long::valueOf).orElse(0L), size);
                            return new ReportReaders(
                                page.stream().map(one ->
                                    new ReportReaders.Reader(Recipient.of(bot.bot().id(), one.id()), "")).toList(),
                                page.size() < size
                                    ? Optional.empty() : Optional.of(Long.toString(page.getLast().id())));
                        }
                        public Reply report(ReportCall call) throws Exception {
                            String said = call.comment(new ModelDesk.Question(call.bot().bot().id(), "own",
                                List.of(ModelMessage.user("Praise " + call.recipient().chat())))).orElse("no word");
                            if (call.bot().config().flag("fails", false)) {
                                throw new IllegalStateException("figures are missing");
                            }
                            return Reply.text("Week of " + call.period().from() + ": " + said);
                        }
                        """)
                .file("texts/en.properties", "title=Week");
    }

    private static final PluginJar MODEL = PluginJar.of(
                    "model", PluginJar.spec("asked") + PluginJar.handle("return Reply.text(Second.ASKED.toString());"))
            .also("LlmProvider", """
                    static final AtomicInteger ASKED = new AtomicInteger();
                    public ProviderSpec spec() { return ProviderSpec.named("own"); }
                    public Completion complete(CompletionRequest request, TextSink sink) {
                        sink.append("well done " + ASKED.incrementAndGet());
                        return new Completion(Completion.Finish.COMPLETE, new Usage(1, 0, 1), "own");
                    }
                    public String transcribe(TranscriptionRequest request) { return ""; }
                    """);

    private static TestPlatform platform(String more) {
        return TestPlatform.serving("school", """
                        plugins: {weekly: {}, model: {}}
                        models: [{id: own, label: Own, provider: own, model: own}]
                        """ + more).with(weekly()).with(MODEL);
    }

    private static List<SandboxChat> readers(TestPlatform platform, int count) {
        List<SandboxChat> readers = IntStream.range(0, count)
                .mapToObj(number -> platform.newcomer())
                .toList();
        readers.forEach(chat -> chat.send("/zone UTC"));
        readers.forEach(SandboxChat::nextReply);
        return readers;
    }

    private static List<String> reports(SandboxChat chat) {
        return chat.transcript().botMessages().stream()
                .map(SandboxMessage::text)
                .filter(text -> text.startsWith("Week of"))
                .toList();
    }

    private static JsonObject begin(TestPlatform platform, String period) {
        return platform.askAdmin(
                "/bots/school/reports/weekly/run",
                new JsonObject().put("period", period).put("by", "eve"));
    }

    private static void awaitDone(TestPlatform platform) {
        await().atMost(LIMIT)
                .until(() -> platform.journal()
                        .column("select report from report_run where done_at is null")
                        .isEmpty());
    }

    @Nested
    class OnesOwnTime {
        /** Three hours ahead of UTC it is due by now; its minute has just begun. */
        private static final LocalDateTime DUE =
                LocalDateTime.now(ZoneOffset.ofHours(3)).truncatedTo(ChronoUnit.MINUTES);

        @RegisterExtension
        static final TestPlatform platform = platform(
                        "reports: [{report: weekly, cron: \"%d %d * * *\", period: day, of: current}]\n"
                                .formatted(DUE.getMinute(), DUE.getHour()))
                .notStarted();

        @Test
        void reportComesWhenTheClockOfItsReaderIsThere() {
            platform.start();
            SandboxChat utc = platform.newcomer();
            SandboxChat ahead = platform.newcomer();
            utc.send("/zone UTC");
            utc.nextReply();
            ahead.send("/zone Etc/GMT-3");
            ahead.nextReply();

            begin();
            assertThat(ahead.nextReply(LIMIT).text()).isEqualTo("Week of " + DUE.toLocalDate() + ": well done 1");
            assertThat(reports(utc)).isEmpty();
            assertThat(platform.journal()
                            .column("select (due_at at time zone 'UTC')::text from report_delivery where chat = "
                                    + utc.id()))
                    .containsExactly(DUE.toString().replace('T', ' ') + ":00");

            platform.journal().execute("update report_delivery set due_at = now()");
            assertThat(utc.nextReply(LIMIT).text()).isEqualTo("Week of " + DUE.toLocalDate() + ": well done 2");
            assertThat(reports(ahead)).hasSize(1);
        }

        /** The readers have come after the schedule was seen, which is when it is read for the first time. */
        private static void begin() {
            platform.stop();
            platform.journal().execute("delete from report_run");
            platform.journal().execute("delete from report_comment");
            platform.journal().execute("update report_schedule set last_due = last_due - interval '1 day'");
            platform.start();
        }
    }

    @Nested
    class HalfOfTheReaders {
        @RegisterExtension
        static final TestPlatform platform =
                TestPlatform.serving("school", """
                        plugins: {weekly: {lost: true}, model: {}}
                        models: [{id: own, label: Own, provider: own, model: own}]
                        """).with(weekly()).with(MODEL);

        @Test
        void readersWhoAreKnownGetTheirsWhileTheOthersCannotBeAskedFor() {
            SandboxChat reader = readers(platform, 1).getFirst();
            platform.journal()
                    .execute("insert into report_delivery(bot, report, period, chat, thread, subject, due_at) select"
                            + " number, 'weekly', 'day:2026-03-02', %d, 0, '', now() from bot where name = 'school'"
                                    .formatted(reader.id()));
            platform.journal()
                    .execute("insert into report_run(bot, report, period, started_at, wanted, cursor) select number,"
                            + " 'weekly', 'day:2026-03-02', now(), 1, '1' from bot where name = 'school'");

            assertThat(reader.nextReply(Duration.ofSeconds(30)).text()).startsWith("Week of 2026-03-02");
            await().atMost(LIMIT)
                    .until(() ->
                            platform.readAdmin("/bots/school/reports").encode().contains("the rest is lost"));
        }
    }

    @Nested
    class Operators {
        @RegisterExtension
        static final TestPlatform platform = platform("");

        @Test
        void runThatIsBegunAgainGivesTheirsToThoseWhoHaveNone() {
            List<SandboxChat> first = readers(platform, 3);
            JsonObject begun = begin(platform, "week");
            assertThat(begun.getString("askedBy")).isEqualTo("eve");
            first.forEach(chat -> assertThat(chat.nextReply(LIMIT).text()).startsWith("Week of "));
            awaitDone(platform);
            SandboxChat late = readers(platform, 1).getFirst();

            begin(platform, begun.getString("period"));

            assertThat(late.nextReply(LIMIT).text()).startsWith("Week of ");
            awaitDone(platform);
            first.forEach(chat -> assertThat(reports(chat)).hasSize(1));
            assertThat(begin(platform, "month").getString("detail")).contains("it is for: day, week");
            assertThat(platform.askAdmin("/bots/school/reports/weekly/run", new JsonObject())
                            .getString("detail"))
                    .contains("by is missing");
        }

        @Test
        void whoHasBlockedTheBotIsMarkedAndTheOthersGetTheirs() {
            List<SandboxChat> readers = readers(platform, 3);
            SandboxChat gone = readers.getFirst();
            gone.block();
            SandboxChat leaves = readers.get(1);
            platform.journal()
                    .execute("insert into report_run(bot, report, period, started_at, wanted, passes) select number,"
                            + " 'weekly', 'day:2026-01-05', now(), 1, 1 from bot where name = 'school'");
            leaves.block();
            platform.journal().execute("update person set reachable = true where id = " + leaves.id());
            readers.forEach(chat -> platform.journal()
                    .execute("insert into report_delivery(bot, report, period, chat, thread, subject, due_at) select"
                            + " number, 'weekly', 'day:2026-01-05', %d, 0, '', now() from bot where name = 'school'"
                                    .formatted(chat.id())));

            assertThat(readers.get(2).nextReply(LIMIT).text()).isEqualTo("Week of 2026-01-05: " + said(readers.get(2)));
            awaitDone(platform);

            assertThat(platform.journal()
                            .column("select state::text from report_delivery where period = 'day:2026-01-05'"
                                    + " order by chat"))
                    .containsExactly("4", "4", "2");
        }

        private String said(SandboxChat chat) {
            return platform.journal()
                    .column("select said from report_comment where period = 'day:2026-01-05' and chat = " + chat.id())
                    .getFirst();
        }

        @Test
        void stoppedRunSendsNoMore() {
            SandboxChat reader = readers(platform, 1).getFirst();
            platform.journal()
                    .execute("insert into report_run(bot, report, period, started_at, wanted, passes) select number,"
                            + " 'weekly', 'day:2026-02-02', now(), 1, 1 from bot where name = 'school'");
            platform.journal()
                    .execute("insert into report_delivery(bot, report, period, chat, thread, subject, due_at) select"
                            + " number, 'weekly', 'day:2026-02-02', %d, 0, '', now() + interval '1 hour' from bot"
                                    .formatted(reader.id())
                            + " where name = 'school'");

            JsonObject stopped = platform.askAdmin(
                    "/bots/school/reports/weekly/runs/day:2026-02-02/stop", new JsonObject().put("by", "eve"));

            assertThat(stopped.getString("state")).isEqualTo("stopped");
            assertThat(stopped.getJsonObject("readers")).isEqualTo(new JsonObject().put("stopped", 1));
            assertThat(platform.askAdmin(
                                    "/bots/school/reports/weekly/runs/day:2026-02-02/stop",
                                    new JsonObject().put("by", "eve"))
                            .getString("detail"))
                    .contains("is not under way");
            assertThat(reports(reader)).isEmpty();
        }
    }

    @Nested
    class Trouble {
        @RegisterExtension
        static final TestPlatform platform = platform("");

        @Test
        void runWaitsForItsPluginAndAModelIsPaidOnce() {
            List<SandboxChat> readers = readers(platform, 3);
            platform.home().remove("weekly.jar");
            await().atMost(LIMIT).until(() -> !isLive());
            assertThat(begin(platform, "week").getString("detail")).contains("no live plugin of bot school makes");
            platform.journal()
                    .execute("insert into report_run(bot, report, period, started_at, wanted) select number,"
                            + " 'weekly', 'week:2026-01-05', now(), 1 from bot where name = 'school'");
            await().atMost(LIMIT).until(() -> problem().equals("no live plugin of the bot makes it"));

            platform.home().write("config/plugins/weekly.yaml", "fails: true\n");
            platform.home().install(weekly());
            await().atMost(LIMIT)
                    .until(() -> platform.journal()
                                    .column("select error from report_delivery where tries = 1")
                                    .size()
                            == 3);
            assertThat(problem()).isEmpty();
            platform.home().write("config/plugins/weekly.yaml", "fails: false\n");
            await().atMost(LIMIT).until(Trouble::isLive);
            await().atMost(LIMIT).until(() -> {
                platform.journal().execute("update report_delivery set due_at = now() where state = 0");
                return platform.journal()
                        .column("select chat from report_delivery where state <> 2")
                        .isEmpty();
            });

            readers.forEach(chat -> assertThat(reports(chat)).hasSize(1));
            readers.getFirst().send("/asked");
            await().atMost(LIMIT)
                    .until(
                            () -> readers.getFirst()
                                    .transcript()
                                    .botMessages()
                                    .getLast()
                                    .text(),
                            "3"::equals);
            awaitDone(platform);
        }

        private static boolean isLive() {
            return platform.host().plugins().stream()
                    .anyMatch(jar -> jar.id().equals("weekly") && jar.problem().isEmpty());
        }

        private static String problem() {
            JsonArray runs = platform.health().getJsonArray("reports");
            return runs.isEmpty() ? "" : runs.getJsonObject(0).getString("problem", "");
        }
    }

    @Nested
    class Failing {
        @RegisterExtension
        static final TestPlatform platform = platform("").configured("weekly", "fails: true\n");

        @Test
        void whatFailsAgainAndAgainIsKeptWithItsErrorAndTheRunEnds() {
            SandboxChat reader = readers(platform, 1).getFirst();
            String period = begin(platform, "week").getString("period");

            await().atMost(LIMIT).until(() -> {
                platform.journal().execute("update report_delivery set due_at = now() where state = 0");
                return platform.journal()
                        .column("select state::text from report_delivery")
                        .equals(List.of("5"));
            });

            awaitDone(platform);
            assertThat(platform.journal()
                            .column("select error from report_delivery")
                            .getFirst())
                    .contains("PLUGIN_FAULT")
                    .contains("figures are missing");
            assertThat(reports(reader)).isEmpty();
            assertThat(period).startsWith("week:");
        }
    }

    @Nested
    class Killed {
        private static final int READERS = 300;
        private static final int KILLS = 2;

        @RegisterExtension
        static final TestPlatform platform =
                platform("").set("outbox.messagesPerSecond", "100").notStarted();

        /** Repeated is at most what Telegram took in the moment of a kill, before that could be noted. */
        @Test
        void everyReaderGetsExactlyOneWheneverTheHostDies() {
            long seed = System.nanoTime();
            Random random = new Random(seed);
            try (ChildHost host = platform.childHost()) {
                host.start();
                List<SandboxChat> readers = readers(platform, READERS);
                begin(platform, "week");
                for (int kill = 1; kill <= KILLS; kill++) {
                    int killAt = READERS * (kill - 1) / KILLS + 1 + random.nextInt(READERS / KILLS - 50);
                    await().pollInterval(Duration.ofMillis(2)).atMost(LIMIT).until(() -> sent(readers) >= killAt);
                    host.kill();
                    assertThat(sent(readers)).as("killed in the middle").isLessThan(READERS);
                    host.start();
                }
                awaitDone(platform);
                for (SandboxChat reader : readers) {
                    List<String> came = reports(reader);
                    assertThat(came).as("seed %d", seed).isNotEmpty().hasSizeLessThanOrEqualTo(1 + KILLS);
                    assertThat(new HashSet<>(came)).as("seed %d", seed).hasSize(1);
                }
                assertThat(platform.journal().column("select state::text from report_delivery"))
                        .as("seed %d", seed)
                        .hasSize(READERS)
                        .containsOnly("2");
                assertThat(platform.journal().column("select distinct journal_id::text from report_delivery"))
                        .as("one message each, seed %d", seed)
                        .hasSize(READERS);
                assertThat(platform.journal().column("select j.update_id::text from journal j where update_id < 0"))
                        .as("and no other, seed %d", seed)
                        .hasSize(READERS);
            }
        }

        private static long sent(List<SandboxChat> readers) {
            return readers.stream().filter(reader -> !reports(reader).isEmpty()).count();
        }
    }
}
