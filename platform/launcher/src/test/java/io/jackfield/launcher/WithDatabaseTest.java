package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/with-database}, which tells PostgreSQL's clients by the environment alone where the database is. */
class WithDatabaseTest {
    private static final Path SCRIPT =
            Path.of("src/main/dist/bin/with-database").toAbsolutePath();

    @TempDir
    Path home;

    private record Run(int status, String output) {
        /** The variables of the client that say where to go. */
        Map<String, String> variables() {
            Map<String, String> found = new TreeMap<>();
            output.lines()
                    .filter(line -> line.startsWith("PG") || line.startsWith("DATABASE"))
                    .forEach(line -> {
                        String[] parts = line.split("=", 2);
                        found.put(parts[0], parts[1]);
                    });
            return found;
        }
    }

    private Run run(Map<String, String> environment, String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of("/bin/sh", SCRIPT.toString()));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("DATABASE"));
        builder.environment().put("JACKFIELD_HOME", home.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private void file(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void partsOfTheUrlBecomeVariables() throws Exception {
        String url =
                "postgres://ada:a%40b%2F%c3%A9%25@db.example.com:6543/bots?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem";

        assertThat(run(Map.of("DATABASE_URL", url), "env").variables())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PGHOST", "db.example.com",
                        "PGPORT", "6543",
                        "PGUSER", "ada",
                        "PGPASSWORD", "a@b/é%",
                        "PGDATABASE", "bots",
                        "PGSSLMODE", "verify-full",
                        "PGSSLROOTCERT", "/etc/ca.pem"));
        assertThat(run(Map.of("DATABASE_URL", "postgresql://ada@[::1]/bots", "DATABASE_PASSWORD", "a:b@c"), "env")
                        .variables())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PGHOST",
                        "::1",
                        "PGPORT",
                        "5432",
                        "PGUSER",
                        "ada",
                        "PGPASSWORD",
                        "a:b@c",
                        "PGDATABASE",
                        "bots"));
    }

    @Test
    void fileOfTheEnvironmentIsReadWhenThereIsNoVariable() throws Exception {
        file("config/.env", "DATABASE_URL=\nexport DATABASE_URL = 'postgres://bob:x@db/bots' # ours\r\n");

        assertThat(run(Map.of(), "env").variables())
                .containsEntry("PGUSER", "bob")
                .containsEntry("PGDATABASE", "bots");
    }

    @Test
    void embeddedDatabaseIsFoundWithItsPassword() throws Exception {
        file("data/postgres/port", "4711\n");
        file("data/postgres/password", "word-_\n");

        Map<String, String> variables = new HashMap<>(run(Map.of(), "env").variables());
        assertThat(variables)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PGHOST", "127.0.0.1",
                        "PGPORT", "4711",
                        "PGUSER", "postgres",
                        "PGPASSWORD", "word-_",
                        "PGDATABASE", "postgres"));
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        assertThat(run(Map.of(), "env"))
                .satisfies(run -> assertThat(run.status()).isEqualTo(1))
                .satisfies(run -> assertThat(run.output()).contains("set DATABASE_URL"));
        assertThat(run(Map.of(), "no-such-client").output()).contains("no-such-client is not installed");
        assertThat(run(Map.of()).output()).contains("Say what to run");
    }
}
