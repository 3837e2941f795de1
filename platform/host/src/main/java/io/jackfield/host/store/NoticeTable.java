package io.jackfield.host.store;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.api.desk.NoticeDesk.Told;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What chats were told, and what waits to be. A message goes into the journal in one statement with its notice. */
public final class NoticeTable {
    private static final String PLACE = " where bot = $1 and kind = $2 and chat = $3 and key = $4";
    private static final String NEW =
            "insert into notice(bot, kind, chat, key, plugin, state, at, due_at, reply, day, message)";
    private static final String JOURNAL = " insert into journal(day, bot, update_id, chat, state, reply)";

    private static final String READERS = "select exists (select from notice n where n.bot = $1 and n.kind = $2"
            + " and n.chat = k.chat and n.key = k.key),"
            + " exists (select from notice_off o where o.bot = $1 and o.person = k.chat and o.kind = $2),"
            + " not exists (select from person p where p.bot = $1 and p.id = k.chat and not p.reachable),"
            + " q.person is not null, q.begins, q.ends"
            + " from unnest($3::bigint[], $4::text[]) with ordinality as k(chat, key, place)"
            + " left join notice_quiet q on q.bot = $1 and q.person = k.chat order by k.place";

    private static final String WAITING = "select false,"
            + " exists (select from notice_off o where o.bot = n.bot and o.person = n.chat and o.kind = n.kind),"
            + " not exists (select from person p where p.bot = n.bot and p.id = n.chat and not p.reachable),"
            + " q.person is not null, q.begins, q.ends, n.bot, n.kind, n.chat, n.key, n.plugin, n.reply"
            + " from notice n left join notice_quiet q on q.bot = n.bot and q.person = n.chat"
            + " where n.state = 'waiting' and n.due_at <= $1 and n.plugin <> all($2) order by n.due_at limit $3";

    /** What Telegram would not take shows in the journal first. */
    private static final String UNDELIVERED = " exists (select from journal j where j.bot = n.bot"
            + " and j.update_id = n.message and j.day = n.day and j.state = " + RowState.UNDELIVERABLE + ")";

    private final SqlClient client;

    public NoticeTable(SqlClient client) {
        this.client = client;
    }

    /** What is known of the chats of these notices of one bot and kind, in their order. */
    public Future<List<NoticeReader>> readers(int bot, String kind, List<NoticeKey> notices) {
        return client.preparedQuery(READERS)
                .execute(Tuple.of(
                        bot,
                        kind,
                        notices.stream().map(NoticeKey::chat).toArray(Long[]::new),
                        notices.stream().map(NoticeKey::key).toArray(String[]::new)))
                .map(NoticeTable::readers);
    }

    private static List<NoticeReader> readers(RowSet<Row> rows) {
        List<NoticeReader> readers = new ArrayList<>(rows.size());
        rows.forEach(row -> readers.add(reader(row)));
        return readers;
    }

    private static NoticeReader reader(Row row) {
        Optional<Optional<QuietHours>> chosen = row.getBoolean(3)
                ? Optional.of(quietHours(row.getLocalTime(4), row.getLocalTime(5)))
                : Optional.empty();
        return new NoticeReader(row.getBoolean(0), row.getBoolean(1), row.getBoolean(2), chosen);
    }

    static Optional<QuietHours> quietHours(LocalTime begins, LocalTime ends) {
        return begins == null ? Optional.empty() : Optional.of(new QuietHours(begins, ends));
    }

    /** Stores one together with its message; false when the chat knows it. */
    public Future<Boolean> send(NoticeKey key, String plugin, NewRow row, Instant now) {
        return journalled(
                "with told as (" + NEW + " values ($1, $2, $3, $4, $5, 'sent', $6, null, null, $7, $8)"
                        + " on conflict do nothing returning 1)" + JOURNAL
                        + " select $7, $1, $8, $3, $9, $10 from told",
                values(key).addString(plugin).addValue(StoredValues.time(now)),
                row);
    }

    /** The same for one that has waited; false when it does not wait any more. */
    public Future<Boolean> sendWaiting(NoticeKey key, NewRow row, Instant now) {
        return journalled(
                "with told as (update notice set state = 'sent', at = $5, due_at = null, reply = null, day = $6,"
                        + " message = $7" + PLACE + " and state = 'waiting' returning 1)" + JOURNAL
                        + " select $6, $1, $7, $3, $8, $9 from told",
                values(key).addValue(StoredValues.time(now)),
                row);
    }

    private Future<Boolean> journalled(String sql, Tuple values, NewRow row) {
        values.addInteger(row.key().day())
                .addLong(row.key().updateId())
                .addShort(row.state())
                .addBuffer(row.reply());
        return Partitions.withDay(
                client,
                row.key().day(),
                () -> client.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1));
    }

    /** Keeps one until then; false when the chat knows it. */
    public Future<Boolean> keepWaiting(NoticeKey key, String plugin, Buffer reply, Instant due, Instant now) {
        return client.preparedQuery(
                        NEW + " values ($1, $2, $3, $4, $5, 'waiting', $6, $7, $8, null, null) on conflict do nothing")
                .execute(values(key)
                        .addString(plugin)
                        .addValue(StoredValues.time(now))
                        .addValue(StoredValues.time(due))
                        .addBuffer(reply))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Notes that the chat could not be told; false when it knows it. */
    public Future<Boolean> unreachable(NoticeKey key, String plugin, Instant now) {
        return client.preparedQuery(NEW + " values ($1, $2, $3, $4, $5, 'unreachable', $6, null, null, null, null)"
                        + " on conflict do nothing")
                .execute(values(key).addString(plugin).addValue(StoredValues.time(now)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Those that wait no longer than until then, the oldest first, but for those of these plugins. */
    public Future<List<WaitingNotice>> waiting(Instant until, Collection<String> without, int limit) {
        return client.preparedQuery(WAITING)
                .execute(Tuple.of(StoredValues.time(until), without.toArray(String[]::new), limit))
                .map(rows -> {
                    List<WaitingNotice> waiting = new ArrayList<>(rows.size());
                    rows.forEach(row -> waiting.add(new WaitingNotice(
                            new NoticeKey(row.getInteger(6), row.getString(7), row.getLong(8), row.getString(9)),
                            row.getString(10),
                            row.getBuffer(11),
                            reader(row))));
                    return waiting;
                });
    }

    public Future<Void> postpone(NoticeKey waiting, Instant due) {
        return client.preparedQuery("update notice set due_at = $5" + PLACE + " and state = 'waiting'")
                .execute(values(waiting).addValue(StoredValues.time(due)))
                .mapEmpty();
    }

    /** Nobody is told of it; it may come again. */
    public Future<Void> drop(NoticeKey waiting) {
        return client.preparedQuery("delete from notice" + PLACE + " and state = 'waiting'")
                .execute(values(waiting))
                .mapEmpty();
    }

    /** Notes of one that has waited that the chat cannot be told. */
    public Future<Void> giveUp(NoticeKey waiting, Instant now) {
        return client.preparedQuery("update notice set state = 'unreachable', at = $5, due_at = null, reply = null"
                        + PLACE + " and state = 'waiting'")
                .execute(values(waiting).addValue(StoredValues.time(now)))
                .mapEmpty();
    }

    /** What waits for this person is looked at anew, as quiet hours are others. */
    public Future<Void> hurry(int bot, long person, Instant now) {
        return client.preparedQuery("update notice set due_at = $3 where bot = $1 and chat = $2 and state = 'waiting'")
                .execute(Tuple.of(bot, person, StoredValues.time(now)))
                .mapEmpty();
    }

    /** What a chat was told, the newest first. */
    public Future<List<Told>> history(int bot, long chat, int most) {
        return client.preparedQuery("select kind, key, at, case when state = 'sent' and" + UNDELIVERED
                        + " then 'unreachable' else state end from notice n where bot = $1 and chat = $2"
                        + " order by at desc, key limit $3")
                .execute(Tuple.of(bot, chat, most))
                .map(rows -> {
                    List<Told> told = new ArrayList<>(rows.size());
                    rows.forEach(row -> told.add(new Told(
                            row.getString(0),
                            row.getString(1),
                            row.getOffsetDateTime(2).toInstant(),
                            StoredValues.constant(Told.State.class, row.getString(3)))));
                    return told;
                });
    }

    /** Takes over from the journal, before that is dropped, whom Telegram would not tell since then. */
    public Future<Void> noteUndelivered(Instant since) {
        return client.preparedQuery(
                        "update notice n set state = 'unreachable' where at > $1 and state = 'sent' and" + UNDELIVERED)
                .execute(Tuple.of(StoredValues.time(since)))
                .mapEmpty();
    }

    /** What was told before then may be told again. */
    public Future<Void> forgetBefore(Instant time) {
        return client.preparedQuery("delete from notice where at < $1 and state <> 'waiting'")
                .execute(Tuple.of(StoredValues.time(time)))
                .mapEmpty();
    }

    private static Tuple values(NoticeKey key) {
        return Tuple.tuple()
                .addInteger(key.bot())
                .addString(key.kind())
                .addLong(key.chat())
                .addString(key.key());
    }
}
