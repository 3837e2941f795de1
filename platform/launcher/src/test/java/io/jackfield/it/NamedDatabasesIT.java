package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.Relay;
import io.jackfield.it.fixture.Servers;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins use tables of a library that they depend on, and databases of others. */
class NamedDatabasesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ServiceUrl SCHOOL = school("Ada");
    private static final ServiceUrl OTHER_SCHOOL = school("Grace");
    private static final Relay RELAY = new Relay(SCHOOL.host(), SCHOOL.port());

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving(
                    "bot", "plugins: [pupils, curious, writer, reader, apart, near]\n")
            .set("databases.school", entry(through(RELAY, SCHOOL)))
            .configured("apart", "isolation: process\nmemory: 64m\n")
            .with(asking("pupils", "school").manifest("Plugin-Permissions", "database:school"))
            .with(asking("curious", "school").manifest("Plugin-Permissions", "tables, database:shop"))
            .with(asking("near", "lib-words"))
            .with(PluginJar.command("lib-words", "unused", "Reply.nothing()")
                    .manifest("Plugin-Library", "true")
                    .withoutIndex()
                    .file("db/migration/V1__create_word.sql", "create table word (text text not null);"))
            .with(asking("writer", "lib-words").manifest("Plugin-Dependencies", "lib-words"))
            .with(asking("reader", "lib-words").manifest("Plugin-Dependencies", "lib-words"))
            .with(asking("apart", "\" + (request.argument().contains(\"word\") ? \"lib-words\" : \"school\") + \"")
                    .manifest("Plugin-Dependencies", "lib-words")
                    .manifest("Plugin-Permissions", "tables, database:school"));

    @AfterAll
    static void close() {
        RELAY.close();
    }

    private static ServiceUrl school(String pupil) {
        ServiceUrl url = ServiceUrl.postgres(Servers.get().createDatabase());
        execute(url, "create table pupil (name text)");
        execute(url, "insert into pupil values ('" + pupil + "')");
        return url;
    }

    private static void execute(ServiceUrl url, String sql) {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect(ServiceUrl url) throws SQLException {
        return DriverManager.getConnection(
                url.jdbcUrl(),
                url.user().orElseThrow(),
                url.password().orElseThrow().value());
    }

    private static String connections(ServiceUrl url, String plugin) {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name = 'jackfield plugin " + plugin
                                + "' and datname = current_database()")) {
            count.next();
            return count.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String through(Relay relay, ServiceUrl url) {
        return url.value().replace(url.address(), "127.0.0.1:" + relay.port());
    }

    private static String entry(String url) {
        return "{url: \"" + url + "\", connectTimeout: 1s}";
    }

    /** Answers with what a statement gives or why not. */
    private static PluginJar asking(String id, String database) {
        return PluginJar.of(id, PluginJar.spec(id) + PluginJar.handle("""
                        try (var connection = context.database("%s").getConnection();
                                var statement = connection.createStatement()) {
                            if (!statement.execute(request.argument())) {
                                return Reply.text("done");
                            }
                            var rows = statement.getResultSet();
                            return Reply.text(rows.next() ? rows.getString(1) : "no row");
                        } catch (java.sql.SQLException e) {
                            return Reply.text(e.getMessage());
                        } catch (JackfieldException e) {
                            return Reply.text(e.error() + " " + e.getMessage());
                        }
                        """.formatted(database)));
    }

    private static String answer(String text) {
        SandboxChat chat = platform.newcomer();
        chat.send(text);
        return chat.nextReply(SOON).text();
    }

    private static String stateOfSchool() {
        return platform.health().getJsonObject("databases").getString("school");
    }

    @Test
    void databaseOfOthersIsReadAndItsServerRefusesWrites() {
        assertThat(answer("/pupils select name from pupil")).isEqualTo("Ada");
        assertThat(answer("/pupils insert into pupil values ('Eve')")).contains("read-only transaction");
        assertThat(answer("/pupils show statement_timeout")).isEqualTo("10s");
        assertThat(answer("/apart select name from pupil")).isEqualTo("Ada");
        assertThat(answer("/apart delete from pupil")).contains("read-only transaction");
        await().atMost(SOON).until(() -> stateOfSchool().equals("up"));
    }

    @Test
    void databaseThatIsNotAskedForOrNotThereIsRefusedWithTheWayOut() {
        assertThat(answer("/curious select 1"))
                .startsWith("NOT_PERMITTED plugin curious may not use database school")
                .contains("add database:school to plugin.permissions in its pom");
        assertThat(answer("/near select 1"))
                .startsWith("NOT_FOUND plugin near asks for database 'lib-words', and there is none")
                .contains("add the library to Plugin-Dependencies");
    }

    @Test
    void tablesOfALibraryAreSharedByThoseThatDependOnIt() {
        assertThat(answer("/writer insert into word values ('hello')")).isEqualTo("done");
        assertThat(answer("/reader select text from word")).isEqualTo("hello");
        assertThat(answer("/apart select text from word")).isEqualTo("hello");
        assertThat(answer("/reader select current_schema()")).isEqualTo("plugin_lib_words");
        assertThat(platform.journal().column("select text from plugin_lib_words.word"))
                .containsExactly("hello");
    }

    @Test
    void whileItIsAwayPluginsAreToldAtOnceAndTheRestGoesOn() {
        assertThat(answer("/pupils select name from pupil")).isEqualTo("Ada");

        RELAY.cut();
        try {
            await().atMost(SOON)
                    .until(() -> answer("/pupils select 1")
                            .startsWith("UNAVAILABLE database school (postgres://127.0.0.1:" + RELAY.port()));
            await().atMost(SOON).until(() -> stateOfSchool().contains("cannot be used at present"));
            assertThat(platform.metric("database_up{database=\"school\"}")).isZero();
            assertThat(answer("/reader select 1")).isEqualTo("1");
            assertThat(platform.health().getBoolean("ready")).isTrue();
        } finally {
            RELAY.mend();
        }

        await().atMost(SOON)
                .until(() -> answer("/pupils select name from pupil").equals("Ada"));
        await().atMost(SOON).until(() -> stateOfSchool().equals("up"));
        assertThat(platform.metric("database_up{database=\"school\"}")).isOne();
    }

    @Test
    void changeOfItsAddressClosesTheConnectionsThere() {
        assertThat(answer("/pupils select name from pupil")).isEqualTo("Ada");
        assertThat(answer("/apart select name from pupil")).isEqualTo("Ada");

        platform.change("databases.school", entry(OTHER_SCHOOL.value()));
        try {
            await().atMost(SOON)
                    .until(() -> List.of("pupils", "apart").stream()
                            .allMatch(plugin -> answer("/" + plugin + " select name from pupil")
                                    .equals("Grace")));
            await().atMost(SOON)
                    .until(() -> connections(SCHOOL, "pupils").equals("0")
                            && connections(SCHOOL, "apart").equals("0"));
        } finally {
            platform.change("databases.school", entry(through(RELAY, SCHOOL)));
        }
        await().atMost(SOON)
                .until(() -> answer("/pupils select name from pupil").equals("Ada"));
    }
}
