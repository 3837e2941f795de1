package io.jackfield.host.store;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells failures of what a plugin depends on, a database or another service that is away, from failures of the plugin:
 * those pass by themselves, may be tried again, and nobody is to blame. A plugin may have wrapped them as often as it
 * likes.
 */
public final class Outage {
    /** Of causes; a chain may be a circle. */
    private static final int DEEPEST = 32;

    private Outage() {}

    /**
     * The failure as the contract's exception, if an outage is behind it.
     *
     * @param who has failed, for the message
     */
    public static Optional<JackfieldException> behind(String who, Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(Outage::isOutage)
                .findFirst()
                .map(outage -> new JackfieldException(
                        StandardError.UNAVAILABLE,
                        who + " failed because something that it needs is away: " + outage,
                        thrown));
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case JackfieldException known -> known.error() == StandardError.UNAVAILABLE;
            case SQLTransientConnectionException away -> true;
            case SQLNonTransientConnectionException away -> true;
            case SQLRecoverableException away -> true;
            case SQLException failure -> isOutage(failure.getSQLState());
            // Only what is said before anything was sent: a call that was heard must not be made twice.
            case ConnectException away -> true;
            case NoRouteToHostException away -> true;
            case UnknownHostException away -> true;
            case HttpConnectTimeoutException away -> true;
            default -> false;
        };
    }

    /** Connections that fail, and servers that shut down, start or have no connection left. */
    private static boolean isOutage(String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") || sqlState.matches("57P0[1-5]") || sqlState.equals("53300"));
    }
}
