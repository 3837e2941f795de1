package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads whole shelves of small values, many in one question, and writes single values. */
public final class MemoryTable {
    private final SqlClient client;

    public MemoryTable(SqlClient client) {
        this.client = client;
    }

    /** The values of each scope by name; an empty map for one that nobody has written to. */
    public Future<Map<MemoryScope, Map<String, String>>> scopes(Collection<MemoryScope> wanted) {
        Tuple keys = Tuple.tuple()
                .addValue(wanted.stream().map(MemoryScope::bot).toArray(Integer[]::new))
                .addValue(wanted.stream().map(MemoryScope::plugin).toArray(String[]::new))
                .addValue(wanted.stream().map(MemoryScope::scope).toArray(String[]::new));
        return client.preparedQuery("select m.bot, m.plugin, m.scope, m.name, m.value from memory m"
                        + " join unnest($1::int[], $2::text[], $3::text[]) as x(bot, plugin, scope)"
                        + " on m.bot = x.bot and m.plugin = x.plugin and m.scope = x.scope")
                .execute(keys)
                .map(rows -> {
                    Map<MemoryScope, Map<String, String>> scopes = new HashMap<>();
                    wanted.forEach(key -> scopes.put(key, new HashMap<>()));
                    rows.forEach(
                            row -> scopes.get(new MemoryScope(row.getInteger(0), row.getString(1), row.getString(2)))
                                    .put(row.getString(3), row.getString(4)));
                    return scopes;
                });
    }

    /** Stores a value; an empty one forgets it. */
    public Future<Void> write(MemoryKey key, Optional<String> value) {
        Tuple place = place(key);
        if (value.isEmpty()) {
            return client.preparedQuery(
                            "delete from memory where bot = $1 and plugin = $2 and scope = $3 and name = $4")
                    .execute(place)
                    .mapEmpty();
        }
        return client.preparedQuery("insert into memory(bot, plugin, scope, name, value) values ($1, $2, $3, $4, $5)"
                        + " on conflict (bot, plugin, scope, name) do update set value = excluded.value")
                .execute(place.addString(value.get()))
                .mapEmpty();
    }

    /** Stores a value unless there is one; gives the one that is there then. */
    public Future<String> keepFirst(MemoryKey key, String value) {
        return client.preparedQuery("insert into memory(bot, plugin, scope, name, value) values ($1, $2, $3, $4, $5)"
                        + " on conflict (bot, plugin, scope, name) do update set value = memory.value returning value")
                .execute(place(key).addString(value))
                .map(rows -> rows.iterator().next().getString(0));
    }

    private static Tuple place(MemoryKey key) {
        return Tuple.of(key.scope().bot(), key.scope().plugin(), key.scope().scope(), key.name());
    }
}
