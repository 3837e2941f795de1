package io.jackfield.lib.sales;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;

/** Tells a database that is away, full or shutting down from a fault of ours. */
final class Outage {
    /** Classes of SQLSTATE: connection, resources, intervention of an operator, system. */
    private static final List<String> STATES = List.of("08", "53", "57", "58");

    private Outage() {}

    static boolean is(SQLException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLTransientException
                    || at instanceof SQLRecoverableException
                    || at instanceof SQLNonTransientConnectionException
                    || at instanceof SQLException sql && sql.getSQLState() != null && isAway(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(String state) {
        return STATES.stream().anyMatch(state::startsWith);
    }
}
