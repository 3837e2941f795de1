package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** When kinds of notices are looked for. */
public final class NoticeTurnTable {
    private final SqlClient client;

    public NoticeTurnTable(SqlClient client) {
        this.client = client;
    }

    public Future<List<NoticeTurn>> all() {
        return client.query("select bot, kind, cron, zone, due_at, asked_at from notice_turn")
                .execute()
                .map(rows -> {
                    List<NoticeTurn> turns = new ArrayList<>(rows.size());
                    rows.forEach(row -> turns.add(new NoticeTurn(
                            row.getInteger(0),
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getOffsetDateTime(4).toInstant(),
                            StoredValues.instant(row.getOffsetDateTime(5)))));
                    return turns;
                });
    }

    public Future<Void> store(NoticeTurn turn) {
        return client.preparedQuery("insert into notice_turn(bot, kind, cron, zone, due_at, asked_at)"
                        + " values ($1, $2, $3, $4, $5, $6) on conflict (bot, kind) do update set cron = excluded.cron,"
                        + " zone = excluded.zone, due_at = excluded.due_at, asked_at = excluded.asked_at")
                .execute(Tuple.of(
                        turn.bot(),
                        turn.kind(),
                        turn.cron(),
                        turn.zone(),
                        StoredValues.time(turn.due()),
                        StoredValues.time(turn.asked())))
                .mapEmpty();
    }
}
