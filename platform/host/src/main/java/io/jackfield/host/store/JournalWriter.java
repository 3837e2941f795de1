package io.jackfield.host.store;

import io.jackfield.host.bus.CoreLoop;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one connection of its own, one flush in flight. While a flush is being committed the next one fills, so its
 * size follows the load by itself (50 to 70 rows at full load) and there is nothing to tune. Core loop only.
 *
 * <p>Between the starts of two flushes lies at least {@code pause}; after a quiet pause a flush leaves at once. Sent marks
 * never start a flush unless nothing else has for 20 ms: a mark that rides along costs no commit of its own.
 */
public final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    private static final Duration MARKS_WAIT = Duration.ofMillis(20);
    private static final Duration DRAIN_LOOK = Duration.ofMillis(5);
    private static final Duration RECONNECT_PAUSE = Duration.ofMillis(250);

    private final CoreLoop loop;
    private final Supplier<Future<PgConnection>> connector;
    private final long pauseNanos;
    private final int maxBatch;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private PgConnection connection;
    private final Map<FlushStatement, PreparedQuery<RowSet<Row>>> statements = new HashMap<>();
    /** Rows that this process has and has not closed yet; a repeated delivery of one is never new. */
    private final Set<RowId> open = new HashSet<>();

    private boolean flushing;
    private boolean scheduled;
    private boolean marksTimer;
    private boolean healthy = true;
    private long lastStart;

    public JournalWriter(CoreLoop loop, Supplier<Future<PgConnection>> connector, Duration pause, int maxBatch) {
        this.loop = loop;
        this.connector = connector;
        pauseNanos = pause.toNanos();
        this.maxBatch = maxBatch;
    }

    public void add(NewRow row, JournalListener listener) {
        open(row.key()).arrive(row, listener);
        wake();
    }

    public void close(Closing closing, Runnable stored) {
        if (closing.further().isEmpty()) {
            open(closing.key()).depart(closing, stored);
        } else {
            closeSeveral(closing, stored);
        }
        wake();
    }

    /** In one flush, but for rows beyond midnight: those follow, so that a crash in between repeats and loses nothing. */
    private void closeSeveral(Closing closing, Runnable stored) {
        open(closing.key()).depart(closing.ofItsDay(), stored);
        closing.further().stream()
                .filter(row -> row.day() != closing.key().day())
                .forEach(row -> open(row).depart(closing.of(row), () -> {}));
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

    /** Stores what is known of a user; rides along with the flush of the update that they sent. */
    public void meet(PersonRow person, RowKey update) {
        open(update).meet(person);
    }

    /** Rows in memory that are not yet stored. */
    public int backlog() {
        return waiting.stream().mapToInt(Batch::rows).sum();
    }

    /** Whether everything is stored. */
    public boolean isIdle() {
        return !flushing && waiting.isEmpty();
    }

    /** Whether the last flush went through. */
    public boolean healthy() {
        return healthy;
    }

    /** Completes when everything given so far is stored and the connection is closed; fails after the limit. */
    public Future<Void> drained(Duration limit) {
        return drainedBy(System.nanoTime() + limit.toNanos());
    }

    private Future<Void> drainedBy(long limit) {
        if (isIdle()) {
            return connection == null ? Future.succeededFuture() : connection.close();
        }
        if (System.nanoTime() - limit > 0) {
            return Future.failedFuture(backlog() + " rows could not be stored");
        }
        wake();
        return loop.vertx().timer(DRAIN_LOOK.toMillis()).compose(done -> drainedBy(limit));
    }

    /** The batch that rows of this day join; around midnight two fill side by side. */
    private Batch open(RowKey key) {
        for (Batch batch : waiting) {
            if (batch.day() == key.day() && batch.rows() < maxBatch) {
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
        write(waiting.removeFirst(), false);
    }

    /** {@code again}: a connection was lost while this batch was on its way, so parts of it may be stored already. */
    private void write(Batch batch, boolean again) {
        prepared(new FlushStatement(batch.day(), batch.hasState()))
                .compose(ready -> ready.execute(batch.parameters()))
                .compose(rows -> addedKeys(rows, batch, again))
                .onSuccess(added -> committed(batch, added))
                .onFailure(error -> failed(batch, error));
    }

    private Future<PreparedQuery<RowSet<Row>>> prepared(FlushStatement wanted) {
        PreparedQuery<RowSet<Row>> known = statements.get(wanted);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        return connected()
                .compose(open -> open.prepare(wanted.sql()))
                .map(PreparedStatement::query)
                .onSuccess(query -> statements.put(wanted, query));
    }

    private Future<PgConnection> connected() {
        if (connection != null) {
            return Future.succeededFuture(connection);
        }
        return connector.get().onSuccess(opened -> {
            connection = opened;
            opened.closeHandler(ignored -> forget(opened));
        });
    }

    private void forget(PgConnection lost) {
        if (connection == lost) {
            connection = null;
            statements.clear();
        }
    }

    private Future<Set<RowId>> addedKeys(RowSet<Row> rows, Batch batch, boolean again) {
        Row row = rows.iterator().next();
        Set<RowId> added = new HashSet<>();
        Integer[] bots = row.getArrayOfIntegers(0);
        Long[] ids = row.getArrayOfLongs(1);
        for (int index = 0; bots != null && index < bots.length; index++) {
            added.add(new RowId(bots[index], ids[index]));
        }
        return again && added.size() < batch.arrivals.size()
                ? openOnes(batch).map(ours -> {
                    added.addAll(ours);
                    return added;
                })
                : Future.succeededFuture(added);
    }

    /** After a lost connection: rows that are there and still open are those of the lost try. */
    private Future<Set<RowId>> openOnes(Batch batch) {
        Long[] ids = batch.arrivals.stream()
                .map(arrival -> arrival.row().key().updateId())
                .toArray(Long[]::new);
        return connection
                .preparedQuery("select bot, update_id from journal where state < 2 and update_id = any($1)")
                .execute(Tuple.tuple().addValue(ids))
                .map(rows -> {
                    Set<RowId> found = new HashSet<>();
                    rows.forEach(row -> found.add(new RowId(row.getInteger(0), row.getLong(1))));
                    found.removeAll(open);
                    return found;
                });
    }

    private void committed(Batch batch, Set<RowId> added) {
        flushing = false;
        if (!healthy) {
            healthy = true;
            LOG.info("journal: the database is back, {} rows were waiting", backlog() + batch.rows());
        }
        // Closings first: they free the lanes that the arrivals enter.
        for (Batch.Departure departure : batch.departures) {
            forget(departure.closing());
            tell(departure.stored());
        }
        for (Batch.Arrival arrival : batch.arrivals) {
            RowId id = RowId.of(arrival.row().key());
            boolean isNew = added.remove(id);
            if (isNew && arrival.row().reply() == null) {
                open.add(id);
            }
            tell(() -> arrival.listener().journalled(isNew));
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
        if (error instanceof PgException refused && refused.getSqlState() != null && isOurFault(refused)) {
            isolate(batch, refused);
            return;
        }
        if (healthy) {
            healthy = false;
            LOG.error(
                    "journal: cannot write, {}; updates wait in memory and Telegram keeps the rest; trying every {} ms",
                    error.getMessage(),
                    RECONNECT_PAUSE.toMillis());
        }
        PgConnection broken = connection;
        if (broken != null) {
            forget(broken);
            broken.close();
        }
        loop.later(RECONNECT_PAUSE, () -> write(batch, true));
    }

    /** One listener that fails must not keep the others of the batch from hearing. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error("journal: what followed a stored row failed; the others go on", e);
        }
    }

    /**
     * What the database refuses whenever it is asked: data (22), constraints (23), a day whose partition is dropped (42). As
     * against a database that is not there.
     */
    private static boolean isOurFault(PgException refused) {
        String state = refused.getSqlState();
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
    }

    /** Halves the batch until the bad row is alone, then gives that row up. */
    private void isolate(Batch batch, PgException refused) {
        List<Batch> halves = batch.halves();
        if (halves.size() > 1) {
            halves.reversed().forEach(waiting::addFirst);
        } else {
            giveUp(batch, refused);
        }
        flushing = false;
        wake();
    }

    /** A closing is tried once more without what it writes, as a dead letter, so that it is not answered again for ever. */
    private void giveUp(Batch single, PgException refused) {
        LOG.error("journal: the database refuses a row for good: {}", refused.getMessage());
        single.arrivals.forEach(arrival -> tell(() -> arrival.listener().journalled(false)));
        for (Batch.Departure departure : single.departures) {
            Closing closing = departure.closing();
            if (closing.reply() == null && closing.writes() == Writes.NONE) {
                forget(closing);
                tell(departure.stored());
            } else {
                String error = "refused: " + refused.getMessage();
                close(new Closing(closing.key(), null, error, Writes.NONE, closing.further()), departure.stored());
            }
        }
    }

    private void forget(Closing closing) {
        closing.rows().forEach(row -> open.remove(RowId.of(row)));
    }

    private record RowId(int bot, long updateId) {
        static RowId of(RowKey key) {
            return new RowId(key.bot(), key.updateId());
        }
    }
}
