package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The tables that plugins have in schemas of their own, as the catalogue of PostgreSQL knows them. */
public final class PluginTables {
    private final SqlClient client;

    public PluginTables(SqlClient client) {
        this.client = client;
    }

    /**
     * A table.
     *
     * @param rows an estimate, as of the last time that PostgreSQL looked; negative when it has not yet
     * @param bytes with its indexes
     */
    public record Table(String name, long rows, long bytes) {}

    /** By name; none when the plugin has no schema. */
    public Future<List<Table>> of(String plugin) {
        return client.preparedQuery("""
                        select c.relname, c.reltuples::bigint, pg_total_relation_size(c.oid)
                        from pg_class c join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = $1 and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
                        order by c.relname""")
                .execute(Tuple.of(PluginRole.nameOf(plugin)))
                .map(rows -> {
                    List<Table> tables = new ArrayList<>();
                    rows.forEach(row -> tables.add(new Table(row.getString(0), row.getLong(1), row.getLong(2))));
                    return tables;
                });
    }
}
