package io.jackfield.host.store;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ForeignDatabase;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The databases of others that plugins may use. While one is away, plugins are told so at once and everything else goes
 * on. From any thread.
 */
public final class ForeignDatabases {
    /** The state of one of which nobody knows yet whether it is there. */
    public static final String NOT_TRIED = DatabaseBreaker.NOT_TRIED;

    private static final String HOST = "host";

    private final Supplier<Map<String, ForeignDatabase>> configured;
    private final Map<String, DatabaseBreaker> breakers = new ConcurrentHashMap<>();
    private final Set<ForeignSource> open = ConcurrentHashMap.newKeySet();
    private Map<String, ForeignDatabase> followed;

    /** @param configured by name, as it is now */
    public ForeignDatabases(Supplier<Map<String, ForeignDatabase>> configured) {
        this.configured = configured;
        followed = configured.get();
    }

    /** Whether there is one of this name. */
    public boolean has(String name) {
        return configured.get().containsKey(name);
    }

    ForeignDatabase configured(String name) {
        return Optional.ofNullable(configured.get().get(name))
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "there is no database '" + name + "'; set databases." + name + " in config/jackfield.yaml"));
    }

    DatabaseBreaker breaker(String name) {
        return breakers.computeIfAbsent(name, one -> new DatabaseBreaker(System::nanoTime));
    }

    /**
     * Connections for one plugin; returns at once, also when the database is away.
     *
     * @param check throws when the plugin is to get no connection; asked before each
     */
    public ForeignPool open(String plugin, String name, Runnable check) {
        ForeignSource source = new ForeignSource(this, plugin, name, check);
        open.add(source);
        return new ForeignPool(source);
    }

    void forget(ForeignSource source) {
        open.remove(source);
    }

    /**
     * Closes the connections to all that is configured in another way than before, or not any more; gives the names.
     */
    public synchronized Set<String> follow() {
        Map<String, ForeignDatabase> now = configured.get();
        Set<String> changed = new HashSet<>(followed.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(name -> Objects.equals(followed.get(name), now.get(name)));
        followed = now;
        changed.forEach(breakers::remove);
        open.forEach(source -> source.follow(now.get(source.name())));
        return changed;
    }

    /** Tries each of them, so that it is known which are away before a plugin asks. Blocking. */
    public void look() {
        configured.get().forEach((name, database) -> {
            DatabaseBreaker breaker = breaker(name);
            problemOf(name, database).ifPresentOrElse(breaker::failed, breaker::worked);
        });
    }

    /** Why a database cannot be used, for people; empty when it can. Blocking. */
    public static Optional<String> problemOf(String name, ForeignDatabase database) {
        try {
            Pools.asHost(() -> {
                check(database);
                return null;
            });
            return Optional.empty();
        } catch (Unusable e) {
            return Optional.of(problem(name, database, e.cause));
        }
    }

    private static void check(ForeignDatabase database) {
        try {
            ForeignConnections.check(database, HOST);
        } catch (SQLException e) {
            throw new Unusable(e);
        }
    }

    private static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final SQLException cause;

        Unusable(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    static String problem(String name, ForeignDatabase database, SQLException e) {
        // A pool says that it has waited in vain, and behind that why.
        Throwable reason = e.getCause() instanceof SQLException behind ? behind : e;
        return "database " + name + " (" + database.url() + ") cannot be used at present: "
                + String.valueOf(reason.getMessage()).lines().findFirst().orElse("no reason given");
    }

    Set<String> names() {
        return configured.get().keySet();
    }

    /** Whether one can be used, as far as is known; absent before the first try. */
    Optional<Boolean> isUp(String name) {
        return breaker(name).isUp();
    }

    /** By name: {@code up}, {@link #NOT_TRIED}, or why it cannot be used as far as is known. */
    public Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        names().forEach(name -> states.put(name, breaker(name).state()));
        return states;
    }
}
