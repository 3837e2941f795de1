package io.jackfield.host.store;

import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What people have chosen about notices: kinds they do not want, and their quiet hours. */
public final class NoticeChoiceTable {
    private final SqlClient client;

    public NoticeChoiceTable(SqlClient client) {
        this.client = client;
    }

    /** The kinds that this person has switched off. */
    public Future<Set<String>> off(int bot, long person) {
        return client.preparedQuery("select kind from notice_off where bot = $1 and person = $2")
                .execute(Tuple.of(bot, person))
                .map(rows -> {
                    Set<String> kinds = new HashSet<>();
                    rows.forEach(row -> kinds.add(row.getString(0)));
                    return kinds;
                });
    }

    public Future<Void> turn(int bot, long person, String kind, boolean on) {
        return client.preparedQuery(
                        on
                                ? "delete from notice_off where bot = $1 and person = $2 and kind = $3"
                                : "insert into notice_off(bot, person, kind) values ($1, $2, $3) on conflict do nothing")
                .execute(Tuple.of(bot, person, kind))
                .mapEmpty();
    }

    /** Empty when nothing was chosen, and empty inside for never. */
    public Future<Optional<Optional<QuietHours>>> quietHours(int bot, long person) {
        return client.preparedQuery("select begins, ends from notice_quiet where bot = $1 and person = $2")
                .execute(Tuple.of(bot, person))
                .map(rows -> {
                    if (rows.size() == 0) {
                        return Optional.empty();
                    }
                    Row row = rows.iterator().next();
                    return Optional.of(NoticeTable.quietHours(row.getLocalTime(0), row.getLocalTime(1)));
                });
    }

    /** @param hours absent for never */
    public Future<Void> choose(int bot, long person, Optional<QuietHours> hours) {
        return client.preparedQuery("insert into notice_quiet(bot, person, begins, ends) values ($1, $2, $3, $4)"
                        + " on conflict (bot, person) do update set begins = excluded.begins, ends = excluded.ends")
                .execute(Tuple.of(
                        bot,
                        person,
                        hours.map(QuietHours::from).orElse(null),
                        hours.map(QuietHours::to).orElse(null)))
                .mapEmpty();
    }
}
