package io.jackfield.embedded;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Who may use the embedded PostgreSQL: whoever knows the password in the file {@code password}, which only the owner of
 * the data can read. A cluster that was made when every user of the machine got in is taken over.
 */
final class PostgresLogin {
    static final String USER = "postgres";

    private static final String MARK =
            "# Written by Jackfield: over loopback only, with the password in data/postgres/password.\n";
    private static final String WITH_PASSWORD = MARK + "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final String TO_BE_TAKEN_OVER = "host all all 127.0.0.1/32 trust\n";

    private final Path file;
    private final Path access;
    private final String password;
    private final boolean isNew;

    /** Makes a password when there is none. */
    PostgresLogin(Path folder, Path cluster) {
        file = folder.resolve("password");
        access = cluster.resolve("pg_hba.conf");
        SecretFile kept = new SecretFile(file);
        Optional<String> known = kept.read();
        isNew = known.isEmpty();
        password = known.orElseGet(() -> kept.make(Passwords::random));
    }

    Path file() {
        return file;
    }

    String password() {
        return password;
    }

    /** Before the server starts: a cluster whose password is lost lets its owner in once more. */
    void prepare() throws IOException {
        if (isNew && Files.exists(access)) {
            write(TO_BE_TAKEN_OVER);
        }
    }

    /** Once the server runs: from now on nobody gets in without the password. */
    void enforce(ServiceUrl url) throws IOException, SQLException {
        if (Files.readString(access).startsWith(MARK)) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), USER, password);
                Statement statement = connection.createStatement()) {
            // The password has letters, digits, - and _ only.
            statement.execute("ALTER ROLE " + USER + " PASSWORD '" + password + "'");
            write(WITH_PASSWORD);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private void write(String rules) throws IOException {
        Path part = access.resolveSibling("pg_hba.conf.part");
        Files.deleteIfExists(part);
        Files.createFile(part, OwnerOnly.file());
        Files.writeString(part, rules);
        Files.move(part, access, StandardCopyOption.ATOMIC_MOVE);
    }
}
