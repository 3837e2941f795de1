package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.embedded.HomeLock;
import io.jackfield.embedded.PostgresServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackfield backup} and {@code restore} of a home without a database of its own. */
class EmbeddedBackupIT {
    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }

    @BeforeEach
    void makeHome() throws IOException {
        Files.createDirectories(home.resolve("config/bots"));
        Files.createDirectories(home.resolve("plugins"));
        Files.writeString(home.resolve("config/bots/shop.yaml"), "plugins: []\n");
    }

    @Test
    void backupIsRestoredIntoAnEmptyHome(@TempDir Path other) throws IOException {
        String file = home.resolve("saved.zip").toString();
        assertThat(run("migrate", "--home", home.toString())).as("%s", out).isZero();
        assertThat(run("backup", file, "--home", home.toString())).as("%s", out).isZero();

        assertThat(run("restore", file, "--home", other.toString()))
                .as("%s", out)
                .isZero();

        assertThat(out.toString()).contains("up to date", "config/bots/shop.yaml");
        assertThat(other.resolve("config/bots/shop.yaml")).hasContent("plugins: []");
        assertThat(run("restore", file, "--home", other.toString())).isOne();
        assertThat(out.toString()).contains("is not empty");
    }

    @Test
    void embeddedDatabaseIsStartedForABackupAndARestoreAndUsedWhileItRuns() throws IOException {
        String file = home.resolve("saved.zip").toString();
        assertThat(run("migrate", "--home", home.toString())).as("%s", out).isZero();

        assertThat(run("backup", file, "--home", home.toString())).as("%s", out).isZero();
        assertThat(run("restore", file, "--home", home.toString())).isOne();
        assertThat(out.toString()).contains("is not empty");
        assertThat(run("restore", file, "--replace", "--yes", "--home", home.toString()))
                .as("%s", out)
                .isZero();

        try (var lock = HomeLock.take(home.resolve("data"))) {
            PostgresServer running = new PostgresServer(home.resolve("data/postgres"));
            running.start();
            try {
                assertThat(run("backup", "--home", home.toString()))
                        .as("%s", out)
                        .isZero();
                assertThat(run("restore", file, "--replace", "--yes", "--home", home.toString()))
                        .isOne();
                assertThat(out.toString()).contains("Another Jackfield is running");
            } finally {
                running.stop();
            }
            assertThat(lock).isNotNull();
        }
        try (var backups = Files.list(home.resolve("data/backups"))) {
            assertThat(backups).hasSize(1);
        }
    }
}
