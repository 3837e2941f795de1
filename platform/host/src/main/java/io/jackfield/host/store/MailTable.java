package io.jackfield.host.store;

import io.jackfield.api.desk.MailDesk.Mail;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Letters on their way, and the keys of those that have gone. */
public final class MailTable {
    private static final int REMEMBERED_DAYS = 30;
    private static final String EMPTIED = ", recipient = null, subject = null, body = null, html = null";

    private final SqlClient client;

    public MailTable(SqlClient client) {
        this.client = client;
    }

    /** What became of a letter that was given. */
    public enum Added {
        STORED,
        /** Its key is known. */
        KNOWN,
        /** Its plugin has as many under way as it may. */
        NO_ROOM
    }

    /** @param most letters that the plugin may have under way */
    public Future<Added> add(String plugin, String key, Mail mail, Instant now, int most) {
        return client.preparedQuery("select exists (select from mail where plugin = $1 and key = $2"
                        + " and (created_at > $3 or state = 'waiting')),"
                        + " (select count(*) from mail where plugin = $1 and state = 'waiting')")
                .execute(Tuple.of(plugin, key, oldest(now)))
                .compose(rows -> {
                    Row row = rows.iterator().next();
                    if (row.getBoolean(0)) {
                        return Future.succeededFuture(Added.KNOWN);
                    }
                    return row.getLong(1) >= most
                            ? Future.succeededFuture(Added.NO_ROOM)
                            : insert(plugin, key, mail, now);
                });
    }

    private Future<Added> insert(String plugin, String key, Mail mail, Instant now) {
        return client.preparedQuery("insert into mail(plugin, key, recipient, subject, body, html, due_at, created_at)"
                        + " values ($1, $2, $3, $4, $5, $6, $7, $7) on conflict (plugin, key) do update set"
                        + " state = 'waiting', recipient = excluded.recipient, subject = excluded.subject,"
                        + " body = excluded.body, html = excluded.html, tries = 0, due_at = excluded.due_at,"
                        + " created_at = excluded.created_at"
                        + " where mail.created_at <= $8 and mail.state <> 'waiting'")
                .execute(Tuple.tuple()
                        .addString(plugin)
                        .addString(key)
                        .addString(mail.to())
                        .addString(StoredText.clean(mail.subject()))
                        .addString(StoredText.clean(mail.text()))
                        .addString(mail.html().map(StoredText::clean).orElse(null))
                        .addValue(StoredValues.time(now))
                        .addValue(oldest(now)))
                .map(rows -> rows.rowCount() == 1 ? Added.STORED : Added.KNOWN);
    }

    /** Those that are to be tried now, the longest due first. */
    public Future<List<StoredMail>> due(Instant now, int limit) {
        return client.preparedQuery("select id, plugin, recipient, subject, body, html, tries, created_at from mail"
                        + " where state = 'waiting' and due_at <= $1 order by due_at, id limit $2")
                .execute(Tuple.of(StoredValues.time(now), limit))
                .map(rows -> {
                    List<StoredMail> due = new ArrayList<>(rows.size());
                    rows.forEach(row -> due.add(new StoredMail(
                            row.getLong(0),
                            row.getString(1),
                            new Mail(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    Optional.ofNullable(row.getString(5))),
                            row.getInteger(6),
                            row.getOffsetDateTime(7).toInstant())));
                    return due;
                });
    }

    public Future<Void> postpone(long id, Instant due) {
        return client.preparedQuery("update mail set tries = tries + 1, due_at = $2 where id = $1")
                .execute(Tuple.of(id, StoredValues.time(due)))
                .mapEmpty();
    }

    public Future<Void> sent(long id) {
        return finish(id, "sent");
    }

    public Future<Void> failed(long id) {
        return finish(id, "failed");
    }

    private Future<Void> finish(long id, String state) {
        return client.preparedQuery("update mail set state = $2" + EMPTIED + " where id = $1")
                .execute(Tuple.of(id, state))
                .mapEmpty();
    }

    /** Keys that no longer count. */
    public Future<Integer> forgetOlderThan(Instant now) {
        return client.preparedQuery("delete from mail where created_at <= $1 and state <> 'waiting'")
                .execute(Tuple.of(oldest(now)))
                .map(rows -> rows.rowCount());
    }

    private static OffsetDateTime oldest(Instant now) {
        return StoredValues.time(now).minusDays(REMEMBERED_DAYS);
    }
}
