package io.jackfield.host.store;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.JournalListener.Stored;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one connection of its own, one flush in flight. While a flush is being committed the next one fills, so
 * its size follows the load by itself (50 to 70 rows at full load) and there is nothing to tune. Core loop only.
 *
 * <p>Between the starts of two flushes lies at least {@code pause}; after a quiet pause a flush leaves at once. Sent
 * marks never start a flush unless nothing else has for 20 ms: a mark that rides along costs no commit of its own.
 *
 * <p>What the database refuses is brought down to its row by halving, and only that row is given back. Nothing is given
 * up for a reason that lies with the database: see {@link WriteFault}.
 */
public final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final Duration MARKS_WAIT = Duration.ofMillis(20);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(5);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration BARE_RETRY = Duration.ofSeconds(5);

    private final CoreLoop loop;
    private final JournalSession session;
    private final long pauseNanos;
    private final int maxBatch;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private final WriteWatch watch;
    /** Rows that this process has and has not closed yet; a repeated delivery of one is never new. */
    private final Set<RowId> open = new HashSet<>();

    private boolean flushing;
    private long flushingSince;
    private LongConsumer flushed = nanos -> {};
    private LetterListener setAside = (bot, kind) -> {};
    private boolean scheduled;
    private boolean marksTimer;
    private boolean closed;
    private long lastStart;

    public JournalWriter(CoreLoop loop, Supplier<Future<PgConnection>> connector, Duration pause, int maxBatch) {
        this(loop, connector, pause, maxBatch, WriteLimits.STANDARD);
    }

    JournalWriter(
            CoreLoop loop, Supplier<Future<PgConnection>> connector, Duration pause, int maxBatch, WriteLimits limits) {
        this.loop = loop;
        session = new JournalSession(connector);
        pauseNanos = pause.toNanos();
        this.maxBatch = maxBatch;
        watch = new WriteWatch(loop, limits, this::backlog);
    }

    /** Connects ahead of the first row. */
    public Future<Void> connect() {
        return session.connected().mapEmpty();
    }

    /** From now on the database is asked regularly whether it would write, so that its loss shows without any load. */
    public void keepWatch(Clock clock) {
        watch.beat(() -> {
            if (!flushing && waiting.isEmpty()) {
                flushing = true;
                lastStart = System.nanoTime();
                flushingSince = lastStart;
                write(new Batch(Partitions.today(clock)));
            }
        });
    }

    public void add(NewRow row, JournalListener listener) {
        open(row.key()).arrive(row, listener);
        wake();
    }

    /** A closing that the database does not take is set aside as a dead letter, without what it carries. */
    public void close(Closing closing, Runnable stored) {
        close(closing, new ClosingListener() {
            @Override
            public void stored() {
                stored.run();
            }

            @Override
            public void refused(String reason) {
                close(closing.bare("refused: " + reason), stored);
            }
        });
    }

    public void close(Closing closing, ClosingListener listener) {
        if (closing.further().isEmpty()) {
            open(closing.key()).depart(closing, listener);
        } else {
            closeSeveral(closing, listener);
        }
        wake();
    }

    /**
     * In one flush, but for rows beyond midnight: those follow, so that a crash in between repeats and loses nothing.
     */
    private void closeSeveral(Closing closing, ClosingListener listener) {
        open(closing.key()).depart(closing.ofItsDay(), listener);
        closing.further().stream()
                .filter(row -> row.day() != closing.key().day())
                .forEach(row -> close(closing.of(row), () -> {}));
    }

    public void mark(SentMark mark) {
        open(mark.key()).mark(mark);
        if (!marksTimer) {
            marksTimer = true;
            loop.later(MARKS_WAIT, this::flushMarks);
        }
    }

    /** A row of an earlier life that is open and taken up again here. */
    public void takenUp(RowKey key) {
        open.add(RowId.of(key));
    }

    /**
     * Stores what is known of a user; rides along with the flush of the update that they sent.
     *
     * @param joined what is recorded with it when they are new
     */
    public void meet(PersonRow person, Optional<EventRow> joined, RowKey update) {
        open(update).meet(person, joined.orElse(null));
    }

    /** Rows in memory that are not yet stored. */
    public int backlog() {
        int rows = 0;
        for (Batch batch : waiting) {
            rows += batch.rows();
        }
        return rows;
    }

    /** Tells this one from now on how many nanoseconds each flush has taken, all its tries together. */
    public void onFlush(LongConsumer listener) {
        flushed = listener;
    }

    /** Tells this one of each letter from now on, once it is stored. */
    public void onLetter(LetterListener listener) {
        setAside = listener;
    }

    /** How long the oldest row has waited that is not stored yet; zero where there is none. */
    public Duration lag() {
        if (flushing) {
            return Duration.ofNanos(System.nanoTime() - flushingSince);
        }
        return waiting.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - waiting.getFirst().sinceNanos());
    }

    /** What the rows of {@link #backlog} take, about. */
    public long backlogBytes() {
        long bytes = 0;
        for (Batch batch : waiting) {
            bytes += batch.bytes();
        }
        return bytes;
    }

    /** Whether everything is stored. */
    public boolean isIdle() {
        return !flushing && waiting.isEmpty();
    }

    /** Whether the database takes what it is given, as far as is known. */
    public boolean healthy() {
        return watch.healthy();
    }

    /** Whether a row that is added now has a chance to be stored soon; if not, whoever brings it had better keep it. */
    public boolean takesMore() {
        return watch.takesMore();
    }

    /** Completes when everything given so far is stored and the connection is closed; fails after the limit. */
    public Future<Void> drained(Duration limit) {
        watch.stop();
        return drainedBy(System.nanoTime() + limit.toNanos());
    }

    /** Writes nothing more: the journal is another host's. */
    public void abandon() {
        closed = true;
        watch.stop();
        session.abandon();
    }

    private Future<Void> drainedBy(long limit) {
        if (closed || isIdle()) {
            return session.close();
        }
        if (System.nanoTime() - limit > 0) {
            closed = true;
            session.abandon();
            return Future.failedFuture(backlog() + " rows could not be stored");
        }
        wake();
        return loop.vertx().timer(DRAIN_LOOK.toMillis()).compose(done -> drainedBy(limit));
    }

    /** The batch that rows of this day join; around midnight two fill side by side. */
    private Batch open(RowKey key) {
        for (Batch batch : waiting) {
            if (batch.day() == key.day() && batch.rows() < maxBatch && !batch.isSealed()) {
                return batch;
            }
        }
        Batch fresh = new Batch(key.day());
        waiting.add(fresh);
        return fresh;
    }

    private void flushMarks() {
        marksTimer = false;
        wake();
    }

    private void wake() {
        if (flushing || scheduled) {
            return;
        }
        scheduled = true;
        long rest = pauseNanos - (System.nanoTime() - lastStart);
        if (rest <= 0) {
            loop.afterThisTurn(this::flush);
        } else {
            loop.later(Duration.ofNanos(rest), this::flush);
        }
    }

    private void flush() {
        scheduled = false;
        if (flushing || waiting.isEmpty()) {
            return;
        }
        flushing = true;
        lastStart = System.nanoTime();
        Batch next = waiting.removeFirst();
        flushingSince = next.sinceNanos();
        write(next);
    }

    private void write(Batch batch) {
        if (closed) {
            return; // whoever has the lock now reads what is in the journal
        }
        WriteWatch.Attempt attempt = watch.begin(() -> givenUp(batch));
        session.connected()
                .recover(error -> Future.failedFuture(new NotConnected(error)))
                .compose(connected -> {
                    attempt.connected();
                    return written(batch);
                })
                .onComplete(done -> {
                    // What comes after the connection was given up is not believed; the next connection will see.
                    if (!attempt.end()) {
                        return;
                    }
                    if (done.succeeded()) {
                        committed(batch, done.result());
                    } else {
                        failed(batch, done.cause());
                    }
                });
    }

    private Future<Set<RowId>> written(Batch batch) {
        return session.prepared(new FlushStatement(
                        batch.day(), batch.hasState(), batch.hasEvents(), batch.hasLetters(), batch.hasDayOfArrival()))
                .compose(ready -> ready.execute(batch.parameters()))
                .compose(rows -> addedKeys(rows, batch));
    }

    private Future<Set<RowId>> addedKeys(RowSet<Row> rows, Batch batch) {
        Row row = rows.iterator().next();
        Set<RowId> added = new HashSet<>();
        Integer[] bots = row.getArrayOfIntegers(0);
        Long[] ids = row.getArrayOfLongs(1);
        for (int index = 0; bots != null && index < bots.length; index++) {
            added.add(new RowId(bots[index], ids[index]));
        }
        return batch.isUncertain() && added.size() < batch.arrivals.size()
                ? session.asTheyWereToBeStored(batch).map(ours -> {
                    ours.removeAll(open);
                    added.addAll(ours);
                    return added;
                })
                : Future.succeededFuture(added);
    }

    private void committed(Batch batch, Set<RowId> added) {
        flushing = false;
        flushed.accept(System.nanoTime() - lastStart);
        watch.went(batch.rows());
        batch.letters()
                .forEach(letter -> tell(() -> setAside.setAside(letter.key().bot(), letter.kind())));
        // Closings first: they free the lanes that the arrivals enter.
        for (Batch.Departure departure : batch.departures) {
            forget(departure.closing());
            tell(departure.listener()::stored);
        }
        for (Batch.Arrival arrival : batch.arrivals) {
            RowId id = RowId.of(arrival.row().key());
            boolean isNew = added.remove(id);
            if (isNew && arrival.row().reply() == null) {
                open.add(id);
            }
            tell(() -> arrival.listener().journalled(isNew ? Stored.NEW : Stored.KNOWN));
        }
        if (waiting.size() > 1 || waiting.stream().anyMatch(next -> next.urgentRows() > 0)) {
            wake();
        } else if (!waiting.isEmpty() && !marksTimer) {
            // Their time came while this batch was on its way.
            marksTimer = true;
            loop.later(MARKS_WAIT, this::flushMarks);
        }
    }

    private void failed(Batch batch, Throwable error) {
        if (error instanceof NotConnected notConnected) {
            again(batch, notConnected.getCause());
            return;
        }
        switch (WriteFault.of(error)) {
            case AWAY -> {
                batch.doubt();
                session.abandon();
                again(batch, error);
            }
            case NOT_NOW -> notNow(batch, error);
            case NO_PARTITION -> withPartition(batch, error);
            case ROW -> isolate(batch, error);
        }
    }

    /** The writer waits for an answer no longer; whether the batch is stored will be seen on another connection. */
    private void givenUp(Batch batch) {
        batch.doubt();
        session.abandon();
        write(batch);
    }

    private void again(Batch batch, Throwable error) {
        watch.failed(error);
        loop.later(RETRY, () -> write(batch));
    }

    /** Arrivals are given back; the rest exists nowhere else and is tried until it goes. */
    private void notNow(Batch batch, Throwable error) {
        watch.failed(error);
        batch.partitionMade(false);
        refuseArrivals(batch);
        if (WriteFault.isOfTheSession(error)) {
            session.abandon();
        }
        loop.later(RETRY, () -> write(batch));
    }

    private void refuseArrivals(Batch batch) {
        if (batch.isUncertain()) {
            return; // some may be stored, and would then be known without ever having been worked on
        }
        batch.takeArrivals().forEach(arrival -> tell(() -> arrival.listener().journalled(Stored.REFUSED)));
    }

    /** Days are made ahead of time; after a long pause, or by a clock that was set, one may be missing all the same. */
    private void withPartition(Batch batch, Throwable missing) {
        if (batch.partitionMade()) {
            notNow(batch, missing);
            return;
        }
        WriteWatch.Attempt attempt = watch.begin(() -> givenUp(batch));
        attempt.connected();
        session.makePartitions(batch.days()).onComplete(made -> {
            if (!attempt.end()) {
                return;
            }
            if (made.succeeded()) {
                LOG.info("journal: day {} had no partition; it has one now", batch.day());
                batch.partitionMade(true);
                write(batch);
            } else if (WriteFault.of(made.cause()) == WriteFault.AWAY) {
                session.abandon();
                again(batch, made.cause());
            } else {
                notNow(batch, made.cause());
            }
        });
    }

    /** One listener that fails must not keep the others of the batch from hearing. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error("journal: what followed a stored row failed; the others go on", e);
        }
    }

    /** Halves the batch until the bad row is alone, then gives that row back. */
    private void isolate(Batch batch, Throwable refused) {
        List<Batch> halves = batch.halves();
        if (halves.size() == 1) {
            refuse(batch, refused);
            return;
        }
        halves.reversed().forEach(waiting::addFirst);
        flushing = false;
        wake();
    }

    private void refuse(Batch single, Throwable refused) {
        LOG.error("journal: the database does not take a row: {}", refused.getMessage());
        flushing = false;
        // An update is numbers and bytes, so that the fault is not its own: Telegram is to bring it again.
        single.arrivals.forEach(arrival -> tell(() -> arrival.listener().journalled(Stored.REFUSED)));
        for (Batch.Departure departure : single.departures) {
            if (departure.closing().isBare()) {
                loop.later(BARE_RETRY, () -> tryAlone(single));
            } else {
                tell(() -> departure.listener().refused(refused.getMessage()));
            }
        }
        wake();
    }

    /** It carries nothing that could be wrong, so that the fault is the database's; the others do not wait for it. */
    private void tryAlone(Batch single) {
        waiting.add(single);
        wake();
    }

    private void forget(Closing closing) {
        closing.rows().forEach(row -> open.remove(RowId.of(row)));
    }

    /** The database could not even be asked. */
    private static final class NotConnected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotConnected(Throwable cause) {
            super(cause.getMessage(), cause, false, false);
        }
    }
}
