package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.faults.FaultRule;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** What users are told without having asked, on a real PostgreSQL, by a clock that the tests turn. */
class NoticesIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final MutableClock CLOCK = MutableClock.of(Instant.parse("2026-03-02T10:30:00Z"), ZoneOffset.UTC);

    /**
     * Knows whom to tell what from {@code /due}, one a page, and is looked for at every full hour. The word
     * {@code broken} among what is due makes it fail once.
     */
    private static PluginJar plugin() {
        return PluginJar.of("lessons", PluginJar.spec("lessons") + """
                public Reply handle(CommandRequest request) {
                    String[] words = request.argument().split(" ");
                    long me = request.sender().id();
                    NoticeDesk notices = context.notices();
                    return Reply.text(switch (words[0]) {
                        case "due" -> {
                            String all = context.memory().shared().get("due").orElse("");
                            context.memory().shared().put("due", all + me + "=" + words[1] + ";");
                            yield "noted";
                        }
                        case "break" -> {
                            context.memory().shared().put("broken", words[1]);
                            yield "broken";
                        }
                        case "tell" -> "told " + notices.tell(words[1],
                            new Notice(words[2], Recipient.of(request.bot().id(), me), Reply.text("Now: " + words[2]),
                                words.length > 3));
                        case "turn" -> {
                            notices.turn(request.bot().id(), me, words[1], words[2].equals("on"));
                            yield "turned";
                        }
                        case "quiet" -> {
                            notices.quietHours(request.bot().id(), me, words.length == 1 ? Optional.empty()
                                : Optional.of(new NoticeDesk.QuietHours(LocalTime.parse(words[1]), LocalTime.parse(words[2]))));
                            yield "quiet";
                        }
                        case "switches" -> notices.switches(request.bot().id(), me, words[1]).toString();
                        case "hours" -> notices.quietHours(request.bot().id(), me).toString();
                        default -> notices.history(Recipient.of(request.bot().id(), me), 10).stream()
                            .map(told -> told.key() + " " + told.state()).toList().toString();
                    });
                }
                """)
                .also("NoticeKind", """
                public NoticeSpec spec() {
                    return NoticeSpec.named("missed", "missed").at("0 * * * *");
                }
                public NoticePage due(BotView bot, Instant since, Optional<String> after, int most) {
                    String broken = context.memory().shared().get("broken").orElse("");
                    if (!broken.isEmpty()) {
                        context.memory().shared().remove("broken");
                        throw new JackfieldException(StandardError.valueOf(broken), "the school is away");
                    }
                    context.memory().shared().put("since", since.toString());
                    String[] all = context.memory().shared().get("due").orElse("").split(";");
                    int place = after.map(Integer::parseInt).orElse(0);
                    if (place >= all.length || all[place].isEmpty()) {
                        return NoticePage.none();
                    }
                    String[] one = all[place].split("=");
                    Recipient reader = Recipient.of(bot.bot().id(), Long.parseLong(one[0]));
                    return new NoticePage(List.of(Notice.of(one[1], reader,
                            one[1].equals("empty") ? Reply.nothing() : Reply.text("Missed: " + one[1]))),
                        Optional.of(Integer.toString(place + 1)));
                }
                """)
                .file("texts/en.properties", "missed = Missed lessons\n")
                .file("texts/ru.properties", "missed = Пропуски\n");
    }

    /** A kind for those who pay, another that nobody can switch off. */
    private static PluginJar others() {
        return PluginJar.of("offers", PluginJar.spec("offers") + """
                public Reply handle(CommandRequest request) {
                    String[] words = request.argument().split(" ");
                    Recipient me = Recipient.of(request.bot().id(), request.sender().id());
                    try {
                        return Reply.text("told " + context.notices().tell(words[0], Notice.of(words[1], me, Reply.text("Offer " + words[1]))));
                    } catch (JackfieldException e) {
                        return Reply.text(e.error().toString());
                    }
                }
                """)
                .also("NoticeKind", """
                public NoticeSpec spec() {
                    return NoticeSpec.named("deals", "deals").always().needing("deals");
                }
                """)
                .file("texts/en.properties", "deals = Deals\n");
    }

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("school", """
                    plugins: [lessons, offers]
                    timezone: UTC
                    plans:
                      - {id: free}
                      - {id: vip, features: [deals]}
                    """).with(plugin()).with(others()).by(CLOCK);

    @BeforeEach
    void nothingIsDue() throws Exception {
        platform.journal().execute("delete from memory where plugin = 'lessons'");
        restart();
    }

    /** And has times of kinds looked at, before the clock is turned. */
    private static void restart() throws Exception {
        platform.restart();
        turn(Duration.ZERO);
    }

    private static SandboxChat somebody() {
        return platform.newcomer();
    }

    private static String ask(SandboxChat chat, String words) {
        chat.send("/lessons " + words);
        return chat.nextReply().text();
    }

    private static void isDue(SandboxChat chat, String key) {
        assertThat(ask(chat, "due " + key)).isEqualTo("noted");
    }

    private static void turn(Duration time) throws Exception {
        CLOCK.add(time);
        platform.host().clockTurned().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** Replies come in order, so whatever was told before is there by now. */
    private static void isToldNoMore(SandboxChat chat, String history) {
        long told = chat.transcript().botMessageCount();
        assertThat(ask(chat, "history")).isEqualTo(history);
        assertThat(chat.transcript().botMessageCount()).isEqualTo(told + 1);
    }

    @Test
    void allPagesAreToldAtTheHourAndOnceAlsoAfterARestart() throws Exception {
        List<SandboxChat> chats =
                IntStream.range(0, 3).mapToObj(number -> somebody()).toList();
        chats.forEach(chat -> isDue(chat, "algebra"));
        turn(HOUR);
        for (SandboxChat chat : chats) {
            assertThat(chat.nextReply().text()).isEqualTo("Missed: algebra");
        }
        assertThat(platform.metric("notices_total{bot=\"school\",kind=\"missed\",state=\"sent\"}"))
                .isEqualTo(3);

        turn(HOUR);
        platform.restart();
        turn(HOUR);

        chats.forEach(chat -> isToldNoMore(chat, "[algebra SENT]"));
    }

    @Test
    void hourThatPassedWhileTheHostWasDownIsMadeUpFor() throws Exception {
        SandboxChat ada = somebody();
        isDue(ada, "physics");
        turn(Duration.ZERO);
        platform.stop();
        CLOCK.add(Duration.ofHours(5));

        platform.start();

        assertThat(ada.nextReply().text()).isEqualTo("Missed: physics");
        isToldNoMore(ada, "[physics SENT]");
    }

    @Test
    void failureIsRetriedAndWhatWasTakenIsAskedSinceThen() throws Exception {
        SandboxChat ada = somebody();
        turn(HOUR);
        String before = platform.journal()
                .column("select value from memory where plugin = 'lessons' and name = 'since'")
                .getFirst();
        isDue(ada, "history");
        assertThat(ask(ada, "break PLUGIN_FAULT")).isEqualTo("broken");
        try (LogLines log = LogLines.capture()) {
            turn(HOUR);
            assertThat(log.complaints())
                    .anyMatch(line -> line.contains("kind=missed") && line.contains("at its next time"));
        }
        isToldNoMore(ada, "[]");

        turn(HOUR);

        assertThat(ada.nextReply().text()).isEqualTo("Missed: history");
        assertThat(platform.journal().column("select value from memory where plugin = 'lessons' and name = 'since'"))
                .allMatch(since -> since.compareTo(before) > 0);
    }

    @Test
    void serviceThatIsAwayIsAskedAgainInAFewMinutes() throws Exception {
        SandboxChat ada = somebody();
        turn(Duration.ZERO);
        isDue(ada, "chemistry");
        assertThat(ask(ada, "break UNAVAILABLE")).isEqualTo("broken");
        turn(HOUR);
        isToldNoMore(ada, "[]");

        turn(Duration.ofMinutes(6));

        assertThat(ada.nextReply().text()).isEqualTo("Missed: chemistry");
    }

    @Test
    void oneThatDidNotAnswerInTimeIsAskedAgainInAFewMinutes() throws Exception {
        SandboxChat ada = somebody();
        turn(Duration.ZERO);
        isDue(ada, "biology");
        assertThat(ask(ada, "break TIMED_OUT")).isEqualTo("broken");
        turn(HOUR);
        isToldNoMore(ada, "[]");

        turn(Duration.ofMinutes(6));

        assertThat(ada.nextReply().text()).isEqualTo("Missed: biology");
    }

    @Test
    void noticeThatCannotBeSentDoesNotHoldUpThoseBehindIt() throws Exception {
        SandboxChat ada = somebody();
        SandboxChat ben = somebody();
        isDue(ada, "empty");
        isDue(ben, "drawing");

        turn(HOUR);

        assertThat(ben.nextReply().text()).isEqualTo("Missed: drawing");
        isToldNoMore(ada, "[]");
    }

    @Test
    void atTheEndOfQuietHoursNoMoreAreStoredThanTheOutboxIsAboutToSend() throws Exception {
        SandboxChat ada = somebody();
        LocalTime now = LocalTime.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
        assertThat(ask(ada, "quiet " + now.minusHours(1) + " " + now.plusHours(2)))
                .isEqualTo("quiet");
        assertThat(ask(ada, "tell missed many")).isEqualTo("told true");
        platform.journal()
                .execute(
                        "insert into notice(bot, kind, chat, key, plugin, state, at, due_at, reply) select bot, kind, chat,"
                                + " key || number, plugin, state, at, due_at, reply from notice, generate_series(1, 500) number"
                                + " where key = 'many'");

        platform.telegram().faults().add(FaultRule.on("sendMessage").every(1).rateLimit(3));

        turn(HOUR.multipliedBy(2));

        assertThat(platform.journal()
                        .column("select key from notice where state = 'waiting' and chat = " + ada.id())
                        .size())
                .isBetween(200, 400);
        platform.telegram().faults().clear();
        assertThat(ada.nextReply().text()).isEqualTo("Now: many");
        platform.stop();
        platform.journal().execute("delete from journal where chat = " + ada.id());
        platform.journal().execute("delete from notice where chat = " + ada.id());
        platform.start();
    }

    @Test
    void whoHasSwitchedItOffIsNotToldAndSeesTheSwitch() throws Exception {
        SandboxChat ada = somebody();
        isDue(ada, "music");
        assertThat(ask(ada, "turn missed off")).isEqualTo("turned");
        turn(HOUR);
        isToldNoMore(ada, "[]");
        assertThat(ask(ada, "switches ru"))
                .isEqualTo("[Switch[kind=deals, title=Deals, on=true, optional=false],"
                        + " Switch[kind=missed, title=Пропуски, on=false, optional=true]]");
        assertThat(ask(ada, "tell missed now")).isEqualTo("told false");

        platform.restart();
        assertThat(ask(ada, "turn missed on")).isEqualTo("turned");
        turn(HOUR);

        assertThat(ada.nextReply().text()).isEqualTo("Missed: music");
    }

    @Test
    void quietHoursHoldItUntilTheirEndAlsoThroughARestart() throws Exception {
        SandboxChat ada = somebody();
        LocalTime now = LocalTime.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
        assertThat(ask(ada, "quiet " + now.minusHours(1) + " " + now.plusHours(2)))
                .isEqualTo("quiet");
        assertThat(ask(ada, "tell missed urgent yes")).isIn("told true", "Now: urgent");
        ada.transcript().awaitText("Now: urgent", SOON);
        SandboxChat ben = somebody();
        assertThat(ask(ben, "quiet " + now.minusHours(1) + " " + now.plusHours(2)))
                .isEqualTo("quiet");
        assertThat(ask(ben, "tell missed gently")).isEqualTo("told true");
        isToldNoMore(ben, "[gently WAITING]");
        assertThat(ask(ben, "tell missed gently")).isEqualTo("told false");

        platform.restart();
        turn(HOUR);
        isToldNoMore(ben, "[gently WAITING]");
        turn(HOUR.plusMinutes(1));

        assertThat(ben.nextReply().text()).isEqualTo("Now: gently");
        isToldNoMore(ben, "[gently SENT]");
    }

    @Test
    void quietHoursAreThoseOfTheReadersTimeZone() throws Exception {
        SandboxChat ada = somebody();
        platform.journal()
                .execute("insert into memory(bot, plugin, scope, name, value) values"
                        + " ((select number from bot where name = 'school'), '', 'user:" + ada.id()
                        + "', 'timezone', 'Asia/Tashkent')");
        LocalTime there = LocalTime.ofInstant(CLOCK.instant(), ZoneOffset.ofHours(5));
        assertThat(ask(ada, "quiet " + there.minusMinutes(30) + " " + there.plusMinutes(30)))
                .isEqualTo("quiet");

        assertThat(ask(ada, "tell missed far")).isEqualTo("told true");
        isToldNoMore(ada, "[far WAITING]");

        turn(Duration.ofMinutes(31));
        assertThat(ada.nextReply().text()).isEqualTo("Now: far");
    }

    @Test
    void whoEndsQuietHoursIsToldAtOnceAndWhoSwitchesOffMeanwhileIsNot() throws Exception {
        SandboxChat ada = somebody();
        SandboxChat ben = somebody();
        LocalTime now = LocalTime.ofInstant(CLOCK.instant(), ZoneOffset.UTC);
        for (SandboxChat chat : List.of(ada, ben)) {
            assertThat(ask(chat, "quiet " + now.minusHours(1) + " " + now.plusHours(2)))
                    .isEqualTo("quiet");
            assertThat(ask(chat, "tell missed held")).isEqualTo("told true");
        }

        ada.send("/lessons quiet");
        ben.send("/lessons turn missed off");
        ada.transcript().awaitText("Now: held", SOON);
        assertThat(ben.nextReply().text()).isEqualTo("turned");
        turn(HOUR.multipliedBy(3));

        isToldNoMore(ben, "[]");
        assertThat(ask(ada, "hours")).isIn("quiet", "Optional.empty", "Now: held");
    }

    @Test
    void onlyThoseAreToldWhosePlanOpensIt() {
        SandboxChat ada = somebody();
        ada.send("/offers deals first");
        assertThat(ada.nextReply().text()).isEqualTo("told false");
        platform.journal()
                .execute("insert into subscription(bot, person, plan, kind, begun_at, until, source) values"
                        + " ((select number from bot where name = 'school'), " + ada.id()
                        + ", 'vip', 'bought', '2026-02-01', '2026-12-31', 'test')");
        platform.restart();

        ada.send("/offers deals second");

        ada.transcript().awaitText("Offer second", SOON);
        ada.transcript().awaitText("told true", SOON);
        ada.send("/offers missed third");
        ada.transcript().awaitText("NOT_FOUND", SOON);
    }

    @Test
    void whoHasBlockedTheBotIsMarkedAsUnreachable() throws Exception {
        SandboxChat ada = somebody();
        isDue(ada, "sport");
        ada.block();
        await().atMost(SOON)
                .until(() -> !platform.journal()
                        .column("select 'gone' from person where not reachable and id = " + ada.id())
                        .isEmpty());

        turn(HOUR);

        assertThat(platform.journal().column("select state from notice where key = 'sport'"))
                .containsExactly("unreachable");
    }

    @Test
    void botCanSetOtherTimesAndLeaveAKindOut() throws Exception {
        SandboxChat ada = somebody();
        isDue(ada, "art");
        String before = Files.readString(platform.home().folder().resolve("config/bots/school.yaml"));
        platform.home().write("config/bots/school.yaml", before + "notices: {missed: {cron: \"15 3 * * *\"}}\n");
        restart();
        turn(HOUR);
        isToldNoMore(ada, "[]");

        platform.home().write("config/bots/school.yaml", before + "notices: {missed: {enabled: false}}\n");
        restart();
        turn(HOUR);
        isToldNoMore(ada, "[]");
        assertThat(ask(ada, "switches en")).doesNotContain("missed");
        assertThat(ask(ada, "tell missed now")).isEqualTo("told false");

        platform.home().write("config/bots/school.yaml", before);
        restart();
        turn(HOUR);
        assertThat(ada.nextReply().text()).isEqualTo("Missed: art");
    }
}
