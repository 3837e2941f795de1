package io.jackfield.embedded;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.SecretFile;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL from its Maven artifact, everything it has under one folder. */
public final class PostgresServer implements EmbeddedServer {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /**
     * How often a password is hashed. Rounds protect the guessable passwords of people; this one is 192 random bits,
     * and with the usual 4096 rounds a login costs each side more than the queries that follow.
     */
    private static final String SCRAM_ITERATIONS = "scram_iterations";

    private static final UnpackedPrograms PROGRAMS = UnpackedPrograms.ofUser();

    private final Path folder;
    private final Path cluster;
    private final Path log;
    private final int port;
    private final PostgresLogin login;
    private EmbeddedPostgres server;

    /**
     * The library unpacks once for each resolver; so each folder has programs of its own, by which leftovers are known.
     */
    private record Binaries(Path folder) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machine) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        }
    }

    /** Ends what a killed process left running in {@code folder}, and chooses the port. */
    public PostgresServer(Path folder) throws IOException {
        this.folder = OwnerOnly.folder(folder);
        this.cluster = folder.resolve("cluster");
        this.log = folder.resolve("server.log");
        // SIGINT is PostgreSQL's fast shutdown: open sessions, whose client is gone, are cut.
        Leftover.end(cluster.resolve("postmaster.pid"), folder, "INT");
        this.port = Ports.rememberedIn(folder.resolve("port"));
        this.login = new PostgresLogin(folder, cluster);
    }

    /** Where the server of this folder is while another process runs it; absent when none has ever run. */
    public static Optional<ServiceUrl> ofAnotherProcess(Path folder) throws IOException {
        Path port = folder.resolve("port");
        Optional<String> password = new SecretFile(folder.resolve("password")).read();
        return Files.isReadable(port) && password.isPresent()
                ? Optional.of(urlOf(password.get(), Files.readString(port).strip()))
                : Optional.empty();
    }

    private static ServiceUrl urlOf(String password, String port) {
        return ServiceUrl.postgres(
                "postgres://" + PostgresLogin.USER + ":" + password + "@127.0.0.1:" + port + "/postgres");
    }

    @Override
    public ServiceUrl url() {
        return urlOf(login.password(), Integer.toString(port));
    }

    @Override
    public synchronized void start() {
        try {
            removeHalfMade();
            Files.deleteIfExists(log);
            login.prepare();
            PROGRAMS.during(folder, () -> server = builder().start());
            // The library lets everybody write where it has unpacked its programs.
            OwnerOnly.folder(folder);
            login.enforce(url());
            Files.writeString(complete(), "");
        } catch (IOException | SQLException | RuntimeException e) {
            stop();
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "The embedded PostgreSQL did not start: " + lastWords(e) + "\nIts log is " + log
                            + ". Set DATABASE_URL to use a PostgreSQL of your own instead.",
                    e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPgBinaryResolver(new Binaries(folder))
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                // the same order of texts on every system
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // not of the locale, but these become options of initdb as well
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", login.file().toString())
                .setLocaleConfig("set", SCRAM_ITERATIONS + "=1")
                .setConnectConfig("password", login.password())
                // the library is made for tests and switches both off; here the data is to be kept
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig(SCRAM_ITERATIONS, "1")
                .setServerConfig("unix_socket_directories", "");
    }

    private Path complete() {
        return folder.resolve("complete");
    }

    /** Removes what a first start left that was killed while unpacking or creating the cluster. */
    private void removeHalfMade() throws IOException {
        if (!Files.exists(complete())) {
            Trees.delete(cluster);
        }
        UnpackedPrograms.removeHalfMade(folder);
    }

    private String lastWords(Exception failure) {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return lines.stream()
                    .filter(line -> line.contains("FATAL") || line.contains("error"))
                    .reduce((first, second) -> second)
                    .orElse(failure.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
            // Closing waits five seconds; writing a checkpoint may take longer, and until then nobody can start it
            // anew.
            Leftover.end(cluster.resolve("postmaster.pid"), folder, "INT");
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop in order; it recovers at its next start", e);
        }
        server = null;
    }
}
