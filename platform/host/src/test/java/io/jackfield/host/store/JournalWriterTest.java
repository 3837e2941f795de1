package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.bus.TestLoop;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class JournalWriterTest {
    private static final int DAY = 20_000;

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
                LongStream.of(ids).forEach(id -> journal.add(row(DAY, id), isNew -> told.add(id + " " + isNew))));
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
        assertThat(told).containsExactly("1 true", "2 true", "3 true");
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

        assertThat(told).containsExactly("1 true", "1 false", "1 false");
    }

    @Test
    void closingsAreToldBeforeArrivals() {
        loop.run(() -> {
            journal.add(row(DAY, 2), isNew -> told.add("2 " + isNew));
            journal.close(new Closing(new RowKey(DAY, 7, 1), null, null, Writes.NONE), () -> told.add("1 closed"));
        });

        await().until(() -> told.size() == 2);
        assertThat(told).containsExactly("1 closed", "2 true");
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
            journal.add(row(DAY, 1), isNew -> told.add("1"));
            journal.add(row(DAY + 1, 2), isNew -> told.add("2"));
            journal.add(row(DAY, 3), isNew -> told.add("3"));
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
        assertThat(told).containsExactly("1 true", "2 true");
        assertThat(loop.get(journal::healthy)).isTrue();
    }

    @Test
    void rowThatTheDatabaseRefusesIsGivenUpAndTheOthersKeepTheirOrder() {
        database.refuse(3);

        add(1, 2, 3, 4, 5);

        await().until(() -> told.size() == 5);
        assertThat(told).containsExactly("1 true", "2 true", "3 false", "4 true", "5 true");
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
        assertThat(told).containsExactlyInAnyOrder("1 true", "2 closed");
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
        assertThat(told.getLast()).isEqualTo("2 false");
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
