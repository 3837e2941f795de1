package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number of each bot, given at its first start and kept for ever. */
public final class BotNumbers {
    private BotNumbers() {}

    public static Future<Map<String, Integer>> of(SqlClient client, List<String> bots) {
        Tuple names = Tuple.tuple().addValue(bots.toArray(String[]::new));
        return client.preparedQuery("insert into bot(name) select unnest($1::text[]) on conflict do nothing")
                .execute(names)
                .compose(done -> client.preparedQuery("select name, number from bot where name = any($1)")
                        .execute(names))
                .map(rows -> {
                    Map<String, Integer> numbers = new HashMap<>();
                    rows.forEach(row -> numbers.put(row.getString(0), row.getInteger(1)));
                    return numbers;
                });
    }
}
