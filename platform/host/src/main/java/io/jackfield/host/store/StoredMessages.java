package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Messages that no update asked for, stored together with what they tell of. */
public final class StoredMessages {
    private StoredMessages() {}

    /**
     * Who commits the transaction gives it to the outbox; who dies before that leaves it to the next life of the host.
     */
    public static Future<Void> add(SqlConnection transaction, NewRow message) {
        return transaction
                .preparedQuery(
                        "insert into journal(day, bot, update_id, chat, state, reply) values ($1, $2, $3, $4, $5, $6)")
                .execute(Tuple.tuple()
                        .addInteger(message.key().day())
                        .addInteger(message.key().bot())
                        .addLong(message.key().updateId())
                        .addLong(message.chat())
                        .addShort(message.state())
                        .addBuffer(message.reply()))
                .mapEmpty();
    }
}
