package io.jackfield.host.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.host.calls.PluginCalls;
import io.jackfield.host.calls.PluginMeters;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.TestPlugins;
import io.jackfield.host.store.InMemoryJobs;
import io.jackfield.host.store.Jobs.Plan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.threeten.extra.MutableClock;

class SchedulerTest {
    private static final int QUICKER = 10;
    private static final Instant NINE = Instant.parse("2026-11-21T09:00:00Z");
    private static final String EVERY_HOUR = "0 * * * *";

    private final TestLoop test = new TestLoop(QUICKER);
    private final InMemoryJobs jobs = new InMemoryJobs();
    private final PluginCalls calls =
            new PluginCalls(test.loop(), new PluginMeters(new SimpleMeterRegistry()), TestPlugins.limits(10, 0));
    private final Map<String, LoadedPlugin> live = new ConcurrentHashMap<>();
    private final List<String> runs = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final MutableClock clock = MutableClock.of(NINE, ZoneOffset.UTC);
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean mayWork;
    private final Scheduler scheduler =
            new Scheduler(test.loop(), new Blocking(test.loop()), jobs, calls, plugin -> Duration.ofMinutes(30), clock);
    private final LoadedPlugin shop = TestPlugins.named("shop");
    private final ScheduleDesk desk = scheduler.deskOf("shop", shop.scope());

    /** It looks for work when a test says so, and by itself once {@code mayWork} is set. */
    @BeforeEach
    void start() {
        live.put("shop", shop);
        test.run(() -> scheduler.start(id -> Optional.ofNullable(live.get(id)), this::mayWork));
    }

    private boolean mayWork() {
        looks.incrementAndGet();
        return mayWork;
    }

    @AfterEach
    void close() {
        end.countDown();
        test.run(scheduler::stop);
        test.close();
    }

    private void note(ScheduleDesk.Job job) {
        runs.add(job.key() + "=" + job.data() + "@" + job.due());
    }

    private void look() {
        test.get(scheduler::lookNow).await();
    }

    private void look(Instant moment) {
        clock.setInstant(moment);
        look();
    }

    private void awaitRuns(String... expected) {
        await().until(() -> runs.size() >= expected.length);
        assertThat(runs).containsExactly(expected);
    }

    private Instant due(String key) {
        return jobs.find(key).orElseThrow().due().toInstant();
    }

    private static Plan left(String key, Instant due, Instant takenUntil) {
        return new Plan("shop", "report", key, "", at(due), null, null, 1, at(takenUntil), UUID.randomUUID());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    @Test
    void jobRunsOnceWhenItIsDue() {
        desk.on("report", this::note);
        desk.at(NINE.plusSeconds(60), "report", "week", "data");
        look();
        look(NINE.plusSeconds(59));
        assertThat(runs).isEmpty();

        look(NINE.plusSeconds(60));

        awaitRuns("week=data@2026-11-21T09:01:00Z");
        await().until(() -> jobs.find("week").isEmpty());
        look(NINE.plusSeconds(120));
        assertThat(runs).hasSize(1);
    }

    @Test
    void runsThatWereMissedAreMadeUpForOnce() {
        desk.on("report", this::note);
        desk.cron(EVERY_HOUR, ZoneOffset.UTC, "report", "hourly", "");

        look(NINE.plus(Duration.ofMinutes(330)));

        awaitRuns("hourly=@2026-11-21T10:00:00Z");
        await().until(() -> due("hourly").equals(NINE.plus(Duration.ofHours(6))));
        look();
        assertThat(runs).hasSize(1);
    }

    @Test
    void runThatFailsForNowIsMadeAgainWithGrowingPauses() {
        desk.on("report", job -> {
            note(job);
            throw new JackfieldException(StandardError.OVERLOADED, "busy");
        });
        desk.at(NINE, "report", "week", "data");

        Instant next = NINE;
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            Instant begun = next;
            look(begun);
            await().until(() -> due("week").isAfter(begun));
            next = due("week");
            assertThat(Duration.between(begun, next)).isEqualTo(Duration.ofMinutes(minutes));
        }
        assertThat(runs).hasSize(8);
    }

    @Test
    void runThatFailsForGoodIsOverAndAScheduleGoesOn() {
        desk.on("report", job -> {
            note(job);
            throw new JackfieldException(StandardError.NOT_FOUND, "nobody there");
        });
        desk.at(NINE, "report", "once", "");
        desk.cron(EVERY_HOUR, ZoneOffset.UTC, "report", "hourly", "");

        look(NINE.plus(Duration.ofHours(1)));

        await().until(() -> jobs.find("once").isEmpty());
        await().until(() -> due("hourly").equals(NINE.plus(Duration.ofHours(2))));
        assertThat(jobs.find("hourly").orElseThrow().tries()).isZero();
        assertThat(runs).hasSize(2);
    }

    @Test
    void jobOfAPluginThatIsAwayWaitsForIt() {
        jobs.has(new Plan("cinema", "report", "film", "", at(NINE), null, null, 0));
        desk.on("report", this::note);
        look();
        assertThat(jobs.find("film").orElseThrow().takenUntil()).isNull();

        LoadedPlugin cinema = TestPlugins.named("cinema");
        live.put("cinema", cinema);
        scheduler.deskOf("cinema", cinema.scope()).on("report", this::note);
        look();

        awaitRuns("film=@2026-11-21T09:00:00Z");
    }

    @Test
    void jobThatNobodyDoesIsLookedAtAgainInAMinute() {
        desk.on("other", this::note);
        desk.at(NINE, "report", "week", "");

        look();

        await().until(() -> due("week").equals(NINE.plusSeconds(60)));
        assertThat(jobs.find("week").orElseThrow().tries()).isZero();
    }

    @Test
    void versionThatIsComingUpGetsNoJobsAndOneThatHasGoneNeither() {
        LoadedPlugin next = TestPlugins.named("shop", 2);
        desk.on("report", job -> runs.add("old"));
        scheduler.deskOf("shop", next.scope()).on("report", job -> runs.add("new"));
        desk.at(NINE, "report", "first", "");
        look();
        awaitRuns("old");

        live.put("shop", next);
        shop.scope().close();
        desk.at(NINE, "report", "second", "");
        look();
        awaitRuns("old", "new");

        next.scope().close();
        desk.at(NINE, "report", "third", "");
        look();
        assertThat(jobs.find("third").orElseThrow().takenUntil()).isNull();
    }

    @Test
    void jobThatIsUnderWayIsNotBegunAgain() {
        desk.on("report", job -> {
            note(job);
            end.await();
        });
        desk.at(NINE, "report", "week", "");
        look();
        awaitRuns("week=@2026-11-21T09:00:00Z");
        jobs.loseNextAnswer();
        look();

        look();

        assertThat(jobs.questions()).contains("give back all but [week]");
        assertThat(runs).hasSize(1);
        end.countDown();
        await().until(() -> jobs.find("week").isEmpty());
    }

    @Test
    void jobThatRunsForLongStaysTaken() {
        desk.on("report", job -> {
            note(job);
            end.await();
        });
        desk.at(NINE, "report", "week", "");
        mayWork = true;
        awaitRuns("week=@2026-11-21T09:00:00Z");
        assertThat(takenUntil("week")).isEqualTo(NINE.plusSeconds(120));

        clock.setInstant(NINE.plusSeconds(90));
        test.get(scheduler::renewNow).await();

        assertThat(takenUntil("week")).isEqualTo(NINE.plusSeconds(210));
        end.countDown();
        await().until(() -> jobs.find("week").isEmpty());
        assertThat(runs).hasSize(1);
    }

    private Instant takenUntil(String key) {
        return jobs.find(key).orElseThrow().takenUntil().toInstant();
    }

    @Test
    void jobThatAnEarlierLifeHasBegunRunsAgain() {
        jobs.has(left("week", NINE.minusSeconds(60), NINE.plusSeconds(1_800)));
        desk.on("report", this::note);

        look();

        awaitRuns("week=@2026-11-21T08:59:00Z");
    }

    @Test
    void jobThatWasTakenWhenTheAnswerWasLostRunsAtTheNextLook() {
        desk.on("report", this::note);
        desk.at(NINE, "report", "week", "");
        look();
        await().until(() -> jobs.find("week").isEmpty());
        desk.at(NINE, "report", "month", "");
        jobs.loseNextAnswer();
        look();
        assertThat(runs).hasSize(1);

        look();

        awaitRuns("week=@2026-11-21T09:00:00Z", "month=@2026-11-21T09:00:00Z");
    }

    @Test
    void endOfARunIsStoredOnceTheDatabaseIsBackAndTheRunIsNotMadeAgain() {
        desk.on("report", job -> {
            note(job);
            end.await();
        });
        desk.at(NINE, "report", "week", "");
        look();
        awaitRuns("week=@2026-11-21T09:00:00Z");
        jobs.lose(new IllegalStateException("away"));
        end.countDown();
        await().until(() -> jobs.questions().contains("done"));
        look(NINE.plus(Duration.ofHours(1)));

        jobs.lose(null);
        look();

        await().until(() -> jobs.find("week").isEmpty());
        assertThat(runs).hasSize(1);
    }

    @Test
    void looksByItselfOnceItMayAndAlsoAfterAnOutage() {
        desk.on("report", this::note);
        desk.at(NINE, "report", "week", "");
        int first = looks.get();
        await().until(() -> looks.get() > first + 2);
        assertThat(jobs.questions()).doesNotContain("take");

        mayWork = true;
        awaitRuns("week=@2026-11-21T09:00:00Z");
        jobs.lose(new IllegalStateException("away"));
        int before = jobs.questions().size();
        await().until(() -> jobs.questions().size() > before + 2);
        jobs.lose(null);
        desk.at(NINE, "report", "month", "");

        awaitRuns("week=@2026-11-21T09:00:00Z", "month=@2026-11-21T09:00:00Z");
    }

    @Test
    void planCanBeTakenBack() {
        desk.on("report", this::note);
        desk.at(NINE, "report", "week", "");
        desk.at(NINE, "report", "month", "");
        desk.cancel("report", "week");

        look();

        awaitRuns("month=@2026-11-21T09:00:00Z");
    }

    @Test
    void planThatNobodyCouldKeepIsRefused() {
        assertThatThrownBy(() -> desk.at(NINE, "report", "k".repeat(401), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key has 401 characters");
        assertThatThrownBy(() -> desk.at(NINE, "a\0b", "week", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.cron("at nine", ZoneOffset.UTC, "report", "week", ""))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("schedule 'at nine'");
        assertThat(jobs.questions()).isEmpty();
    }
}
