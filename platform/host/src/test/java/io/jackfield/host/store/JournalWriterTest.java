package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.loop.TestLoop;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class JournalWriterTest {
    private static final int DAY = 20_000;
    private static final long LAST = Long.MAX_VALUE / 2;

    private final TestLoop loop = new TestLoop();
    private final InMemoryJournal database = new InMemoryJournal();
    private final JournalWriter journal = new JournalWriter(loop.loop(), database::connect, Duration.ZERO, 100);
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    private void add(long... ids) {
        loop.run(() ->
                LongStream.of(ids).forEach(id -> journal.add(row(DAY, id), stored -> told.add(id + " " + stored))));
    }

    private static NewRow row(int day, long id) {
        return NewRow.update(new RowKey(day, 7, id), 5, Buffer.buffer("{}"));
    }

    private void closed(long id) {
        loop.run(() -> journal.close(
                new Closing(new RowKey(DAY, 7, id), null, null, Writes.NONE), () -> told.add(id + " closed")));
    }

    @Test
    void whatComesTogetherIsWrittenTogether() {
        add(1, 2, 3);

        await().until(() -> told.size() == 3);
        assertThat(told).containsExactly("1 NEW", "2 NEW", "3 NEW");
        assertThat(database.arrivals()).containsExactly(List.of(1L, 2L, 3L));
    }

    @Test
    void whileAFlushIsOnItsWayTheNextOneFills() {
        database.hold();
        add(1);
        await().until(() -> database.waiting() == 1);
        add(2);
        add(3);
        assertThat(told).isEmpty();

        loop.run(database::release);

        await().until(() -> told.size() == 3);
        assertThat(database.arrivals()).containsExactly(List.of(1L), List.of(2L, 3L));
    }

    @Test
    void secondCopyOfAnUpdateIsKnown() {
        add(1, 1);
        await().until(() -> told.size() == 2);
        add(1);
        await().until(() -> told.size() == 3);

        assertThat(told).containsExactly("1 NEW", "1 KNOWN", "1 KNOWN");
    }

    @Test
    void closingsAreToldBeforeArrivals() {
        loop.run(() -> {
            journal.add(row(DAY, 2), stored -> told.add("2 " + stored));
            journal.close(new Closing(new RowKey(DAY, 7, 1), null, null, Writes.NONE), () -> told.add("1 closed"));
        });

        await().until(() -> told.size() == 2);
        assertThat(told).containsExactly("1 closed", "2 NEW");
    }

    @Test
    void marksOfManyRepliesAreAllStoredThoughNothingFollows() {
        loop.run(() -> LongStream.rangeClosed(1, 450)
                .forEach(id -> journal.mark(new SentMark(new RowKey(DAY, 7, id), 1, true, null))));

        await().until(() -> database.marks().size() == 450);
    }

    @Test
    void marksOfOneReplyBecomeOneAndGoByThemselvesWhenNothingElseDoes() {
        RowKey key = new RowKey(DAY, 7, 1);
        loop.run(() -> {
            journal.mark(new SentMark(key, 1, false, "refused"));
            journal.mark(new SentMark(key, 2, true, null));
        });

        await().until(() -> !database.marks().isEmpty());
        assertThat(database.marks()).containsExactly(new InMemoryJournal.Mark(1, 2, RowState.UNDELIVERABLE, "refused"));
    }

    @Test
    void rowsOfAnotherDayGoToAnotherPartition() {
        loop.run(() -> {
            journal.add(row(DAY, 1), stored -> told.add("1"));
            journal.add(row(DAY + 1, 2), stored -> told.add("2"));
            journal.add(row(DAY, 3), stored -> told.add("3"));
        });

        await().until(() -> told.size() == 3);
        assertThat(database.arrivals()).containsExactly(List.of(1L, 3L), List.of(2L));
    }

    @Test
    void rowsWaitUntilTheDatabaseIsBack() {
        database.lose(new IllegalStateException("connection refused"));
        add(1);
        await().until(() -> !loop.get(journal::healthy));
        add(2);
        assertThat(loop.get(journal::backlog)).isEqualTo(1);

        database.lose(null);

        await().until(() -> told.size() == 2);
        assertThat(told).containsExactly("1 NEW", "2 NEW");
        assertThat(loop.get(journal::healthy)).isTrue();
    }

    @Test
    void rowThatTheDatabaseRefusesIsGivenBackAndTheOthersKeepTheirOrder() {
        database.refuse(3);

        add(1, 2, 3, 4, 5);

        await().until(() -> told.size() == 5);
        assertThat(told).containsExactly("1 NEW", "2 NEW", "3 REFUSED", "4 NEW", "5 NEW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22021", "23505", "54000", "XX000", "P0001", "2200H", "99999"})
    void whateverIsWrongWithAClosingIsBroughtDownToIt(String sqlState) {
        add(1, 2, 3, 4);
        await().until(() -> told.size() == 4);
        database.refuse(3, sqlState);

        loop.run(() -> LongStream.of(1, 2, 3, 4).forEach(id -> journal.close(carrying(id), telling(id))));

        await().until(() -> told.size() == 8);
        assertThat(told.subList(4, 8)).containsExactlyInAnyOrder("1 closed", "2 closed", "3 refused", "4 closed");
        assertThat(loop.get(journal::healthy)).isTrue();
    }

    @Test
    void badRowIsFoundWhileOthersKeepComing() {
        add(1);
        await().until(() -> told.size() == 1);
        database.refuse(1, "54000");
        AtomicLong next = new AtomicLong(100);
        loop.run(() -> {
            journal.close(carrying(1), telling(1));
            LongStream.range(2, 10).forEach(id -> journal.add(row(DAY, id), stored -> addAnother(next)));
        });

        try {
            await().until(() -> told.contains("1 refused"));
        } finally {
            next.set(LAST);
        }
    }

    /** Each row that is stored is followed by another, for as long as the test lasts. */
    private void addAnother(AtomicLong next) {
        long id = next.getAndIncrement();
        if (id < LAST) {
            journal.add(row(DAY, id), stored -> addAnother(next));
        }
    }

    @Test
    void closingThatNobodyHearsOfBecomesADeadLetterWithoutWhatItCarried() {
        add(1);
        await().until(() -> told.size() == 1);
        database.refuse(1, "21000");

        loop.run(() -> journal.close(carrying(1), () -> told.add("1 closed")));

        await().until(() -> told.contains("1 closed"));
        assertThat(database.closings()).containsExactly(1L);
    }

    @Test
    void missingPartitionIsMade() {
        database.dropPartition(DAY);
        add(1);
        await().until(() -> told.size() == 1);
        database.dropPartition(DAY);
        add(2);

        await().until(() -> told.size() == 2);
        assertThat(told).containsExactly("1 NEW", "2 NEW");
        assertThat(loop.get(journal::healthy)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42501", "42P01", "42703", "53100", "25006", "55000", "57014", "0A000"})
    void nothingIsAcknowledgedThatTheDatabaseRefusesForReasonsOfItsOwn(String sqlState) {
        add(1);
        await().until(() -> told.size() == 1);
        database.refuseAll(sqlState);

        add(2, 3);
        closed(1);

        await().until(() -> told.size() == 3);
        assertThat(told).containsExactly("1 NEW", "2 REFUSED", "3 REFUSED");
        assertThat(loop.get(journal::healthy)).isFalse();
        database.refuseAll(null);
        await().until(() -> told.contains("1 closed") && loop.get(journal::healthy));
    }

    @Test
    void partitionThatMayNotBeMadeIsTriedUntilItMay() {
        database.dropPartition(DAY);
        database.refuseAll("42501");

        add(1);

        await().until(() -> told.size() == 1);
        assertThat(told).containsExactly("1 REFUSED");
        database.refuseAll(null);
        await().until(() -> loop.get(journal::healthy));
        add(2);
        await().until(() -> told.contains("2 NEW"));
    }

    @Test
    void rowsWhoseAnswerWasLostAreTakenForNewOnce() {
        database.loseNextAnswer();

        add(1, 2);

        await().until(() -> told.size() == 2);
        assertThat(told).containsExactly("1 NEW", "2 NEW");
        assertThat(database.connections()).isEqualTo(2);
    }

    @Test
    void repeatedDeliveryIsKnownAlsoWhenTheAnswerWasLost() {
        database.has(7, 1, RowState.CLOSED);
        database.has(7, 2, RowState.DONE);
        add(3);
        await().until(() -> told.size() == 1);
        database.loseNextAnswer();

        add(1, 2, 3, 4);

        await().until(() -> told.size() == 5);
        assertThat(told.subList(1, 5)).containsExactly("1 KNOWN", "2 KNOWN", "3 KNOWN", "4 NEW");
    }

    @Test
    void databaseThatDoesNotAnswerIsNoticedAndGoesOnWithoutDoubling() {
        JournalWriter impatient = new JournalWriter(
                loop.loop(),
                database::connect,
                Duration.ZERO,
                100,
                new WriteLimits(Duration.ofMillis(40), Duration.ofDays(1), Duration.ofMillis(20), Duration.ofDays(1)));
        database.hold();
        loop.run(() -> impatient.add(row(DAY, 1), stored -> told.add("1 " + stored)));

        await().until(() -> !loop.get(impatient::healthy));
        assertThat(loop.get(impatient::takesMore)).isFalse();
        loop.run(database::release);

        await().until(() -> told.size() == 1 && loop.get(impatient::healthy));
        assertThat(told).containsExactly("1 NEW");
        assertThat(database.arrivals()).containsExactly(List.of(1L));
        assertThat(database.connections()).isEqualTo(1);
    }

    @Test
    void connectionThatNeverAnswersIsGivenUpAndWhatItStillDoesIsNotDoubled() {
        JournalWriter impatient = new JournalWriter(
                loop.loop(),
                database::connect,
                Duration.ZERO,
                100,
                new WriteLimits(
                        Duration.ofMillis(20), Duration.ofMillis(60), Duration.ofMillis(20), Duration.ofDays(1)));
        database.hold();
        loop.run(() -> impatient.add(row(DAY, 1), stored -> told.add("1 " + stored)));

        await().until(() -> database.connections() > 1);
        loop.run(database::release);

        await().until(() -> told.size() == 1 && loop.get(impatient::healthy));
        assertThat(told).containsExactly("1 NEW");
    }

    @Test
    void quietDatabaseThatGoesAwayIsNoticed() {
        JournalWriter watching = new JournalWriter(
                loop.loop(),
                database::connect,
                Duration.ZERO,
                100,
                new WriteLimits(Duration.ofMillis(40), Duration.ofDays(1), Duration.ofMillis(20), Duration.ofDays(1)));
        loop.run(() -> watching.keepWatch(Clock.systemUTC()));
        await().until(() -> !database.arrivals().isEmpty());

        database.hold();

        await().until(() -> !loop.get(watching::healthy));
        loop.run(database::release);
        await().until(() -> loop.get(watching::healthy));
        loop.get(() -> watching.drained(Duration.ofSeconds(5))).await();
    }

    private static Closing carrying(long id) {
        return new Closing(new RowKey(DAY, 7, id), Buffer.buffer("reply"), null, Writes.NONE);
    }

    private ClosingListener telling(long id) {
        return new ClosingListener() {
            @Override
            public void stored() {
                told.add(id + " closed");
            }

            @Override
            public void refused(String reason) {
                told.add(id + " refused" + (reason.contains("not this row") ? "" : " without a reason"));
            }
        };
    }

    @Test
    void drainingWaitsForEverythingThatWasGiven() {
        database.hold();
        add(1);
        closed(2);
        var drained = loop.get(() -> journal.drained(Duration.ofSeconds(5)));
        assertThat(drained.isComplete()).isFalse();

        loop.run(database::release);

        drained.await();
        assertThat(told).containsExactlyInAnyOrder("1 NEW", "2 closed");
    }

    @Test
    void drainingGivesUpInTheEnd() {
        database.hold();
        add(1);

        var drained = loop.get(() -> journal.drained(Duration.ofMillis(20)));

        await().until(drained::failed);
    }

    @Test
    void rowsThatEndTogetherAreClosedInOneFlushAlsoWhenTheyWereDeliveredTwice() {
        add(1, 2);
        await().until(() -> told.size() == 2);
        RowKey first = new RowKey(DAY, 7, 1);
        loop.run(() -> journal.close(
                new Closing(first, null, null, Writes.NONE, List.of(new RowKey(DAY, 7, 2))), () -> told.add("closed")));
        await().until(() -> told.size() == 3);
        assertThat(database.closings()).containsExactly(1L, 2L);

        add(2);

        await().until(() -> told.size() == 4);
        assertThat(told.getLast()).isEqualTo("2 KNOWN");
    }

    @Test
    void rowBeyondMidnightIsClosedInItsOwnPartition() {
        RowKey late = new RowKey(DAY, 7, 1);
        loop.run(() -> journal.close(
                new Closing(late, null, null, Writes.NONE, List.of(new RowKey(DAY + 1, 7, 2))),
                () -> told.add("closed")));

        await().until(() -> database.closings().size() == 2);
        assertThat(told).containsExactly("closed");
    }
}
