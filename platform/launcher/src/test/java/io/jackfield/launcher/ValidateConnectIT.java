package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.it.fixture.Servers;
import io.jackfield.sandbox.school.SampleSchool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackfield validate --connect} with a school's database and the SQL for it. */
class ValidateConnectIT {
    private static final Path DISTRIBUTION = Path.of("target/jackfield/plugins");
    private static ServiceUrl school;

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void makeSchool() throws SQLException {
        school = ServiceUrl.postgres(Servers.get().createDatabase());
        try (Connection connection = DriverManager.getConnection(
                school.jdbcUrl(),
                school.user().orElseThrow(),
                school.password().orElseThrow().value())) {
            SampleSchool.bring(connection, LocalDate.now());
        }
    }

    @BeforeEach
    void makeHome() throws IOException {
        write("config/jackfield.yaml", "databases: {platform: {url: \"" + school.value() + "\"}}");
        write("config/bots/mentorium.yaml", "plugins: [command-school]");
        Files.createDirectories(home.resolve("plugins"));
        for (String plugin : new String[] {"lib-school", "command-school"}) {
            try (var jars = Files.newDirectoryStream(DISTRIBUTION, plugin + "-*.jar")) {
                for (Path jar : jars) {
                    Files.copy(jar, home.resolve("plugins").resolve(jar.getFileName()));
                }
            }
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int validate() {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("validate", "--connect", "--home", home.toString());
    }

    @Test
    void shippedQueriesFitTheSampleSchool() {
        assertThat(validate()).as(err.toString()).isZero();

        assertThat(out.toString()).contains("database platform: postgres://").contains(", is there");
    }

    @Test
    void everythingThatDoesNotFitIsListed() throws IOException {
        write("config/plugins/lib-school.yaml", """
                queries:
                  marks: select learner_id as learner from mark where learner_id = any (:pupils)
                  codes: "select 1 as learner, now() as code where :email = ''"
                  progress: select * from nowhere
                  streak: "delete from mark where learner_id = any (:learners::bigint[])"
                  learner: "select '?:x' as id, 'a::b' as name, 1 as class /* :none */ where '1' = any (:learners) -- :none"
                """);

        assertThat(validate()).isOne();

        assertThat(err.toString())
                .contains("The configuration has 4 problems:")
                .contains("config/plugins/lib-school.yaml: queries.marks names :pupils;"
                        + " it is given :from, :language, :learners, :to")
                .contains("queries.codes brings column code, which is no text; cast it, as in code::text")
                .contains(
                        "queries.progress is refused by database platform: ERROR: relation \"nowhere\" does not exist")
                .contains("queries.streak brings no rows; use a select");
    }

    @Test
    void missingColumnIsNamedWithThoseThatAreThere() throws IOException {
        write("config/plugins/lib-school.yaml", """
                queries:
                  byEmail: "select id, given_name as name from learner where :email = ''"
                """);

        assertThat(validate()).isOne();

        assertThat(err.toString()).contains("queries.byEmail brings no column class; it brings id, name");
    }

    @Test
    void keyThatIsNoQueryIsRefused() throws IOException {
        write("config/plugins/lib-school.yaml", "queries: {mark: select 1}");

        assertThat(validate()).isOne();

        assertThat(err.toString()).contains("queries.mark is unknown; did you mean marks?");
    }
}
