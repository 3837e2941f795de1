package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.backup.BackupArchive;
import io.jackfield.host.backup.BackupFolder;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.config.read.Secret;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A release on the schema of an earlier one, and the way back: a release on the schema of a later one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeIT {
    private static final String EARLIER = "0060";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [echo]\n")
            .with(PluginJar.command("echo", "echo", "Reply.text(request.argument())"))
            .notStarted();

    private static ServiceUrl database() {
        return platform.config().database().url().orElseThrow();
    }

    private static String password() {
        return database().password().map(Secret::value).orElse("");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database().jdbcUrl(), database().user().orElseThrow(), password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String migrate() {
        StringWriter out = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "migrate",
                        "--backup-first",
                        "--home",
                        platform.home().folder().toString());
        assertThat(status).as("%s", out).isZero();
        return out.toString();
    }

    private static List<Path> backups() throws Exception {
        return BackupFolder.of(platform.home().folder()).files();
    }

    private static void echoes(String text) {
        SandboxChat ada = platform.newcomer();
        ada.send("/echo " + text);
        assertThat(ada.nextReply().text()).isEqualTo(text);
    }

    @Test
    @Order(1)
    void schemaOfAnEarlierReleaseIsSavedBeforeItIsChangedAndOnlyThen() throws Exception {
        String emptied = "drop schema public cascade; create schema public";
        execute(emptied);
        assertThat(migrate()).contains("Schema steps applied").doesNotContain("Saved");
        execute(emptied);
        Flyway.configure()
                .dataSource(database().jdbcUrl(), database().user().orElseThrow(), password())
                .locations("classpath:db/migration")
                .target(EARLIER)
                .load()
                .migrate();

        String said = migrate();

        assertThat(said).contains("Saved to", "Schema steps applied");
        assertThat(migrate()).contains("up to date").doesNotContain("Saved");
        assertThat(backups()).hasSize(1);
        try (BackupArchive archive = BackupArchive.open(backups().getFirst())) {
            assertThat(archive.summary().schemaVersion()).isEqualTo(EARLIER);
        }
        platform.start();
        echoes("after");
    }

    @Test
    @Order(2)
    void releaseBeforeWorksWithWhatALaterOneHasAddedToTheSchema() throws Exception {
        platform.stop();
        execute("""
                alter table journal add column of_later text;
                alter table person add column of_later integer not null default 7;
                create table of_later (id bigint primary key);
                insert into flyway_schema_history
                    (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select max(installed_rank) + 1, '9999', 'of later', 'SQL', 'V9999__of_later.sql', 1, current_user, 1, true
                from flyway_schema_history""");

        platform.start();

        echoes("back");
    }
}
