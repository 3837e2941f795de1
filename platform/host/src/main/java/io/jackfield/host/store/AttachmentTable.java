package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps the bytes of files until Telegram has taken them. */
public final class AttachmentTable {
    private final SqlClient client;

    public AttachmentTable(SqlClient client) {
        this.client = client;
    }

    /** A file on its way out. */
    public record Stored(UUID id, String name, String mediaType, Buffer content) {}

    public Future<Void> add(Stored file) {
        return client.preparedQuery("insert into attachment(id, name, media_type, content) values ($1, $2, $3, $4)")
                .execute(Tuple.of(
                        file.id(), StoredText.clean(file.name()), StoredText.clean(file.mediaType()), file.content()))
                .mapEmpty();
    }

    public Future<Optional<Stored>> find(UUID id) {
        return client.preparedQuery("select name, media_type, content from attachment where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    var row = rows.iterator().next();
                    return Optional.of(new Stored(id, row.getString(0), row.getString(1), row.getBuffer(2)));
                });
    }

    public Future<Void> remove(List<UUID> ids) {
        return client.preparedQuery("delete from attachment where id = any($1)")
                .execute(Tuple.tuple().addValue(ids.toArray(UUID[]::new)))
                .mapEmpty();
    }

    /** Files whose reply was never stored, left by a crash in between. */
    public Future<Integer> removeOlderThanDays(int days) {
        return client.preparedQuery("delete from attachment where created_at < now() - make_interval(days => $1)")
                .execute(Tuple.of(days))
                .map(rows -> rows.rowCount());
    }
}
