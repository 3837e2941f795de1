package io.jackfield.host.store;

import io.jackfield.host.store.BroadcastRow.Figures;
import io.jackfield.host.store.BroadcastRow.File;
import io.jackfield.host.store.BroadcastRow.Life;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Broadcasts: what they say, how far they are. Each change names the states in which it is possible. */
public final class BroadcastTable {
    private static final String SELECT =
            "select id, bot, name, news, definition, state, created_at, created_by, start_at,"
                    + " started_at, coalesce(started_by, ''), ended_at, coalesce(ended_by, ''), audience,"
                    + " coalesce(audience_exact, false), made, sent, failed, blocked, skipped, after_person, read_out, file_name,"
                    + " file_type, coalesce(file_photo, false), file_id from broadcast";

    private final Pool pool;

    public BroadcastTable(Pool pool) {
        this.pool = pool;
    }

    /** Gives its id. */
    public Future<Long> create(int bot, String name, boolean news, JsonObject definition, String by, Instant now) {
        return pool.preparedQuery("insert into broadcast(bot, name, news, definition, created_at, created_by)"
                        + " values ($1, $2, $3, $4, $5, $6) returning id")
                .execute(Tuple.of(bot, StoredText.clean(name), news, definition, time(now), StoredText.clean(by)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Gives a draft another content; false when it is none any more. */
    public Future<Boolean> change(long id, String name, boolean news, JsonObject definition) {
        return one(
                "update broadcast set name = $2, news = $3, definition = $4 where id = $1 and state = 'draft'",
                Tuple.of(id, StoredText.clean(name), news, definition));
    }

    public Future<Optional<BroadcastRow>> find(int bot, long id) {
        return pool.preparedQuery(SELECT + " where bot = $1 and id = $2")
                .execute(Tuple.of(bot, id))
                .map(rows -> rows(rows).stream().findFirst());
    }

    /** The newest of some bots that are older than the given one. */
    public Future<List<BroadcastRow>> newest(List<Integer> bots, long before, int most) {
        return pool.preparedQuery(SELECT + " where bot = any($1) and id < $2 order by id desc limit $3")
                .execute(Tuple.tuple()
                        .addValue(bots.toArray(Integer[]::new))
                        .addLong(before)
                        .addInteger(most))
                .map(BroadcastTable::rows);
    }

    /** Those that run, and those with messages under way though they rest; the oldest first. */
    public Future<List<BroadcastRow>> underWay(int most) {
        return pool.preparedQuery(SELECT + " b where state = 'running' or state in ('paused', 'stopped')"
                        + " and exists (select from broadcast_delivery d where d.broadcast = b.id and d.state = 1)"
                        + " order by id limit $1")
                .execute(Tuple.of(most))
                .map(BroadcastTable::rows);
    }

    /** Begins those whose time has come; gives how many. */
    public Future<Integer> beginScheduled(Instant now) {
        return pool.preparedQuery("update broadcast set state = 'running', started_at = coalesce(started_at, $1)"
                        + " where state = 'scheduled' and start_at <= $1")
                .execute(Tuple.of(time(now)))
                .map(RowSet::rowCount);
    }

    /** Begins a draft now; false when it is none any more. */
    public Future<Boolean> start(long id, AudienceTable.Count audience, String by, Instant now) {
        return one(
                "update broadcast set state = 'running', started_at = $2, started_by = $3, audience = $4,"
                        + " audience_exact = $5 where id = $1 and state = 'draft'",
                Tuple.of(id, time(now), StoredText.clean(by), audience.people(), audience.exact()));
    }

    /** Lets a draft begin by itself. */
    public Future<Boolean> schedule(long id, Instant at, String by) {
        return one(
                "update broadcast set state = 'scheduled', start_at = $2, started_by = $3"
                        + " where id = $1 and state = 'draft'",
                Tuple.of(id, time(at), StoredText.clean(by)));
    }

    /** How many it is for. */
    public Future<Void> audience(long id, AudienceTable.Count audience) {
        return pool.preparedQuery("update broadcast set audience = $2, audience_exact = $3 where id = $1")
                .execute(Tuple.of(id, audience.people(), audience.exact()))
                .mapEmpty();
    }

    public Future<Boolean> pause(long id) {
        return one(
                "update broadcast set state = 'paused' where id = $1 and state in ('running', 'scheduled')",
                Tuple.of(id));
    }

    /** Goes on; one that had not begun waits for its time again. */
    public Future<Boolean> resume(long id) {
        return one(
                "update broadcast set state = case when started_at is null then 'scheduled' else 'running' end"
                        + " where id = $1 and state = 'paused'",
                Tuple.of(id));
    }

    /** Nobody gets one any more for whom none is stored. */
    public Future<Boolean> stop(long id, String by, Instant now) {
        return one(
                "update broadcast set state = 'stopped', ended_at = $2, ended_by = $3"
                        + " where id = $1 and state in ('scheduled', 'running', 'paused')",
                Tuple.of(id, time(now), StoredText.clean(by)));
    }

    /** Ends one that has gone to everybody; false when something is left. */
    public Future<Boolean> end(long id, Instant now) {
        return one(
                "update broadcast set state = 'done', ended_at = $2, file = null where id = $1 and state = 'running'"
                        + " and read_out and not exists (select from broadcast_delivery d where d.broadcast = $1"
                        + " and d.state = 0) and not exists (select from broadcast_delivery d where d.broadcast = $1"
                        + " and d.state = 1)",
                Tuple.of(id, time(now)));
    }

    /** Deletes one at rest with all that is known of whom it went to. */
    public Future<Boolean> delete(long id) {
        return pool.preparedQuery("with gone as (delete from broadcast where id = $1"
                        + " and state in ('draft', 'stopped', 'done') returning id), rows as (delete from"
                        + " broadcast_delivery where broadcast in (select id from gone)) select count(*) from gone")
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next().getLong(0) == 1);
    }

    /** Gives a draft a file; false when it is none any more. */
    public Future<Boolean> attach(long id, File file, Buffer content) {
        return one(
                "update broadcast set file = $2, file_name = $3, file_type = $4, file_photo = $5, file_id = null"
                        + " where id = $1 and state = 'draft'",
                Tuple.of(id, content, StoredText.clean(file.name()), StoredText.clean(file.mediaType()), file.photo()));
    }

    public Future<Boolean> detach(long id) {
        return one(
                "update broadcast set file = null, file_name = null, file_type = null, file_photo = null,"
                        + " file_id = null where id = $1 and state = 'draft'",
                Tuple.of(id));
    }

    public Future<Optional<Buffer>> content(long id) {
        return pool.preparedQuery("select file from broadcast where id = $1 and file is not null")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getBuffer(0)));
    }

    /** How Telegram knows the file from now on. */
    public Future<Void> known(long id, String fileId) {
        return pool.preparedQuery("update broadcast set file_id = $2 where id = $1 and file_name is not null")
                .execute(Tuple.of(id, StoredText.clean(fileId)))
                .mapEmpty();
    }

    /** Whether a bot has ever sent news, so that there is something to switch off. */
    public Future<Boolean> hasNews(int bot) {
        return pool.preparedQuery(
                        "select exists (select from broadcast where bot = $1 and news and started_at is not null)")
                .execute(Tuple.of(bot))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Forgets whom those went to that ended before; their figures stay. */
    public Future<Void> forgetBefore(OffsetDateTime moment) {
        return pool.preparedQuery("delete from broadcast_delivery d using broadcast b where b.id = d.broadcast"
                        + " and b.ended_at < $1")
                .execute(Tuple.of(moment))
                .mapEmpty();
    }

    private Future<Boolean> one(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static List<BroadcastRow> rows(RowSet<Row> rows) {
        List<BroadcastRow> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(row(row)));
        return all;
    }

    private static BroadcastRow row(Row row) {
        return new BroadcastRow(
                row.getLong("id"),
                row.getInteger("bot"),
                row.getString("name"),
                row.getBoolean("news"),
                row.getJsonObject("definition"),
                BroadcastState.of(row.getString("state")),
                new Life(
                        moment(row, 6).orElseThrow(),
                        row.getString(7),
                        moment(row, 8),
                        moment(row, 9),
                        row.getString(10),
                        moment(row, 11),
                        row.getString(12)),
                new Figures(
                        Optional.ofNullable(row.getLong(13)),
                        row.getBoolean(14),
                        row.getLong(15),
                        row.getLong(16),
                        row.getLong(17),
                        row.getLong(18),
                        row.getLong(19)),
                row.getLong("after_person"),
                row.getBoolean("read_out"),
                Optional.ofNullable(row.getString("file_name"))
                        .map(name -> new File(
                                name,
                                row.getString("file_type"),
                                row.getBoolean(24),
                                Optional.ofNullable(row.getString("file_id")))));
    }

    private static Optional<Instant> moment(Row row, int column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
