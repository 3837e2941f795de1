package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Users whom operators keep out of a bot. */
public final class UserBlockTable {
    private final SqlClient client;

    public UserBlockTable(SqlClient client) {
        this.client = client;
    }

    /**
     * That somebody is kept out.
     *
     * @param by the operator
     * @param reason empty where none was given
     * @param told whether they have read so since
     */
    public record Block(PersonKey person, Instant at, String by, String reason, boolean told) {}

    public Future<List<Block>> all() {
        return client.query("select bot, person, at, by, reason, told from user_block")
                .execute()
                .map(rows -> {
                    List<Block> blocks = new ArrayList<>();
                    rows.forEach(row -> blocks.add(block(row)));
                    return blocks;
                });
    }

    private static Block block(Row row) {
        return new Block(
                new PersonKey(row.getInteger(0), row.getLong(1)),
                row.getOffsetDateTime(2).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5));
    }

    /** Who is blocked already stays so, with the words of the first time. */
    public Future<Void> add(Block block) {
        return client.preparedQuery("insert into user_block(bot, person, at, by, reason) values ($1, $2, $3, $4, $5)"
                        + " on conflict do nothing")
                .execute(Tuple.of(block.person().bot(), block.person().person(), StoredValues.time(block.at()))
                        .addString(StoredText.clean(block.by()))
                        .addString(StoredText.clean(block.reason())))
                .mapEmpty();
    }

    public Future<Void> remove(PersonKey person) {
        return client.preparedQuery("delete from user_block where bot = $1 and person = $2")
                .execute(Tuple.of(person.bot(), person.person()))
                .mapEmpty();
    }

    public Future<Void> told(PersonKey person) {
        return client.preparedQuery("update user_block set told = true where bot = $1 and person = $2")
                .execute(Tuple.of(person.bot(), person.person()))
                .mapEmpty();
    }
}
