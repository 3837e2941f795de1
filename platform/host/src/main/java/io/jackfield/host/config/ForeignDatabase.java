package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A PostgreSQL that belongs to somebody else and that plugins may use: an entry of {@code databases}.
 *
 * @param url with its login
 * @param readOnly whether the server is to refuse writes
 * @param connections of one plugin at once
 * @param connectTimeout time for a connection to be there
 * @param statementTimeout time for one statement
 */
public record ForeignDatabase(
        ServiceUrl url, boolean readOnly, int connections, Duration connectTimeout, Duration statementTimeout) {
    /** Of its key, and of what permissions name. */
    static final String NAME = "[a-z0-9-]{2,32}";

    static final String NAME_FORM = "a name of 2 to 32 of a-z 0-9 -";
    private static final String URL = "url";

    /** By name, in the order of the file; what is wrong is left out and told. */
    static Map<String, ForeignDatabase> allFrom(ConfigSection databases) {
        Map<String, ForeignDatabase> all = new LinkedHashMap<>();
        for (String name : databases.keys()) {
            if (!name.matches(NAME)) {
                databases.refuse(name, NAME_FORM + " as its key");
            }
            from(databases.section(name)).ifPresent(database -> all.put(name, database));
        }
        return Collections.unmodifiableMap(all);
    }

    private static Optional<ForeignDatabase> from(ConfigSection database) {
        Optional<String> password = database.text("password");
        Optional<ServiceUrl> url = database.parsed(URL, ServiceUrl::postgres)
                .map(known -> password.map(known::withPassword).orElse(known));
        if (!database.keys().contains(URL)) {
            database.refuse(URL, "postgres://user:password@host:port/database");
        }
        boolean readOnly = database.flag("readOnly", true);
        int connections = database.intBetween("connections", 1, 50, 4);
        Duration connectTimeout = database.duration(
                "connectTimeout", Duration.ofMillis(250), Duration.ofMinutes(1), Duration.ofSeconds(5));
        Duration statementTimeout = database.duration(
                "statementTimeout", Duration.ofMillis(100), Duration.ofMinutes(10), Duration.ofSeconds(10));
        return url.map(known -> new ForeignDatabase(known, readOnly, connections, connectTimeout, statementTimeout));
    }
}
