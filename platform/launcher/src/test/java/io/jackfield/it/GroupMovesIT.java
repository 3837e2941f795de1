package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.store.Database;
import io.jackfield.host.store.GroupMoveTable;
import io.jackfield.host.store.Migrations;
import io.jackfield.it.fixture.TestPlatform;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A group becomes a supergroup, on a real PostgreSQL. */
class GroupMovesIT {
    private static final AtomicLong GROUPS = new AtomicLong(-500_000);

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.serving("helper", "timezone: Europe/Moscow\n").notStarted();

    private static Vertx vertx;
    private static Database database;

    private final long from = GROUPS.decrementAndGet();
    private final long to = -1_000_000_000_000L + from;

    @BeforeAll
    static void open() {
        var url = platform.config().database().url().orElseThrow();
        Migrations.apply(url);
        vertx = Vertx.vertx();
        database = new Database(vertx, url, 4);
    }

    @AfterAll
    static void close() throws Exception {
        await(database.close());
        await(vertx.close());
    }

    @Test
    void everythingGoesAlongOnceHoweverOftenItIsTold() throws Exception {
        sql(
                "insert into dialogue values (3, %d, 0, '2026-01-01', 0, 0, 'hello'), (4, %d, 0, '2026-01-01', 0, 0, 'other bot')"
                        .formatted(from, from));
        remember("command-chat", "chat:%d:0:user:7".formatted(from), "role", "pirate");
        remember("command-chat", "chat:%d:0:user:%d".formatted(from, from), "role", "anonymous");
        remember("command-chat", "chat:%d1:0:user:7".formatted(from), "role", "another group");
        remember("", "user:%d".formatted(from), "language", "ru");
        remember("", "user:7", "#conversation:%d:0".formatted(from), "step");
        sql("insert into subscription(bot, person, plan, begun_at, source) values (3, %d, 'vip', now(), 'x')"
                .formatted(from));
        sql("insert into usage values (3, %d, 'free', 'ever', 'm', 2, 5, 0.5), (3, %d, 'free', 'ever', 'm', 1, 1, 0)"
                .formatted(from, to));
        sql(("insert into shown_message values ('apply', 3, %1$d, 'old', %1$d, 8, now()),"
                        + " ('apply', 3, %1$d, 'new', %2$d, 9, now()), ('apply', 4, %1$d, 'other bot', %1$d, 8, now())")
                .formatted(from, to));
        GroupMoveTable table = new GroupMoveTable(database.pool());

        Future<Void> first = table.move(3, from, to);
        Future<Void> second = table.move(3, from, to);
        await(Future.all(first, second));
        await(table.move(3, from, to));

        assertThat(rows("select body from dialogue where bot = 3 and chat = " + to))
                .containsExactly("hello");
        assertThat(rows("select body from dialogue where bot = 4 and chat = " + from))
                .containsExactly("other bot");
        assertThat(rows("select scope || ' ' || name || ' ' || value from memory where bot = 3 and (scope like '%" + to
                        + "%' or name like '%" + to + "%') order by 1"))
                .containsExactlyInAnyOrder(
                        "chat:%d:0:user:7 role pirate".formatted(to),
                        "chat:%d:0:user:%d role anonymous".formatted(to, to),
                        "user:%d language ru".formatted(to),
                        "user:7 #conversation:%d:0 step".formatted(to));
        assertThat(rows("select value from memory where scope = 'chat:%d1:0:user:7'".formatted(from)))
                .containsExactly("another group");
        assertThat(rows("select plan from subscription where bot = 3 and ended_at is null and person = " + to))
                .containsExactly("vip");
        assertThat(rows("select requests || ' ' || tokens from usage where bot = 3 and person = " + to))
                .containsExactly("3 6");
        assertThat(rows("select key || ' ' || message from shown_message where message_chat = " + to
                        + " and bot = 3 and chat = " + to))
                .containsExactly("new 9");
        assertThat(rows("select key from shown_message where chat = " + from)).containsExactly("other bot");
        assertThat(rows("select person::text from usage where person = " + from))
                .isEmpty();
    }

    @Test
    void whatTheSupergroupHasAlreadyStays() throws Exception {
        remember("command-chat", "chat:%d:0:user:7".formatted(from), "role", "old");
        remember("command-chat", "chat:%d:0:user:7".formatted(to), "role", "new");
        for (long person : new long[] {from, to}) {
            sql("insert into subscription(bot, person, plan, begun_at, source) values (3, %d, 'p%d', now(), 'x')"
                    .formatted(person, Math.abs(person)));
        }

        await(new GroupMoveTable(database.pool()).move(3, from, to));

        assertThat(rows("select value from memory where scope = 'chat:%d:0:user:7'".formatted(to)))
                .containsExactly("new");
        assertThat(rows("select plan from subscription where ended_at is null and person = " + to))
                .containsExactly("p" + Math.abs(to));
    }

    @Test
    void whatBothHaveTriedStaysWithEachAndWhatHasRunOutIsNoObstacle() throws Exception {
        for (long person : new long[] {from, to}) {
            sql(("insert into subscription(bot, person, plan, kind, begun_at, until, source)"
                            + " values (3, %d, 'vip', 'trial', '2020-01-01', '2020-01-04', 'x')")
                    .formatted(person));
        }
        sql("insert into subscription(bot, person, plan, begun_at, source) values (3, %d, 'gold', now(), 'x')"
                .formatted(from));

        await(new GroupMoveTable(database.pool()).move(3, from, to));

        assertThat(rows("select plan from subscription where ended_at is null and person = " + to + " order by 1"))
                .containsExactly("gold", "vip");
        assertThat(rows("select plan from subscription where person = " + from)).containsExactly("vip");
    }

    private static void remember(String plugin, String scope, String name, String value) throws Exception {
        sql("insert into memory values (3, '%s', '%s', '%s', '%s')".formatted(plugin, scope, name, value));
    }

    private static void sql(String statement) throws Exception {
        await(database.pool().query(statement).execute());
    }

    private static List<String> rows(String question) throws Exception {
        List<String> rows = new ArrayList<>();
        await(database.pool().query(question).execute()).forEach(row -> rows.add(row.getString(0)));
        return rows;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
