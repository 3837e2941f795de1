package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Change;
import io.jackfield.api.desk.BillingDesk.Change.What;
import io.jackfield.api.desk.BillingDesk.Day;
import io.jackfield.host.billing.Term;
import io.jackfield.host.llm.SpendingGate.Hold;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.Migrations;
import io.jackfield.host.store.PersonKey;
import io.jackfield.it.fixture.BillingRoom;
import io.jackfield.it.fixture.TestPlatform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/**
 * Quotas on a real PostgreSQL; two billing rooms ask it at once, as no two hosts may, and get no more than one would.
 */
class QuotasIT {
    private static final Duration LONGEST_CALL = Duration.ofMinutes(20);
    private static final Cause CAUSE = new Cause("operator", "ada", "");
    private static final AtomicLong USERS = new AtomicLong();
    private static final UUID FIRST_HOST = UUID.randomUUID();

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("helper", """
                    timezone: Europe/Moscow
                    models:
                      - {id: fast, provider: openai, model: x}
                      - {id: deep, provider: openai, model: y}
                      - {id: best, provider: openai, model: z, premium: true}
                    plans:
                      - id: free
                        limits:
                          - {requests: 10, per: day, models: [fast]}
                          - {tokens: 1000, per: month, models: [deep]}
                      - {id: vip, premium: true}
                    """).notStarted();

    private final long user = USERS.incrementAndGet();
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);
    private final List<BillingRoom> rooms = new ArrayList<>();
    private BillingRoom first;

    @BeforeEach
    void open() {
        Migrations.apply(platform.config().database().url().orElseThrow());
        first = host(FIRST_HOST);
    }

    private BillingRoom host(UUID id) {
        BillingRoom room = new BillingRoom(platform.config(), id, LONGEST_CALL, clock);
        rooms.add(room);
        return room;
    }

    @AfterEach
    void close() {
        rooms.forEach(BillingRoom::close);
    }

    private Hold reserve(BillingRoom room, String offer, long tokens) {
        return room.billing().gate().reserve("helper", user, room.offer(offer), tokens);
    }

    private Allowance allowance(String offer) {
        return first.billing().desk().standing("helper", user).tightest(offer).orElseThrow();
    }

    private void used(String offer, int amount) {
        assertThat(allowance(offer).used()).isEqualByComparingTo(BigDecimal.valueOf(amount));
    }

    private void settle(Hold hold, String offer) {
        hold.settle(first.offer(offer), 100, new BigDecimal("0.01"));
    }

    /** What this many calls at once get, half of them on each host. */
    private List<Hold> reserveAtOnce(int calls, String offer, long tokens) throws InterruptedException {
        BillingRoom second = host(UUID.randomUUID());
        CountDownLatch begin = new CountDownLatch(1);
        Queue<Hold> got = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        double refusedBefore = first.refusals();
        List<Thread> threads = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            BillingRoom room = call % 2 == 0 ? first : second;
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    begin.await();
                    got.add(reserve(room, offer, tokens));
                } catch (JackfieldException e) {
                    if (e.error() == StandardError.QUOTA_EXCEEDED) {
                        refused.incrementAndGet();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(got.size() + refused.get()).isEqualTo(calls);
        assertThat(first.refusals() + second.refusals() - refusedBefore).isEqualTo(refused.get());
        return List.copyOf(got);
    }

    @Test
    void callsAtOnceGetNoMoreThanThePlanGives() throws InterruptedException {
        List<Hold> holds = reserveAtOnce(50, "fast", 1);

        assertThat(holds).hasSize(10);
        used("fast", 10);

        holds.subList(0, 7).forEach(hold -> settle(hold, "fast"));
        holds.subList(7, 10).forEach(Hold::release);
        used("fast", 7);
        assertThat(reserveAtOnce(50, "fast", 1)).hasSize(3);
    }

    @Test
    void tokensAreHeldByTheEstimateAndBookedAsTheyWere() throws InterruptedException {
        List<Hold> holds = reserveAtOnce(50, "deep", 300);

        assertThat(holds).hasSize(3);
        used("deep", 900);
        holds.forEach(hold -> settle(hold, "deep"));
        used("deep", 300);
        assertThat(allowance("deep").renewsAt()).contains(Instant.parse("2026-01-31T21:00:00Z"));
    }

    @Test
    void onlyTheFirstEndOfACallCounts() {
        Hold settled = reserve(first, "fast", 1);
        settle(settled, "fast");
        settle(settled, "fast");
        settled.release();
        Hold released = reserve(first, "fast", 1);
        released.release();
        settle(released, "fast");

        used("fast", 1);
    }

    @Test
    void callIsBookedToTheDayOnWhichItBegan() {
        clock.setInstant(Instant.parse("2026-01-05T20:59:00Z"));
        Hold hold = reserve(first, "fast", 1);
        clock.setInstant(Instant.parse("2026-01-05T21:01:00Z"));

        used("fast", 0);
        settle(hold, "fast");

        used("fast", 0);
        clock.setInstant(Instant.parse("2026-01-05T20:59:30Z"));
        used("fast", 1);
    }

    @Test
    void interruptedCallIsBookedAllTheSame() {
        Hold hold = reserve(first, "fast", 1);

        Thread.currentThread().interrupt();
        settle(hold, "fast");

        assertThat(Thread.interrupted()).isTrue();
        used("fast", 1);
    }

    @Test
    void deadHostHoldsNothingOnceItIsBackOrTheCallWouldBeOver() {
        BillingRoom second = host(UUID.randomUUID());
        reserve(first, "fast", 1);
        reserve(second, "fast", 1);
        used("fast", 2);

        host(FIRST_HOST).start();
        used("fast", 1);

        clock.add(LONGEST_CALL);
        used("fast", 0);
    }

    @Test
    void callThatTookTooLongIsBookedAfterAll() {
        Hold hold = reserve(first, "fast", 1);
        clock.add(LONGEST_CALL.plusSeconds(60));
        used("fast", 0);

        settle(hold, "fast");

        used("fast", 1);
    }

    @Test
    void fallbackIsChargedInsteadWhereThePlanHasRoomForIt() {
        reserve(first, "deep", 600).settle(first.offer("fast"), 100, BigDecimal.ZERO);
        used("deep", 0);
        used("fast", 1);

        for (int call = 0; call < 9; call++) {
            reserve(first, "fast", 1);
        }
        reserve(first, "deep", 600).settle(first.offer("fast"), 100, BigDecimal.ZERO);
        used("deep", 100);
        used("fast", 10);
    }

    @Test
    void daysTurnInTheZoneOfTheUser() {
        reserve(first, "fast", 1);
        assertThat(allowance("fast").renewsAt()).contains(Instant.parse("2026-01-05T21:00:00Z"));

        prefer("timezone", "Asia/Tokyo");
        assertThat(allowance("fast").renewsAt()).contains(Instant.parse("2026-01-05T15:00:00Z"));
        prefer("timezone", "Atlantis");
        assertThat(allowance("fast").renewsAt()).contains(Instant.parse("2026-01-05T21:00:00Z"));
    }

    /** As another host writes it: what this one remembers is forgotten. */
    private void prefer(String name, String value) {
        platform.journal()
                .column("insert into memory(bot, plugin, scope, name, value) values (7, '', 'user:" + user + "', '"
                        + name + "', '" + value + "') on conflict (bot, plugin, scope, name)"
                        + " do update set value = excluded.value returning value");
        first = host(FIRST_HOST);
    }

    @Test
    void premiumIsOpenFromTheGrantToTheVeryMomentOfItsEnd() {
        assertThatThrownBy(() -> reserve(first, "best", 1))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(StandardError.SUBSCRIPTION_REQUIRED));

        PersonKey key = new PersonKey(7, user);
        first.ask(billing -> billing.subscriptions().grant(key, "vip", new Term.For(Duration.ofDays(30)), CAUSE));

        reserve(first, "best", 1);
        Instant end = clock.instant().plus(Duration.ofDays(30));
        assertThat(first.billing().desk().standing("helper", user).until()).contains(end);
        clock.setInstant(end);
        assertThatThrownBy(() -> reserve(first, "best", 1)).hasMessageContaining("plan free is not");
        clock.setInstant(end.minusSeconds(1));
        first.ask(billing -> billing.subscriptions().revoke(key, CAUSE));
        assertThatThrownBy(() -> reserve(first, "best", 1)).hasMessageContaining("plan free is not");
    }

    @Test
    void grantsFollowEachOtherAndStayWrittenDown() {
        PersonKey key = new PersonKey(7, user);
        first.ask(billing -> billing.subscriptions().grant(key, "vip", new Term.For(Duration.ofDays(30)), CAUSE));
        first.ask(billing -> billing.subscriptions().grant(key, "vip", new Term.For(Duration.ofDays(30)), CAUSE));
        assertThat(first.billing().desk().standing("helper", user).until())
                .contains(clock.instant().plus(Duration.ofDays(60)));

        first.ask(billing -> billing.subscriptions().revoke(key, CAUSE));
        assertThat(first.<Optional<?>>ask(
                        billing -> billing.subscriptions().revoke(key, CAUSE).map(gone -> gone)))
                .isEmpty();

        assertThat(platform.journal().column("select plan from subscription where person = " + user))
                .containsExactly("vip", "vip");
        assertThat(platform.journal()
                        .column("select action || ' ' || plan || ' ' || source || ' ' || actor from billing_action"
                                + " where person = " + user + " order by id"))
                .containsExactly("grant vip operator ada", "grant vip operator ada", "revoke vip operator ada");
    }

    @Test
    void resetForgetsWhatWasUsedAndKeepsWhatIsUnderWay() {
        settle(reserve(first, "fast", 1), "fast");
        reserve(first, "fast", 1);

        first.ask(billing -> billing.quotas().reset(new PersonKey(7, user), clock.instant(), CAUSE));

        used("fast", 1);
    }

    @Test
    void historyHasWhatWasGivenAndWhatCountedOnEachDayOfTheUser() {
        prefer("timezone", "Asia/Tashkent");
        settle(reserve(first, "fast", 1), "fast");
        clock.setInstant(Instant.parse("2026-01-05T20:59:00Z"));
        settle(reserve(first, "fast", 1), "fast");
        PersonKey key = new PersonKey(7, user);
        first.ask(billing -> billing.subscriptions().grant(key, "vip", new Term.For(Duration.ofDays(30)), CAUSE));
        first.ask(billing -> billing.subscriptions().revoke(key, CAUSE));

        List<Day> history = first.billing().desk().history("helper", user, 14);

        Instant end = clock.instant().plus(Duration.ofDays(30));
        assertThat(history)
                .containsExactly(
                        new Day(
                                LocalDate.parse("2026-01-06"),
                                List.of(
                                        new Change(What.GIVEN, "vip", Optional.of(end)),
                                        new Change(What.TAKEN_BACK, "vip", Optional.empty())),
                                1),
                        new Day(LocalDate.parse("2026-01-05"), List.of(), 1));
        assertThat(first.billing().desk().history("helper", user, 1)).hasSize(1);
        assertThatThrownBy(() -> first.billing().desk().history("helper", user, 91))
                .hasMessage("days is 91; ask for 1 to 90");
    }

    @Test
    void planWithoutLimitsCostsNoQuestionToTheDatabase() {
        PersonKey key = new PersonKey(7, user);
        first.ask(billing -> billing.subscriptions().grant(key, "vip", new Term.Forever(), CAUSE));
        reserve(first, "best", 1).release();

        long before = statements();
        for (int call = 0; call < 100; call++) {
            settle(reserve(first, "best", 1_000_000), "best");
        }

        assertThat(statements() - before).isLessThan(10);
    }

    /** How many transactions this database has seen. */
    private static long statements() {
        platform.journal().column("select pg_stat_force_next_flush()::text");
        return Long.parseLong(platform.journal()
                .column("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()")
                .getFirst());
    }
}
