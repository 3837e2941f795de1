package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** How large the database is, and what in it. */
public final class DatabaseSize {
    private final SqlClient client;

    public DatabaseSize(SqlClient client) {
        this.client = client;
    }

    /**
     * A table, with its partitions if it has some.
     *
     * @param rows an estimate of the server
     * @param bytes indexes included
     */
    public record TableSize(String schema, String name, int partitions, long rows, long bytes) {}

    /**
     * The whole.
     *
     * @param version of PostgreSQL
     * @param tables the largest first
     */
    public record Size(String version, long bytes, List<TableSize> tables) {}

    /** @param most tables to name */
    public Future<Size> now(int most) {
        return client.query("select current_setting('server_version'), pg_database_size(current_database())")
                .execute()
                .compose(whole -> tables(most).map(tables -> {
                    Row row = whole.iterator().next();
                    return new Size(row.getString(0), row.getLong(1), tables);
                }));
    }

    private Future<List<TableSize>> tables(int most) {
        return client.preparedQuery("""
                        select n.nspname, p.relname, count(i.inhrelid)::int, sum(greatest(c.reltuples, 0))::bigint,
                          sum(pg_total_relation_size(c.oid))::bigint
                        from pg_class c
                        left join pg_inherits i on i.inhrelid = c.oid
                        join pg_class p on p.oid = coalesce(i.inhparent, c.oid)
                        join pg_namespace n on n.oid = p.relnamespace
                        where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                        group by 1, 2 order by 5 desc, 1, 2 limit $1""").execute(Tuple.of(most)).map(rows -> {
            List<TableSize> tables = new ArrayList<>();
            rows.forEach(row -> tables.add(new TableSize(
                    row.getString(0), row.getString(1), row.getInteger(2), row.getLong(3), row.getLong(4))));
            return tables;
        });
    }
}
