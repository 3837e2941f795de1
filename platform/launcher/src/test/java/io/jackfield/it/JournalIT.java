package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.Closing;
import io.jackfield.host.store.Database;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTable;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.EventRow;
import io.jackfield.host.store.JournalListener.Stored;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.Migrations;
import io.jackfield.host.store.NewRow;
import io.jackfield.host.store.PersonRow;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.SentMark;
import io.jackfield.host.store.SentOnceTable;
import io.jackfield.host.store.UnsentNote;
import io.jackfield.host.store.Writes;
import io.jackfield.it.fixture.Servers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The flush on a real PostgreSQL. */
class JournalIT {
    private static final int DAY = 20_000;
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final Vertx VERTX = Vertx.vertx();
    private static final CoreLoop LOOP = new CoreLoop(VERTX);
    private static Database database;
    private static JournalWriter journal;

    @BeforeAll
    static void open() {
        ServiceUrl url = ServiceUrl.postgres(Servers.get().createDatabase());
        Migrations.apply(url);
        database = ask(() -> Future.succeededFuture(new Database(VERTX, url, 2)));
        journal = new JournalWriter(LOOP, database::connectWriter, Duration.ZERO, 100);
    }

    private static <T> T ask(Supplier<Future<T>> question) {
        Promise<T> answer = Promise.promise();
        LOOP.run(() -> question.get().onComplete(answer));
        return answer.future().timeout(30, TimeUnit.SECONDS).await();
    }

    @AfterAll
    static void close() throws Exception {
        ask(() -> journal.drained(Duration.ofSeconds(5)));
        ask(database::close);
        VERTX.close().await(30, TimeUnit.SECONDS);
    }

    private static RowKey key(int day, long id) {
        return new RowKey(day, 7, id);
    }

    private static Stored add(NewRow row) {
        return ask(() -> {
            Promise<Stored> stored = Promise.promise();
            journal.add(row, stored::complete);
            return stored.future();
        });
    }

    private static void close(Closing closing) {
        ask(() -> {
            Promise<Void> stored = Promise.promise();
            journal.close(closing, () -> stored.complete());
            return stored.future();
        });
    }

    private static Row row(long id) {
        return ask(() -> database.pool()
                        .query("select state, sent, reply from journal where update_id = " + id)
                        .execute())
                .iterator()
                .next();
    }

    @Test
    void buttonThatIsDeliveredAgainAfterMidnightIsKnown() {
        Buffer update = Buffer.buffer("{}");
        assertThat(add(NewRow.undated(key(DAY, 1), 5, update))).isEqualTo(Stored.NEW);
        assertThat(add(NewRow.undated(key(DAY, 1), 5, update))).isEqualTo(Stored.KNOWN);

        assertThat(add(NewRow.undated(key(DAY + 1, 1), 5, update))).isEqualTo(Stored.KNOWN);
        assertThat(add(NewRow.undated(key(DAY + 1, 2), 5, update))).isEqualTo(Stored.NEW);
    }

    @Test
    void whatIsClosedAndSentStaysSo() {
        add(NewRow.update(key(DAY, 10), 5, Buffer.buffer("{}")));
        Closing closing = new Closing(key(DAY, 10), Buffer.buffer("reply"), null, Writes.NONE);
        close(closing);
        LOOP.run(() -> journal.mark(new SentMark(key(DAY, 10), 2, true, null)));
        add(NewRow.update(key(DAY, 11), 5, Buffer.buffer("{}")));

        close(closing);
        LOOP.run(() -> journal.mark(new SentMark(key(DAY, 10), 1, false, null)));
        add(NewRow.update(key(DAY, 12), 5, Buffer.buffer("{}")));

        assertThat(row(10).getShort(0)).isEqualTo((short) 2);
        assertThat(row(10).getShort(1)).isEqualTo((short) 2);
        assertThat(row(10).getBuffer(2)).isNull();
    }

    @Test
    void replyThatIsSetAsideUnreadKeepsWhatWasSentOfIt() {
        RowKey key = key(DAY, 15);
        add(NewRow.update(key, 5, Buffer.buffer("{}")));
        close(new Closing(key, Buffer.buffer("reply"), null, Writes.NONE));
        LOOP.run(() -> journal.mark(new SentMark(key, 1, false, null)));
        add(NewRow.update(key(DAY, 16), 5, Buffer.buffer("{}")));

        UnsentNote note = new UnsentNote("echo", UnsentNote.UNREACHABLE, null);
        LOOP.run(() -> journal.mark(new SentMark(key, SentMark.AS_STORED, true, "blocked", note)));
        add(NewRow.update(key(DAY, 17), 5, Buffer.buffer("{}")));

        assertThat(row(15).getShort(0)).isEqualTo((short) 4);
        assertThat(row(15).getShort(1)).isEqualTo((short) 1);
        assertThat(ask(() -> database.pool()
                        .query("select code from letter where update_id = 15")
                        .execute()))
                .hasSize(1);
    }

    @Test
    void everythingOfADialogueIsForgottenThoughTheClockWasSetBack() {
        DialogueKey dialogue = new DialogueKey(7, 5, 0);
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).withNano(0);
        DialogueTable turns = new DialogueTable(database.pool());
        ask(() -> turns.add(new DialogueTurn(dialogue, now.plusHours(1), 0, (short) 1, "from the future")));
        DialogueTurn said = new DialogueTurn(dialogue, now, 0, (short) 1, "said in this very call");
        add(NewRow.update(key(DAY, 20), 5, Buffer.buffer("{}")));

        close(new Closing(key(DAY, 20), null, null, new Writes(Map.of(), Set.of(dialogue), List.of(said))));

        assertThat(ask(() -> turns.latest(List.of(dialogue), 10)).get(dialogue))
                .extracting(DialogueTurn::body)
                .containsExactly("said in this very call");
    }

    private static long events(String name) {
        return ask(() -> database.pool()
                        .query("select count(*) from event where name = '" + name + "'")
                        .execute())
                .iterator()
                .next()
                .getLong(0);
    }

    private static EventRow event(String name, Instant at) {
        return EventRow.of(7, at, OptionalLong.of(5), name, Map.of("with", "a \"quote\", \\ and \u0000 \ud83e\udd84"));
    }

    @Test
    void eventsAreStoredWithTheClosingOfTheirRowAndOnce() {
        add(NewRow.update(key(DAY, 30), 5, Buffer.buffer("{}")));
        Writes writes =
                new Writes(Map.of(), Set.of(), List.of(), List.of(event("test.first", NOW), event("test.second", NOW)));
        Closing closing = new Closing(key(DAY, 30), Buffer.buffer("reply"), null, writes);
        close(closing);

        close(closing);

        assertThat(events("test.first")).isOne();
        assertThat(ask(() -> database.pool()
                        .query("select string_agg(name, ' ' order by id), min(facts->>'with') from event"
                                + " where name like 'test.%'")
                        .execute()))
                .first()
                .satisfies(row -> {
                    assertThat(row.getString(0)).isEqualTo("test.first test.second");
                    assertThat(row.getString(1)).isEqualTo("a \"quote\", \\ and  \ud83e\udd84");
                });
    }

    @Test
    void eventWhoseDayIsNotThereYetMakesIt() {
        add(NewRow.update(key(DAY, 31), 5, Buffer.buffer("{}")));

        Instant far = NOW.plus(Duration.ofDays(200));
        close(new Closing(
                key(DAY, 31), null, null, new Writes(Map.of(), Set.of(), List.of(), List.of(event("far.away", far)))));

        assertThat(events("far.away")).isOne();
    }

    @Test
    void newcomerIsRecordedWhenTheyAreNew() {
        EventRow joined = event("joined", NOW);
        for (String name : List.of("Ada", "Ada Lovelace")) {
            LOOP.run(() -> journal.meet(new PersonRow(7, 5, name, "", "", "en"), Optional.of(joined), key(DAY, 32)));
            add(NewRow.update(key(DAY, 32), 5, Buffer.buffer("{}")));
            add(NewRow.update(key(DAY, 33), 5, Buffer.buffer("{}")));
        }

        assertThat(events("joined")).isOne();
    }

    @Test
    void messageThatIsSentOnceMakesItsDayToo() {
        SentOnceTable sentOnce = new SentOnceTable(database.pool());
        NewRow message = NewRow.message(key(DAY + 40, -1), 5, Buffer.buffer("reply"));

        assertThat(ask(() -> sentOnce.store("report", "week", message, OffsetDateTime.now(ZoneOffset.UTC))))
                .isTrue();
    }
}
