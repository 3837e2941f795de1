package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.api.desk.BillingDesk.Access.Reason;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Standing.State;
import io.jackfield.api.desk.BillingDesk.Upcoming;
import io.jackfield.host.billing.Gift;
import io.jackfield.host.billing.Moment;
import io.jackfield.host.billing.Term;
import io.jackfield.host.billing.Timeline;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.Migrations;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.SubscriptionNoticeTable;
import io.jackfield.host.store.SubscriptionNoticeTable.Ending;
import io.jackfield.host.store.SubscriptionRow;
import io.jackfield.host.store.SubscriptionRow.Kind;
import io.jackfield.host.store.SubscriptionTable;
import io.jackfield.it.fixture.BillingRoom;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** Plans that follow one another, on a real PostgreSQL. */
class SubscriptionsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Period MONTH = Period.ofMonths(1);
    private static final Cause CAUSE = new Cause("operator", "ada", "");
    private static final AtomicLong USERS = new AtomicLong(50_000);

    /** Segments of one person that overlap; behind one without an end others wait in the year 9999. */
    private static final String OVERLAPS = "select a.person::text from subscription a join subscription b"
            + " on a.bot = b.bot and a.person = b.person and a.id < b.id"
            + " where a.ended_at is null and b.ended_at is null"
            + " and tstzrange(a.begun_at, coalesce(a.until, greatest(a.begun_at, '9999-01-01 00:00Z')))"
            + " && tstzrange(b.begun_at, coalesce(b.until, greatest(b.begun_at, '9999-01-01 00:00Z')))";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("helper", """
                    plans:
                      - id: free
                      - {id: vip, premium: true, features: [reports], trial: P3D, grace: P3D, remind: [P1D]}
                      - {id: gold, premium: true, features: [charts]}
                      - {id: silver, grace: P3D}
                    """).notStarted();

    private final long user = USERS.incrementAndGet();
    private final PersonKey key = new PersonKey(7, user);
    private final List<BillingRoom> rooms = new ArrayList<>();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);
    private BillingRoom room;

    @BeforeEach
    void open() {
        Migrations.apply(platform.config().database().url().orElseThrow());
        room = another();
    }

    private BillingRoom another() {
        BillingRoom opened = new BillingRoom(platform.config(), UUID.randomUUID(), Duration.ofMinutes(20), clock);
        rooms.add(opened);
        return opened;
    }

    @AfterEach
    void close() {
        rooms.forEach(BillingRoom::close);
    }

    private Optional<Instant> buy(BillingRoom with, String plan, Optional<Period> period, String order) {
        Optional<Instant> until = with.inTransaction(transaction -> with.billing()
                .entitlements()
                .give(transaction, with.bot(), user, plan, period, order, Optional.empty(), clock.instant()));
        changed(with);
        return until;
    }

    private Optional<Instant> buy(String plan, Period period, String order) {
        return buy(room, plan, Optional.of(period), order);
    }

    private void takeBack(String order) {
        room.inTransaction(transaction ->
                room.billing().entitlements().takeBack(transaction, room.bot(), user, order, clock.instant()));
        changed(room);
    }

    private void changed(BillingRoom with) {
        with.ask(billing -> {
            billing.entitlements().changed(with.bot(), user);
            return Future.succeededFuture();
        });
    }

    private Standing standing() {
        return room.billing().desk().standing("helper", user);
    }

    private String plan() {
        return standing().plan().id();
    }

    private static Instant noon(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }

    private static List<String> column(String sql) {
        return platform.journal().column(sql);
    }

    @Test
    void whatIsPaidFollowsAndComesForwardWhenTheOtherIsTakenBack() {
        assertThat(buy("vip", MONTH, "o1")).contains(noon("2026-02-28"));
        assertThat(buy("vip", MONTH, "o2")).contains(noon("2026-03-28"));
        clock.setInstant(noon("2026-02-08"));

        assertThat(buy("gold", Period.ofDays(5), "o3")).contains(noon("2026-02-13"));

        assertThat(plan()).isEqualTo("gold");
        assertThat(standing().after())
                .extracting(upcoming -> upcoming.plan().id())
                .containsExactly("vip");
        assertThat(standing().after()).extracting(Upcoming::from).containsExactly(noon("2026-02-13"));
        assertThat(standing().after()).extracting(Upcoming::until).containsExactly(Optional.of(noon("2026-04-05")));
        clock.setInstant(noon("2026-02-09"));
        takeBack("o3");
        assertThat(plan()).isEqualTo("vip");
        assertThat(standing().until()).contains(noon("2026-04-01"));
        takeBack("o1");
        assertThat(standing().until()).contains(noon("2026-03-09"));
        takeBack("o2");
        assertThat(standing().state()).isEqualTo(State.FREE);
        assertThat(column("select action || ' ' || plan || ' ' || source || ' ' || actor from billing_action"
                        + " where person = " + user + " order by id"))
                .containsExactly(
                        "buy vip payment o1",
                        "buy vip payment o2",
                        "buy gold payment o3",
                        "refund gold payment o3",
                        "refund vip payment o1",
                        "refund vip payment o2");
    }

    @Test
    void endAndBeginningCountToTheMomentWithoutAQuestion() {
        buy("vip", Period.ofDays(2), "o1");
        clock.setInstant(noon("2026-02-01"));
        buy("gold", Period.ofDays(1), "o2");
        assertThat(plan()).isEqualTo("gold");
        long before = statements();

        clock.setInstant(noon("2026-02-02").minusMillis(1));
        for (int times = 0; times < 100; times++) {
            assertThat(plan()).isEqualTo("gold");
        }
        clock.setInstant(noon("2026-02-02"));
        assertThat(plan()).isEqualTo("vip");
        assertThat(standing().state()).isEqualTo(State.ACTIVE);
        clock.setInstant(noon("2026-02-03"));
        assertThat(standing().state()).isEqualTo(State.GRACE);
        assertThat(standing().graceUntil()).contains(noon("2026-02-06"));
        assertThat(room.billing().desk().access("helper", user, "reports").reason())
                .isEqualTo(Reason.GRACE);
        clock.setInstant(noon("2026-02-06"));
        assertThat(plan()).isEqualTo("free");
        assertThat(room.billing().desk().access("helper", user, "reports").reason())
                .isEqualTo(Reason.NEEDS_PLAN);

        // The server does some of its own.
        assertThat(statements() - before).isLessThan(30);
    }

    /** How many transactions this database has seen. */
    private static long statements() {
        column("select pg_stat_force_next_flush()::text");
        return Long.parseLong(
                column("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()")
                        .getFirst());
    }

    private void atOnce(int times, Function<Integer, Runnable> work) throws InterruptedException {
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            Runnable one = work.apply(time);
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    begin.await();
                    one.run();
                } catch (InterruptedException | RuntimeException | Error e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void orderGivesOnceHoweverOftenAndFromWhereverItIsTold() throws InterruptedException {
        BillingRoom second = another();

        atOnce(20, time -> () -> buy(time % 2 == 0 ? room : second, "vip", Optional.of(MONTH), "o1"));

        assertThat(standing().until()).contains(noon("2026-02-28"));
        takeBack("o1");
        assertThat(buy("vip", MONTH, "o1")).contains(clock.instant());
        assertThat(plan()).isEqualTo("free");
    }

    @Test
    void ordersAtOnceAllCount() throws InterruptedException {
        BillingRoom second = another();

        atOnce(
                20,
                time -> () -> buy(
                        time % 2 == 0 ? room : second,
                        time % 4 < 2 ? "vip" : "gold",
                        Optional.of(Period.ofDays(1)),
                        "o" + time));

        assertThat(column(OVERLAPS)).doesNotContain(Long.toString(user));
        assertThat(column("select max(until)::text from subscription where ended_at is null and person = " + user))
                .containsExactly("2026-02-20 12:00:00+00");
    }

    @Test
    void paymentThatIsNotStoredGivesNothing() {
        assertThatThrownBy(() -> room.inTransaction(transaction -> room.billing()
                        .entitlements()
                        .give(
                                transaction,
                                room.bot(),
                                user,
                                "vip",
                                Optional.of(MONTH),
                                "o1",
                                Optional.empty(),
                                clock.instant())
                        .compose(given -> Future.failedFuture("the payment cannot be stored"))))
                .hasMessageContaining("the payment cannot be stored");

        assertThat(plan()).isEqualTo("free");
        assertThat(column("select action from billing_action where person = " + user))
                .isEmpty();
        assertThat(buy("vip", MONTH, "o1")).contains(noon("2026-02-28"));
    }

    @Test
    void monthsAreReckonedWhereTheUserIs() {
        platform.journal()
                .execute("insert into memory(bot, plugin, scope, name, value) values (7, '', 'user:" + user
                        + "', 'timezone', 'America/New_York')");
        clock.setInstant(noon("2026-02-15"));

        assertThat(buy("vip", MONTH, "o1")).contains(Instant.parse("2026-03-15T11:00:00Z"));
    }

    @Test
    void planIsTriedOnceAndNotAfterItWasBought() {
        assertThat(room.<List<String>>ask(billing -> billing.trials().open(room.bot(), user)))
                .containsExactly("vip");
        assertThat(tryOut("vip")).contains(noon("2026-02-03"));
        assertThat(standing().state()).isEqualTo(State.TRIAL);
        assertThat(tryOut("vip")).isEmpty();
        assertThat(tryOut("gold")).isEmpty();
        clock.setInstant(noon("2026-02-04"));
        assertThat(standing().state()).isEqualTo(State.FREE);
        assertThat(tryOut("vip")).isEmpty();
        assertThat(room.<List<String>>ask(billing -> billing.trials().open(room.bot(), user)))
                .isEmpty();
    }

    @Test
    void purchaseTakesThePlaceOfTheTrialAndLeavesNone() {
        tryOut("vip");
        clock.setInstant(noon("2026-02-01"));
        assertThat(buy("vip", MONTH, "o1")).contains(noon("2026-03-01"));
        takeBack("o1");

        assertThat(plan()).isEqualTo("free");
        assertThat(tryOut("vip")).isEmpty();
    }

    private Optional<Instant> tryOut(String plan) {
        return room.ask(billing -> billing.trials().begin(room.bot(), user, plan));
    }

    @Test
    void rowsOfBeforeGoOn() {
        platform.journal()
                .execute("insert into subscription(bot, person, plan, begun_at, until, source) values"
                        + " (7, %d, 'vip', '2026-01-01 12:00Z', '2026-02-10 12:00Z', 'operator')".formatted(user));
        assertThat(standing().until()).contains(noon("2026-02-10"));

        buy("gold", Period.ofDays(1), "o1");

        assertThat(standing().after()).extracting(Upcoming::until).containsExactly(Optional.of(noon("2026-02-11")));
    }

    @Test
    void subscribersInTheirGraceAreCounted() {
        buy("silver", Period.ofDays(1), "o1");
        subscribersAre(1);

        clock.setInstant(noon("2026-02-01"));
        subscribersAre(1);
        clock.setInstant(noon("2026-02-04"));
        subscribersAre(0);
    }

    private void subscribersAre(int count) {
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            changed(room);
            assertThat(room.subscribers("silver")).isEqualTo(count);
        });
    }

    @Test
    void messageAboutAnEndIsStoredOnceAndOnlyIfItStillIsTheEnd() {
        buy("vip", MONTH, "o1");
        platform.journal()
                .execute("insert into person(bot, id, first_name, last_name, username, language)"
                        + " values (7, %d, 'Ada', '', '', 'en')".formatted(user));
        SubscriptionNoticeTable notices = new SubscriptionNoticeTable(room.pool());
        Ending ending =
                room
                        .<List<Ending>>ask(billing -> notices.ending(7, clock.instant(), noon("2026-03-01"), 0, 100))
                        .stream()
                        .filter(one -> one.person() == user)
                        .findFirst()
                        .orElseThrow();
        assertThat(ending.until()).isEqualTo(noon("2026-02-28"));

        assertThat(stored(notices, ending, "PT24H", List.of("PT24H", "PT72H"))).isTrue();
        assertThat(stored(notices, ending, "PT24H", List.of("PT24H"))).isFalse();
        assertThat(stored(notices, ending, "PT72H", List.of("PT72H"))).isFalse();
        buy("vip", MONTH, "o2");
        assertThat(stored(notices, ending, "ended", List.of("ended"))).isFalse();

        assertThat(column("select count(*) from journal where chat = " + user)).containsExactly("1");
    }

    private boolean stored(SubscriptionNoticeTable notices, Ending ending, String kind, List<String> settled) {
        RowKey row = new RowKey(20_500, 7, -USERS.incrementAndGet());
        NewRow message = NewRow.message(row, user, Buffer.buffer("message"));
        return room.ask(billing -> notices.store(ending, kind, settled, message, clock.instant()));
    }

    @Test
    void tableHoldsWhatTheTimelineSays() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Timeline model = Timeline.EMPTY;
        SubscriptionTable table = new SubscriptionTable(room.pool());
        List<String> plans = List.of("vip", "gold");
        for (int step = 0; step < 60; step++) {
            clock.add(Duration.ofHours(random.nextInt(60)));
            Moment moment = new Moment(clock.instant(), ZoneOffset.UTC);
            String plan = plans.get(random.nextInt(2));
            String order = "o" + step;
            Function<String, Duration> grace = ended -> ended.equals("vip") ? Duration.ofDays(3) : Duration.ZERO;
            switch (random.nextInt(6)) {
                case 0, 1, 2 -> {
                    Optional<Period> period = random.nextInt(8) == 0 ? Optional.empty() : Optional.of(MONTH);
                    buy(room, plan, period, order);
                    Term term = period.<Term>map(Term.Calendar::new).orElseGet(Term.Forever::new);
                    Gift gift = new Gift(plan, term, Kind.BOUGHT, Optional.of(order), "payment");
                    model = model.give(gift, moment, grace).timeline();
                }
                case 3 -> {
                    String earlier = "o" + random.nextInt(step + 1);
                    takeBack(earlier);
                    model = model.takeBack(earlier, moment);
                }
                case 4 -> {
                    Term term = new Term.For(Duration.ofDays(2));
                    room.ask(billing -> billing.subscriptions().grant(key, plan, term, CAUSE));
                    model = model.grant(new Gift(plan, term, Kind.OPERATOR, Optional.empty(), "operator"), moment)
                            .timeline();
                }
                default -> {
                    room.ask(billing -> billing.subscriptions().revoke(key, CAUSE));
                    Timeline before = model;
                    model = model.revoke(moment, grace)
                            .map(Timeline.Revoked::timeline)
                            .orElse(before);
                }
            }
            List<SubscriptionRow> stored = room.ask(billing -> table.counting(key, clock.instant()));
            Instant remembered = clock.instant().minus(SubscriptionTable.REMEMBERED);
            assertThat(stored.stream().map(SubscriptionsIT::unnumbered))
                    .as("seed %d, step %d", seed, step)
                    .containsExactlyElementsOf(model.segments().stream()
                            .filter(segment -> !segment.isOverAt(remembered))
                            .map(SubscriptionsIT::unnumbered)
                            .toList());
        }
        assertThat(column(OVERLAPS)).doesNotContain(Long.toString(user));
    }

    private static SubscriptionRow unnumbered(SubscriptionRow row) {
        return new SubscriptionRow(
                SubscriptionRow.NEW,
                row.plan(),
                row.kind(),
                row.begun(),
                row.until(),
                row.order(),
                row.period(),
                row.source());
    }
}
