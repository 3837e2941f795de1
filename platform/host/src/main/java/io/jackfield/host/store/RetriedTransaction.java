package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;

/**
 * Transactions that are made again from their beginning when another one got in between, or when the day of a message
 * has no partition yet. Their work asks nothing but their own connection: the pool may have no other one left.
 */
public final class RetriedTransaction {
    private static final int TRIES = 20;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CHECK_VIOLATION = "23514";
    private static final Set<String> GOT_IN_BETWEEN = Set.of(UNIQUE_VIOLATION, "40001", "40P01");

    /** The tables that have a partition for each day. */
    private static final Set<String> OF_DAYS = Set.of("journal", "event");

    private final Pool pool;
    private final Clock clock;

    public RetriedTransaction(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** @param work done anew at each try */
    public <T> Future<T> run(Function<SqlConnection, Future<T>> work) {
        return run(work, 1);
    }

    private <T> Future<T> run(Function<SqlConnection, Future<T>> work, int attempt) {
        return pool.withTransaction(work).recover(error -> {
            if (attempt == TRIES || !(error instanceof PgException refused)) {
                return Future.failedFuture(error);
            }
            if (GOT_IN_BETWEEN.contains(refused.getSqlState())) {
                return run(work, attempt + 1);
            }
            return hasNoPartition(refused)
                    ? makeToday().compose(made -> run(work, attempt + 1))
                    : Future.failedFuture(error);
        });
    }

    /** Others may make it at the same moment; whether it is there then shows the next try. */
    private Future<Void> makeToday() {
        return pool.query(Partitions.create(Partitions.today(clock)))
                .execute()
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private static boolean hasNoPartition(PgException refused) {
        return CHECK_VIOLATION.equals(refused.getSqlState()) && OF_DAYS.contains(String.valueOf(refused.getTable()));
    }

    /**
     * Whether a transaction that failed like this may be stored all the same: its connection was lost, perhaps at its
     * end.
     */
    public static boolean mayBeStored(Throwable failure) {
        return !(failure instanceof PgException) && !Database.isAway(failure);
    }
}
