package io.jackfield.launcher.doctor;

import io.jackfield.embedded.PostgresServer;
import io.jackfield.host.backup.BackupFolder;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.PostgresTls;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.Secret;
import io.jackfield.host.store.StorageCheck;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PostgreSQL with its rights and its way, Redis, and how old the newest backup is. */
final class StorageChecks {
    private static final Duration OLD = Duration.ofHours(48);
    private static final String RIGHTS = "select has_database_privilege(current_database(), 'CREATE'),"
            + " has_schema_privilege(current_schema(), 'CREATE'), rolcreaterole or rolsuper from pg_roles where rolname = current_user";

    private final HostConfig config;

    StorageChecks(HostConfig config) {
        this.config = config;
    }

    List<Diagnosis> all() {
        List<Diagnosis> found = new ArrayList<>();
        Optional<ServiceUrl> database = config.database().url();
        if (database.isPresent()) {
            found.addAll(postgres(database.get()));
            found.add(way(database.get()));
        } else {
            found.addAll(embedded());
        }
        found.add(config.redis()
                .url()
                .map(StorageChecks::redis)
                .orElseGet(() -> Diagnosis.ok("redis", "embedded, runs with the host")));
        found.add(backup(config.home()));
        return found;
    }

    private static Diagnosis redis(ServiceUrl url) {
        Vertx vertx = Vertx.vertx();
        try {
            return said(StorageCheck.ofRedis(vertx, url));
        } finally {
            vertx.close().await();
        }
    }

    private List<Diagnosis> embedded() {
        try {
            Path folder = config.home().resolve("data/postgres");
            if (!Files.exists(folder.resolve("cluster/postmaster.pid"))) {
                return List.of(Diagnosis.ok("postgresql", "embedded, runs with the host"));
            }
            return PostgresServer.ofAnotherProcess(folder)
                    .map(StorageChecks::postgres)
                    .orElseGet(() -> List.of(Diagnosis.warn(
                            "postgresql", folder + " cannot be read; run the doctor as the user of the host")));
        } catch (IOException e) {
            return List.of(Diagnosis.error("postgresql", "data/postgres cannot be read: " + e.getMessage()));
        }
    }

    private static List<Diagnosis> postgres(ServiceUrl url) {
        Diagnosis reached = said(StorageCheck.ofPostgres(url));
        return reached.level() == Diagnosis.Level.OK ? List.of(reached, rights(url)) : List.of(reached);
    }

    private static Diagnosis said(StorageCheck.Finding finding) {
        return finding.problem()
                .map(problem -> Diagnosis.error(finding.name(), finding.address() + ": " + problem))
                .orElseGet(() -> Diagnosis.ok(finding.name(), finding.address() + ", " + finding.says()));
    }

    private static Diagnosis rights(ServiceUrl url) {
        String subject = "database rights";
        try (Connection connection = DriverManager.getConnection(
                        url.jdbcUrl(),
                        url.user().orElse(""),
                        url.password().map(Secret::value).orElse(""));
                Statement statement = connection.createStatement();
                ResultSet rights = statement.executeQuery(RIGHTS)) {
            rights.next();
            if (!rights.getBoolean(1) || !rights.getBoolean(2)) {
                return Diagnosis.error(
                        subject,
                        "the user may make no schemas or tables; GRANT CREATE ON DATABASE and ON SCHEMA to it");
            }
            return rights.getBoolean(3)
                    ? Diagnosis.ok(subject, "schemas, tables, roles")
                    : Diagnosis.warn(
                            subject,
                            "no roles, so plugins with tables may see those of others; ALTER ROLE … CREATEROLE");
        } catch (SQLException e) {
            return Diagnosis.error(
                    subject,
                    "cannot be seen: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private static Diagnosis way(ServiceUrl url) {
        PostgresTls.Mode mode = url.tls().mode();
        String subject = "database TLS";
        return mode == PostgresTls.Mode.PREFER
                ? Diagnosis.warn(subject, "only if the server offers it; add ?sslmode=verify-full to DATABASE_URL")
                : Diagnosis.ok(
                        subject,
                        mode == PostgresTls.Mode.DISABLE ? "none, as on this machine or asked for" : "is required");
    }

    static Diagnosis backup(Path home) {
        String wayOut = "; bin/jackfield backup --keep 7 makes one, a timer does it every night";
        try {
            Optional<Path> newest = BackupFolder.of(home).newest();
            if (newest.isEmpty()) {
                return Diagnosis.warn("backup", "none in data/backups" + wayOut);
            }
            Duration age =
                    Duration.between(Files.getLastModifiedTime(newest.get()).toInstant(), Instant.now());
            return age.compareTo(OLD) > 0
                    ? Diagnosis.warn("backup", "the newest is " + age.toDays() + " days old" + wayOut)
                    : Diagnosis.ok("backup", newest.get().getFileName() + ", " + age.toHours() + " hours old");
        } catch (IOException e) {
            return Diagnosis.warn("backup", "data/backups cannot be read: " + e.getMessage() + wayOut);
        }
    }
}
