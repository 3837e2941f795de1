package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.BillingDesk.CreditEntry;
import io.jackfield.host.llm.SpendingGate.Hold;
import io.jackfield.host.store.Cause;
import io.jackfield.host.store.Migrations;
import io.jackfield.host.store.PersonKey;
import io.jackfield.it.fixture.BillingRoom;
import io.jackfield.it.fixture.TestPlatform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.threeten.extra.MutableClock;

/** Credits on a real PostgreSQL: what they let through, what they cost, and what takes them back. */
class CreditsIT {
    private static final Duration LONGEST_CALL = Duration.ofMinutes(20);
    private static final Cause CAUSE = new Cause("operator", "ada", "sorry");
    private static final AtomicLong USERS = new AtomicLong(70_000);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("helper", """
                    models:
                      - {id: fast, provider: openai, model: x}
                      - {id: deep, provider: openai, model: y}
                      - {id: best, provider: openai, model: z, premium: true}
                    plans:
                      - id: free
                        limits:
                          - {requests: 1, per: ever, models: [fast]}
                          - {requests: 0, per: ever, models: [deep]}
                      - {id: vip, premium: true}
                    """).notStarted();

    private final long user = USERS.incrementAndGet();
    private final PersonKey key = new PersonKey(7, user);
    private final MutableClock clock = MutableClock.of(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);
    private final List<BillingRoom> rooms = new ArrayList<>();
    private final UUID host = UUID.randomUUID();
    private BillingRoom room;

    @BeforeEach
    void open() {
        Migrations.apply(platform.config().database().url().orElseThrow());
        room = host(host);
    }

    private BillingRoom host(UUID id) {
        BillingRoom opened = new BillingRoom(platform.config(), id, LONGEST_CALL, clock);
        rooms.add(opened);
        return opened;
    }

    @AfterEach
    void balanceIsTheSumOfItsEntriesAndTheRoomsClose() {
        assertThat(platform.journal()
                        .column("select c.person from credit c where balance <> (select sum(amount) from credit_entry e"
                                + " where e.bot = c.bot and e.person = c.person)"))
                .isEmpty();
        rooms.forEach(BillingRoom::close);
    }

    private boolean change(long amount, String wish) {
        return room.ask(billing -> billing.credits().change(key, amount, wish, CAUSE));
    }

    private void buy(long amount, String order) {
        room.inTransaction(
                tx -> room.billing().entitlements().giveCredits(tx, room.bot(), user, amount, order, clock.instant()));
    }

    private void refund(String order) {
        room.inTransaction(tx -> room.billing().entitlements().takeBack(tx, room.bot(), user, order, clock.instant()));
    }

    private Hold reserve(String offer) {
        return room.billing().gate().reserve("helper", user, room.offer(offer), 1);
    }

    private void answer(String offer) {
        reserve(offer).settle(room.offer(offer), 10, BigDecimal.ZERO);
    }

    private long free() {
        return room.billing().desk().credits("helper", user, 0).balance();
    }

    private List<String> entries() {
        return room.billing().desk().credits("helper", user, 100).entries().stream()
                .map(entry -> entry.what() + " " + entry.amount() + " " + entry.balance())
                .toList();
    }

    private void isRefused(String offer) {
        assertThatThrownBy(() -> reserve(offer))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(StandardError.QUOTA_EXCEEDED));
    }

    @Test
    void planIsUsedFirstAndThenCreditsOneAnAnswer() {
        change(2, "a");

        answer("fast");
        assertThat(free()).isEqualTo(2);
        answer("fast");
        answer("fast");

        assertThat(entries()).containsExactly("SPENT -1 0", "SPENT -1 1", "GIVEN 2 2");
        isRefused("fast");
        assertThat(room.billing()
                        .desk()
                        .standing("helper", user)
                        .tightest("fast")
                        .orElseThrow()
                        .used())
                .as("what credits pay does not count for the plan")
                .isEqualByComparingTo("1");
    }

    @Test
    void creditsOpenNoPremiumModel() {
        change(5, "a");

        assertThatThrownBy(() -> reserve("best")).hasMessageContaining("premium");
    }

    @Test
    void answerThatDidNotComeCostsNothingAndTheEndCountsOnce() {
        change(1, "a");

        Hold failed = reserve("deep");
        assertThat(free()).as("held").isZero();
        isRefused("deep");
        failed.release();
        failed.settle(room.offer("deep"), 10, BigDecimal.ZERO);
        assertThat(free()).isEqualTo(1);

        Hold hold = reserve("deep");
        hold.settle(room.offer("deep"), 10, BigDecimal.ZERO);
        hold.settle(room.offer("deep"), 10, BigDecimal.ZERO);
        hold.release();
        assertThat(entries()).containsExactly("SPENT -1 0", "GIVEN 1 1");
    }

    @Test
    void callsThatDiedWithTheirHostCostNothing() {
        change(1, "a");
        reserve("deep");

        BillingRoom again = host(host);
        again.start();

        assertThat(free()).isEqualTo(1);
        answer("deep");
        assertThat(free()).isZero();
    }

    @Test
    void manyAtOnceGetNoMoreThanThereIs() throws InterruptedException {
        change(3, "a");
        BillingRoom second = host(UUID.randomUUID());
        Queue<Hold> got = new ConcurrentLinkedQueue<>();
        AtomicInteger refused = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            BillingRoom one = call % 2 == 0 ? room : second;
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    got.add(one.billing().gate().reserve("helper", user, one.offer("deep"), 1));
                } catch (JackfieldException e) {
                    refused.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(got).hasSize(3);
        assertThat(refused).hasValue(17);

        List<Thread> ends = got.stream()
                .map(hold -> Thread.startVirtualThread(() -> hold.settle(room.offer("deep"), 10, BigDecimal.ZERO)))
                .toList();
        for (Thread end : ends) {
            end.join();
        }
        assertThat(entries()).containsExactly("SPENT -1 0", "SPENT -1 1", "SPENT -1 2", "GIVEN 3 3");
    }

    @Test
    void fallbackIsPaidByThePlanWhereItHasRoomAndByTheSameCreditElse() {
        change(1, "a");

        reserve("deep").settle(room.offer("fast"), 10, BigDecimal.ZERO);
        assertThat(free()).as("the plan had room for the fallback").isEqualTo(1);

        reserve("deep").settle(room.offer("fast"), 10, BigDecimal.ZERO);
        assertThat(entries()).containsExactly("SPENT -1 0", "GIVEN 1 1");
    }

    @Test
    void sameWishAndSameOrderCountOnce() {
        assertThat(change(5, "wish")).isTrue();
        assertThat(change(5, "wish")).isFalse();
        buy(10, "order-a");
        buy(10, "order-a");
        refund("order-a");
        refund("order-a");

        assertThat(entries()).containsExactly("REFUNDED -10 5", "BOUGHT 10 15", "GIVEN 5 5");
        assertThat(platform.journal()
                        .column("select actor || ': ' || reason from credit_entry where kind = 'given' and person = "
                                + user))
                .containsExactly("ada: sorry");
    }

    @Test
    void refundTakesWhatIsLeftOfItsOwnOrderAlone() {
        buy(3, "order-a");
        change(4, "gift");
        answer("deep");
        answer("deep");
        refund("order-a");
        assertThat(entries().getFirst()).isEqualTo("REFUNDED -1 4");

        buy(2, "order-b");
        for (int times = 0; times < 5; times++) {
            answer("deep");
        }
        refund("order-b");
        assertThat(entries().getFirst()).as("the gift was spent first").isEqualTo("REFUNDED -1 0");
    }

    @Test
    void whatAnAnswerUnderWayHoldsCanNotBeTaken() {
        change(2, "a");
        Hold hold = reserve("deep");

        assertThatThrownBy(() -> change(-2, "b")).hasMessageContaining("has 1 credits, beside 1 for answers under way");
        buy(1, "order-a");
        refund("order-a");
        hold.settle(room.offer("deep"), 10, BigDecimal.ZERO);
        change(-1, "c");

        assertThat(free()).isZero();
        assertThat(room.billing().desk().credits("helper", user, 1).entries())
                .extracting(CreditEntry::what)
                .containsExactly(CreditEntry.What.TAKEN);
    }
}
