package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.plugins.PluginStatus;
import io.jackfield.host.store.PluginDatabases;
import io.jackfield.host.store.PluginPool;
import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins with tables of their own. */
class PluginDatabaseIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String FIRST = "V1__create_note.sql";
    private static final String CREATE = "create table note (text text not null);";
    private static final String SECOND = "V2__add_author.sql";
    private static final String ADD = "alter table note add author text not null default 'nobody';";

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving(
                    "shop", "plugins: [notes, fragile, shrinking, edited, curious, lazy, greedy, remote]\n")
            .configured("remote", "isolation: process\n")
            .set("plugins.maxCalls", "100");

    /** Keeps what it is given and answers with all that it has. */
    private static PluginJar keeping(String id) {
        return sql(id, """
                try (var insert = connection.prepareStatement("insert into note (text) values (?)")) {
                    insert.setString(1, request.argument());
                    insert.execute();
                }
                try (var rows = connection.createStatement().executeQuery("select string_agg(text, ' ') from note")) {
                    rows.next();
                    return Reply.text(rows.getString(1));
                }
                """);
    }

    /** @param body with {@code connection}, inside a handler */
    private static PluginJar sql(String id, String body) {
        return PluginJar.of(
                id,
                PluginJar.spec(id)
                        + PluginJar.handle("try (var connection = context.database().getConnection()) { " + body
                                + " } catch (java.sql.SQLException e) { return Reply.text(e.getMessage()); }"));
    }

    private static PluginJar migrating(PluginJar jar, String name, String sql) {
        return jar.file("db/migration/" + name, sql);
    }

    private static String answer(String text) {
        SandboxChat chat = platform.newcomer();
        chat.send(text);
        return chat.nextReply().text();
    }

    private static PluginStatus install(PluginJar jar, String version) {
        platform.home().install(jar.version(version));
        return await().atMost(SOON)
                .until(
                        () -> platform.host().plugins().stream()
                                .filter(status -> status.jar().endsWith(jar.id() + ".jar"))
                                .filter(status -> status.version().equals(version)
                                        || status.problem().isPresent())
                                .findFirst()
                                .orElse(null),
                        status -> status != null);
    }

    @Test
    void tablesAreMadeBeforeThePluginAndStayWhenItGoes() {
        assertThat(install(migrating(keeping("notes"), FIRST, CREATE), "1.0.0").problem())
                .isEmpty();
        assertThat(answer("/notes red")).isEqualTo("red");

        PluginJar next = migrating(migrating(keeping("notes"), FIRST, CREATE), SECOND, ADD);
        assertThat(install(next, "2.0.0").problem()).isEmpty();
        assertThat(answer("/notes green")).isEqualTo("red green");

        platform.home().remove("notes.jar");
        await().atMost(SOON)
                .until(() -> platform.host().plugins().stream()
                        .noneMatch(status -> status.id().equals("notes")));
        assertThat(platform.journal().column("select text || ' ' || author from plugin_notes.note order by 1"))
                .containsExactly("green nobody", "red nobody");
    }

    @Test
    void pluginInItsOwnProcessHasItsTablesThere() {
        PluginJar remote = migrating(sql("remote", """
                try (var insert = connection.prepareStatement("insert into note (text) values (?)")) {
                    insert.setString(1, request.argument() + " " + ProcessHandle.current().pid());
                    insert.execute();
                }
                try (var rows = connection.createStatement().executeQuery(
                        "select text, current_user, current_schema() from note")) {
                    rows.next();
                    return Reply.text(rows.getString(1) + " " + rows.getString(2) + " " + rows.getString(3));
                }
                """), FIRST, CREATE);
        assertThat(install(remote, "1.0.0").problem()).isEmpty();

        String answer = answer("/remote red");

        assertThat(answer).matches("red \\d+ plugin_remote plugin_remote");
        assertThat(answer).doesNotContain(" " + ProcessHandle.current().pid() + " ");
        assertThat(platform.journal().column("select text from plugin_remote.note"))
                .containsExactly(answer.replace(" plugin_remote", ""));
        String open = "select count(*) from pg_stat_activity where application_name = 'jackfield plugin remote'";
        platform.home().remove("remote.jar");
        await().atMost(SOON).until(() -> platform.journal().column(open).equals(List.of("0")));
    }

    @Test
    void failingMigrationLeavesSchemaAndOldVersionAsTheyWere() {
        assertThat(install(migrating(keeping("fragile"), FIRST, CREATE), "1.0.0")
                        .problem())
                .isEmpty();

        PluginJar broken = migrating(
                migrating(migrating(keeping("fragile"), FIRST, CREATE), SECOND, ADD),
                "V3__break.sql",
                "create table half (id int);\nalter table nowhere add column x int;");
        assertThat(install(broken, "2.0.0").problem().orElseThrow())
                .contains("migration V3__break.sql")
                .contains("relation \"nowhere\" does not exist")
                .contains("its schema is as it was")
                .doesNotContain("\n");

        assertThat(answer("/fragile still")).isEqualTo("still");
        assertThat(platform.journal()
                        .column("select table_name || '.' || column_name from information_schema.columns"
                                + " where table_schema = 'plugin_fragile' and table_name in ('note', 'half')"))
                .containsExactly("note.text");
    }

    @Test
    void olderJarThanItsDataIsRefused() {
        PluginJar both = migrating(migrating(keeping("shrinking"), FIRST, CREATE), SECOND, ADD);
        assertThat(install(both, "2.0.0").problem()).isEmpty();

        PluginStatus older = install(migrating(keeping("shrinking"), FIRST, CREATE), "1.0.0");

        assertThat(older.problem().orElseThrow())
                .contains("plugin_shrinking has had V2__add_author.sql, which this jar does not have")
                .contains("DROP SCHEMA plugin_shrinking CASCADE");
        assertThat(answer("/shrinking lives")).isEqualTo("lives");
    }

    @Test
    void changedMigrationIsRefused() {
        assertThat(install(migrating(keeping("edited"), FIRST, CREATE), "1.0.0").problem())
                .isEmpty();

        PluginStatus changed = install(migrating(keeping("edited"), FIRST, CREATE + "\nselect 1;"), "2.0.0");

        assertThat(changed.problem().orElseThrow()).contains("migration V1 is not what has been run before");
    }

    @Test
    void tablesOfThePlatformAndOfOthersAreOutOfReach() {
        PluginJar curious = sql(
                "curious",
                "return Reply.text(connection.createStatement().execute(\"select * from \" + request.argument())"
                        + " ? \"read\" : \"nothing\");");
        assertThat(install(curious, "1.0.0").problem()).isEmpty();

        assertThat(answer("/curious public.journal")).contains("permission denied for table journal");
        assertThat(answer("/curious public.flyway_schema_history")).contains("permission denied");
        assertThat(install(migrating(keeping("lazy"), FIRST, CREATE), "1.0.0").problem())
                .isEmpty();
        assertThat(answer("/curious plugin_lazy.note")).contains("permission denied for schema plugin_lazy");
        assertThat(answer("/curious current_schema()")).isEqualTo("read");
    }

    @Test
    void databaseUserWhoMayNotMakeRolesGetsASchemaAndAWarning() throws SQLException {
        ServiceUrl all = platform.config().database().url().orElseThrow();
        try (Connection connection = DriverManager.getConnection(
                        all.jdbcUrl(),
                        all.user().orElseThrow(),
                        all.password().orElseThrow().value());
                Statement statement = connection.createStatement()) {
            statement.execute("drop role if exists modest");
            statement.execute("create role modest login password 'modest'");
            PluginDatabases modest = new PluginDatabases(
                    ServiceUrl.postgres("postgres://modest:modest@" + all.address() + "/" + all.database()), 1);
            assertThatThrownBy(() -> modest.open("humble", () -> {}))
                    .hasMessageContaining("its schema plugin_humble")
                    .hasMessageContaining("the database user needs CREATE on the database");

            statement.execute("grant create on database " + all.database() + " to modest");
            try (LogLines log = LogLines.capture();
                    PluginPool pool = modest.open("humble", () -> {});
                    Connection own = pool.source().getConnection()) {
                assertThat(own.getSchema()).isEqualTo("plugin_humble");
                assertThat(log.complaints())
                        .anyMatch(line -> line.startsWith("database: schema plugin_humble belongs to modest"));
            }
            statement.execute("drop schema plugin_humble cascade");
            statement.execute("revoke create on database " + all.database() + " from modest");
            statement.execute("drop role modest");
        }
    }

    @Test
    void connectionsLeftOpenEndWithThePlugin() {
        PluginJar greedy = PluginJar.of("greedy", PluginJar.spec("greedy") + PluginJar.handle("""
                                var connection = context.database().getConnection();
                                connection.createStatement().execute("select 1");
                                return Reply.text("kept");
                                """))
                .onLoad("System.getProperties().put(\"jackfield.it.greedy\","
                        + " new java.lang.ref.WeakReference<>(getClass().getClassLoader()));");
        greedy = migrating(greedy, FIRST, CREATE);
        assertThat(install(greedy, "1.0.0").problem()).isEmpty();
        assertThat(answer("/greedy")).isEqualTo("kept");
        String open = "select count(*) from pg_stat_activity where application_name = 'jackfield plugin greedy'";
        assertThat(platform.journal().column(open)).containsExactly("1");

        platform.home().remove("greedy.jar");

        await().atMost(SOON).until(() -> platform.journal().column(open).equals(List.of("0")));
        WeakReference<?> loader = (WeakReference<?>) System.getProperties().remove("jackfield.it.greedy");
        await().atMost(SOON).until(() -> {
            System.gc();
            return loader.get() == null;
        });
    }
}
