package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.HostLock;
import io.jackfield.host.store.PluginDatabases;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.Servers;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code jackfield backup} and {@code restore} on the database of a host that has worked. */
class BackupIT {
    /** Whatever a plugin's own migrations may make. */
    private static final String PLUGIN_TABLES = """
            create type mood as enum ('glad', 'sad''ish');
            create domain score as int check (value between 0 and 10);
            create table author (id serial primary key, "Full Name" text collate "C" not null default 'nobody');
            create table note (
              id bigint generated always as identity (start with 100 increment by 5) primary key,
              author int references author on delete cascade, mood mood, score score, body bytea, at timestamptz default now(),
              length int generated always as (octet_length(body)) stored, took interval, price numeric(10, 2)[],
              check (price is null or array_length(price, 1) > 0));
            create unique index note_mood on note (mood, author) where mood is not null;
            create table day (on_day date not null, n int, primary key (on_day, n)) partition by range (on_day);
            create table day_one partition of day for values from ('2026-01-01') to ('2026-02-01') with (fillfactor = 70);
            create table day_rest partition of day default;
            create index day_n on day (n);
            create unlogged table scratch ();
            create sequence lone start 7;
            create function shout(text) returns text language sql immutable as $$ select upper($1) || '!' $$;
            create function refuse() returns trigger language plpgsql as $$ begin raise exception 'stays'; end $$;
            create trigger author_stays before delete on author for each row execute function refuse();
            alter table author enable always trigger author_stays;
            create view loud as select shout("Full Name") as name from author;
            create materialized view count_of_notes as select count(*) from note;
            insert into author ("Full Name") values (E'Ada\\tLovelace\\n\\\\'), ('Grace');
            insert into note (author, mood, score, body, took, price)
              values (1, 'sad''ish', 10, '\\x00ff5c', '1 mon -3 days 00:00:01.5', '{1.10,2}'), (2, null, null, null, null, null);
            insert into day select date '2026-01-01' + n, n from generate_series(0, 99) n;
            select nextval('lone'), nextval('lone');
            """;

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [echo]\n")
            .with(PluginJar.command("echo", "echo", "Reply.text(request.argument())"));

    @TempDir
    static Path folder;

    private static Path backup;
    private static Path withSecrets;
    private static ServiceUrl source;

    private static final StringWriter OUT = new StringWriter();
    private static final StringWriter ERR = new StringWriter();
    private static String databaseBefore;

    private static int run(String... arguments) {
        OUT.getBuffer().setLength(0);
        ERR.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(OUT))
                .setErr(new PrintWriter(ERR))
                .execute(arguments);
    }

    private static void works(String... arguments) {
        assertThat(run(arguments)).as("%s%s", OUT, ERR).isZero();
    }

    private static String home() {
        return platform.home().folder().toString();
    }

    @BeforeAll
    static void saveWhileTheHostRuns() throws Exception {
        SandboxChat ada = platform.newcomer("ru");
        for (int i = 0; i < 20; i++) {
            ada.send("/echo " + i);
            assertThat(ada.nextReply().text()).isEqualTo(Integer.toString(i));
        }
        source = platform.config().database().url().orElseThrow();
        try (Connection connection = connect(source)) {
            PluginDatabases.makeSchema("plugin_backup_drill", connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set role plugin_backup_drill");
                statement.execute("set search_path = plugin_backup_drill");
                statement.execute(PLUGIN_TABLES);
            }
        }
        platform.journal()
                .execute("insert into operator(name, role, token_hash, totp, created_at)"
                        + " values ('ann', 'viewer', '\\x01', '\\x02', now())");
        platform.home().write("config/.env", "SHOP_KEY=word\n");
        backup = folder.resolve("one.zip");
        works("backup", backup.toString(), "--home", home());
        withSecrets = folder.resolve("secrets.zip");
        works("backup", withSecrets.toString(), "--with-secrets", "--home", home());
        platform.stop();
    }

    @AfterEach
    void backToItsDatabase() {
        if (databaseBefore != null) {
            platform.change("database.url", databaseBefore);
            databaseBefore = null;
        }
    }

    private static ServiceUrl otherDatabase() throws SQLException {
        ServiceUrl url = ServiceUrl.postgres(Servers.get().createDatabase());
        String name = url.database() + "_empty";
        try (Connection connection = connect(source);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        }
        return use(ServiceUrl.postgres(url.value().replace("/" + url.database(), "/" + name)));
    }

    private static ServiceUrl use(ServiceUrl url) {
        String before = platform.change("database.url", url.value());
        databaseBefore = databaseBefore == null ? before : databaseBefore;
        return url;
    }

    private static Connection connect(ServiceUrl url) throws SQLException {
        return DriverManager.getConnection(
                url.jdbcUrl(),
                url.user().orElseThrow(),
                url.password().orElseThrow().value());
    }

    /** Number of rows and a sum over all of them, whatever their order, by table. */
    private static Map<String, String> content(ServiceUrl url) throws SQLException {
        return table(url, """
                select table_schema || '.' || table_name, (xpath('/row/c/text()', query_to_xml(format(
                  'select count(*) || '' '' || coalesce(sum(hashtextextended(t::text, 0)), 0) as c from %I.%I t', table_schema, table_name),
                  false, true, '')))[1]::text
                from information_schema.tables where table_type = 'BASE TABLE'
                  and (table_schema = 'public' or table_schema like 'plugin\\_%')""");
    }

    /** What a schema consists of, as others than the backup see it. */
    private static Map<String, String> structure(ServiceUrl url) throws SQLException {
        Map<String, String> all = new TreeMap<>(table(url, """
                select table_schema || '.' || table_name || '.' || column_name, concat_ws(' ', column_default, is_nullable, data_type,
                  udt_name, domain_name, collation_name, is_identity, identity_generation, identity_start, identity_increment,
                  is_generated, generation_expression, numeric_precision, numeric_scale)
                from information_schema.columns where table_schema = 'public' or table_schema like 'plugin\\_%'"""));
        all.putAll(table(
                url,
                "select 'index ' || schemaname || '.' || tablename || ' ' || regexp_replace(indexdef,"
                        + " '^(CREATE (UNIQUE )?INDEX) \\S+', '\\1'), count(*)::text from pg_indexes where schemaname = 'public'"
                        + " or schemaname like 'plugin\\_%' group by 1"));
        all.putAll(table(
                url,
                "select 'constraint ' || conrelid::regclass || ' ' || contype::text || ' ' || pg_get_constraintdef(k.oid),"
                        + " count(*)::text from pg_constraint k join pg_namespace n on n.oid = connamespace where conrelid <> 0"
                        + " and (nspname = 'public' or nspname like 'plugin\\_%') group by 1"));
        all.putAll(table(
                url,
                "select 'trigger ' || tgrelid::regclass || ' ' || tgname, tgenabled::text || pg_get_triggerdef(oid)"
                        + " from pg_trigger where not tgisinternal"));
        all.putAll(table(
                url,
                "select 'relation ' || c.oid::regclass, concat_ws(' ', relkind, relpersistence, reloptions,"
                        + " pg_get_userbyid(relowner), pg_get_expr(relpartbound, c.oid), pg_get_partkeydef(c.oid)) from pg_class c"
                        + " join pg_namespace n on n.oid = relnamespace where relkind <> 'i' and relkind <> 'I'"
                        + " and (nspname = 'public' or nspname like 'plugin\\_%')"));
        all.putAll(table(
                url,
                "select 'sequence ' || schemaname || '.' || sequencename, concat_ws(' ', last_value, start_value,"
                        + " increment_by) from pg_sequences"));
        all.putAll(table(
                url,
                "select 'routine ' || p.oid::regprocedure, pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n"
                        + " on n.oid = pronamespace where nspname = 'public' or nspname like 'plugin\\_%'"));
        return all;
    }

    private static Map<String, String> table(ServiceUrl url, String sql) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.put(found.getString(1), String.valueOf(found.getString(2)));
            }
        }
        return rows;
    }

    @Test
    void restoredDatabaseHasTheSameTablesWithTheSameRows() throws Exception {
        ServiceUrl target = otherDatabase();

        works("restore", backup.toString(), "--home", home());

        Map<String, String> before = content(source);
        assertThat(before).hasSizeGreaterThan(40).containsKeys("public.journal", "plugin_backup_drill.day_one");
        assertThat(before.get("public.journal")).startsWith("20 ");
        assertThat(content(target)).isEqualTo(before);
        assertThat(structure(target)).isEqualTo(structure(source));
    }

    @Test
    void hostGoesOnWithARestoredDatabase() throws Exception {
        otherDatabase();
        works("restore", backup.toString(), "--home", home());

        platform.start();
        try {
            SandboxChat grace = platform.newcomer();
            grace.send("/echo again");
            assertThat(grace.nextReply().text()).isEqualTo("again");
        } finally {
            platform.stop();
        }
    }

    @Test
    void databaseWithTablesIsReplacedOnlyWhenAskedTo() throws Exception {
        ServiceUrl target = otherDatabase();
        works("restore", backup.toString(), "--home", home());
        try (Connection connection = connect(target);
                Statement statement = connection.createStatement()) {
            statement.execute("update host set machine = 'other'");
            statement.execute("create table public.stray (a int)");
        }

        assertThat(run("restore", backup.toString(), "--home", home())).isOne();
        assertThat(ERR.toString()).contains("is not empty").contains("--replace");
        assertThat(content(target)).isNotEqualTo(content(source));

        works("restore", backup.toString(), "--replace", "--yes", "--home", home());
        assertThat(content(target)).isEqualTo(content(source));
        assertThat(structure(target)).isEqualTo(structure(source));
    }

    @Test
    void databaseOfAWorkingHostIsLeftAlone() throws Exception {
        ServiceUrl target = otherDatabase();
        try (Connection connection = connect(target)) {
            assertThat(HostLock.tryTake(connection)).isTrue();

            assertThat(run("restore", backup.toString(), "--replace", "--yes", "--home", home()))
                    .isOne();
        }
        assertThat(ERR.toString()).contains("a host works on database");
        assertThat(content(target)).isEmpty();
    }

    @Test
    void backupIsTriedInADatabaseOfItsOwn() {
        works("backup", "--verify", backup.toString(), "--home", home());

        assertThat(OUT.toString()).contains("is whole and can be restored", "1 plugins");
    }

    @Test
    void damagedBackupChangesNothing() throws Exception {
        ServiceUrl target = otherDatabase();
        byte[] bytes = Files.readAllBytes(backup);
        long middle = positionOfJar(bytes);
        bytes[(int) middle] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);

        assertThat(run("restore", damaged.toString(), "--home", home())).isOne();
        assertThat(ERR.toString()).contains("is damaged: ");
        assertThat(content(target)).isEmpty();
    }

    /** Somewhere in the content of the jar, which is by far the largest entry and behind its own name. */
    private static long positionOfJar(byte[] bytes) {
        int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("plugins/echo.jar");
        assertThat(name).isPositive();
        return name + 200;
    }

    @Test
    void missingFilesAreBroughtAndOthersStay() throws Exception {
        otherDatabase();
        Path other = Files.createDirectories(folder.resolve("other/config"));
        Files.copy(platform.home().folder().resolve("config/jackfield.yaml"), other.resolve("jackfield.yaml"));
        Path home = other.getParent();

        works("restore", backup.toString(), "--home", home.toString());

        assertThat(home.resolve("config/bots/shop.yaml")).exists();
        assertThat(home.resolve("plugins/echo.jar"))
                .hasSameBinaryContentAs(platform.home().plugins().resolve("echo.jar"));
        assertThat(home.resolve("config/.env")).doesNotExist();
        assertThat(Files.readString(other.resolve("jackfield.yaml")))
                .contains(platform.config().database().url().orElseThrow().database());
        assertThat(OUT.toString()).contains("plugins/echo.jar");
    }

    @Test
    void whatCannotBeReadWithoutTheSecretsIsSaidWithTheWayOut() throws Exception {
        Path home = Files.createDirectories(folder.resolve("keyless"));
        otherDatabase();
        Files.createDirectories(home.resolve("config"));
        Files.copy(platform.home().folder().resolve("config/jackfield.yaml"), home.resolve("config/jackfield.yaml"));

        works("restore", backup.toString(), "--home", home.toString());
        assertThat(OUT.toString()).contains("data/operator.key", "ann", "jackfield admin operators reset NAME");

        works("restore", withSecrets.toString(), "--replace", "--yes", "--home", home.toString());
        assertThat(OUT.toString()).doesNotContain("operators reset");
    }

    @Test
    void settingsMakeRoomForThoseOfTheBackupWhenAskedTo() throws Exception {
        otherDatabase();
        Path home = folder.resolve("replaced");
        Files.createDirectories(home.resolve("config/bots"));
        Files.copy(platform.home().folder().resolve("config/jackfield.yaml"), home.resolve("config/jackfield.yaml"));
        Files.writeString(home.resolve("config/bots/shop.yaml"), "plugins: []\n");

        works("restore", backup.toString(), "--replace-files", "--home", home.toString());

        assertThat(home.resolve("config/bots/shop.yaml"))
                .hasSameTextualContentAs(platform.home().folder().resolve("config/bots/shop.yaml"));
        assertThat(home.resolve("config/bots/shop.yaml.before")).hasContent("plugins: []");
    }

    @Test
    void secretsAreKeptOnlyWhenAskedForAndNobodyElseReadsABackup() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        try (ZipFile without = new ZipFile(backup.toFile());
                ZipFile with = new ZipFile(withSecrets.toFile())) {
            assertThat(without.getEntry("config/.env")).isNull();
            assertThat(without.getEntry("data/host-id")).isNull();
            assertThat(without.getEntry("config/bots/shop.yaml")).isNotNull();
            assertThat(with.getEntry("config/.env")).isNotNull();
            assertThat(with.getEntry("data/host-id")).isNotNull();
        }
    }

    @Test
    void onlyTheNewestAreKept() throws IOException {
        Path many = Files.createDirectories(folder.resolve("many"));
        for (int day = 1; day <= 4; day++) {
            Files.writeString(many.resolve("jackfield-2026010" + day + "-000000.zip"), "old");
        }
        Files.writeString(many.resolve("mine.zip"), "not ours");

        works("backup", many.toString(), "--keep", "2", "--home", home());

        try (var files = Files.list(many)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(3)
                    .contains("mine.zip", "jackfield-20260104-000000.zip");
        }
    }

    @Test
    void whatCannotBeKeptIsARefusalAndNoFile() throws Exception {
        ServiceUrl target = otherDatabase();
        works("restore", backup.toString(), "--home", home());
        try (Connection connection = connect(target);
                Statement statement = connection.createStatement()) {
            statement.execute("create type public.span as range (subtype = int)");
        }
        Path file = folder.resolve("refused.zip");

        assertThat(run("backup", file.toString(), "--home", home())).isOne();
        assertThat(ERR.toString()).contains("type span").contains("use pg_dump");
        assertThat(file).doesNotExist();
    }
}
