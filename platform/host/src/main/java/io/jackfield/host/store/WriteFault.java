package io.jackfield.host.store;

import io.vertx.pgclient.PgException;
import java.time.DateTimeException;
import java.util.Set;

/** Whose fault it is that a write did not go through, by what the database or the driver says of it. */
enum WriteFault {
    /** The connection is gone or nothing answers; parts of the write may be stored all the same. */
    AWAY,
    /**
     * Nothing is stored, and not because of a row: rights, disk, a server that only reads, a table that is not there.
     */
    NOT_NOW,
    /** Nothing is stored, because the day's partition is not there. */
    NO_PARTITION,
    /** Nothing is stored, and nothing says that it is not because of a row. */
    ROW;

    private static final String NO_TABLE = "42P01";
    /** The only check of events is that there is a partition. */
    private static final String CHECK_VIOLATION = "23514";

    private static final String CANCELLED = "57014";
    /** Connection, operator's intervention. */
    private static final Set<String> AWAY_CLASSES = Set.of("08", "57");
    /**
     * Unsupported feature, transaction state, statement name, authorisation, database name, schema name, rollback,
     * rights and names, resources, object state, system error. The statement is always the same, so no row is behind
     * these.
     */
    private static final Set<String> NOT_NOW_CLASSES =
            Set.of("0A", "25", "26", "28", "3D", "3F", "40", "42", "53", "55", "58");

    static WriteFault of(Throwable failure) {
        if (failure instanceof PgException refused && refused.getSqlState() != null) {
            if (refused.getSqlState().equals(CHECK_VIOLATION) && "event".equals(refused.getTable())) {
                return NO_PARTITION;
            }
            return of(refused.getSqlState(), String.valueOf(refused.getErrorMessage()));
        }
        return isOfTheDriver(failure) ? ROW : AWAY;
    }

    /**
     * Whether another connection may do better: a server that has come to only read, a statement that it has forgotten.
     */
    static boolean isOfTheSession(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && (refused.getSqlState().startsWith("25")
                        || refused.getSqlState().startsWith("26"));
    }

    private static WriteFault of(String state, String message) {
        if (state.equals(NO_TABLE) && message.contains(Partitions.PREFIX)) {
            return NO_PARTITION;
        }
        String kind = state.substring(0, Math.min(2, state.length()));
        if (state.equals(CANCELLED) || NOT_NOW_CLASSES.contains(kind)) {
            return NOT_NOW;
        }
        return AWAY_CLASSES.contains(kind) ? AWAY : ROW;
    }

    /** A value that the driver cannot write. */
    private static boolean isOfTheDriver(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof ClassCastException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof NullPointerException
                || failure instanceof ArithmeticException
                || failure instanceof DateTimeException;
    }
}
