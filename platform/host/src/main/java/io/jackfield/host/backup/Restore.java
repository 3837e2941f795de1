package io.jackfield.host.backup;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.ServiceUrl;
import io.jackfield.host.store.HostLock;
import io.jackfield.host.store.Migrations;
import io.jackfield.host.store.PluginDatabases;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;

/**
 * Brings a backup's tables into a database, in one transaction: all of them or none. Afterwards the schema is brought
 * up to date. Blocking.
 */
public final class Restore {
    private static final String HAS_TABLES = "select exists (select from pg_class c join pg_namespace n"
            + " on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f') and (n.nspname = current_schema()"
            + " or n.nspname like 'plugin\\_%'))";

    /** Drops what is in the first schema of the search path, but not the schema, which may belong to somebody else. */
    private static final String EMPTY_SCHEMA = """
            do $$ declare one text; begin
              for one in select format('drop %s if exists %s cascade', case relkind when 'v' then 'view'
                  when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end,
                  c.oid::regclass)
                from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('v', 'm', 'r', 'p', 'f', 'S')
                  and not c.relispartition and not exists (select from pg_depend d where d.objid = c.oid
                    and (d.deptype = 'e' or c.relkind = 'S' and d.deptype in ('a', 'i')) and d.classid = 'pg_class'::regclass)
                order by c.relkind in ('r', 'p'), c.oid desc
              loop execute one; end loop;
              for one in select format('drop routine if exists %s cascade', p.oid::regprocedure) from pg_proc p
                where p.pronamespace = current_schema()::regnamespace
                  and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
              loop execute one; end loop;
              for one in select format('drop type if exists %s cascade', t.oid::regtype) from pg_type t
                where t.typnamespace = current_schema()::regnamespace and t.typtype in ('e', 'd')
                  and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')
              loop execute one; end loop;
            end $$""";

    private final ServiceUrl url;
    private final BackupArchive archive;

    private Restore(ServiceUrl url, BackupArchive archive) {
        this.url = url;
        this.archive = archive;
    }

    /** Whether the database has tables, of whomever. */
    public static boolean isEmpty(ServiceUrl url) {
        try (DatabaseSession session = new DatabaseSession(url)) {
            return "f".equals(session.text(HAS_TABLES));
        } catch (SQLException e) {
            throw Backup.failed("database " + url + " cannot be used: " + e.getMessage(), e);
        }
    }

    /**
     * @param replace whether tables that are there are dropped first; without it they are a reason to refuse
     * @throws JackfieldException when the backup is damaged or newer than this program, a host works on the database,
     *     or it is not empty; the database is as it was then
     */
    public static void into(ServiceUrl url, BackupArchive archive, boolean replace) {
        requireNotNewer(archive.summary());
        archive.requireWhole();
        try (DatabaseSession session = new DatabaseSession(url)) {
            new Restore(url, archive).run(session, replace);
        } catch (SQLException e) {
            throw Backup.failed("database " + url + " is as it was: " + e.getMessage(), e);
        } catch (IOException e) {
            throw Backup.failed("database " + url + " is as it was: the backup cannot be read: " + e.getMessage(), e);
        }
        Migrations.apply(url);
    }

    private static void requireNotNewer(BackupSummary backup) {
        if (Integer.parseInt(backup.schemaVersion()) > Integer.parseInt(Migrations.newest())) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "the backup was made by " + backup.jackfield() + " with schema " + backup.schemaVersion()
                            + "; this version knows " + Migrations.newest()
                            + " at most, use the one that made it or a newer one");
        }
    }

    private void run(DatabaseSession session, boolean replace) throws SQLException, IOException {
        if (!HostLock.tryTake(session.connection())) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "a host works on database " + url + "; stop it first, then restore");
        }
        if (!replace && "t".equals(session.text(HAS_TABLES))) {
            throw new JackfieldException(
                    StandardError.REQUEST_REJECTED,
                    "database " + url
                            + " is not empty; restore into an empty one, or add --replace to drop what is there");
        }
        List<SchemaScript> schemas = archive.schemas();
        for (SchemaScript script : schemas) {
            if (isOfPlugin(script.schema())) {
                // A role that is there already would be the end of a transaction, so this happens before it.
                PluginDatabases.makeSchema(script.schema(), session.connection());
            }
        }
        session.connection().setAutoCommit(false);
        if (replace) {
            empty(session);
        }
        Iterator<JsonObject> tables = archive.tables().iterator();
        for (SchemaScript script : schemas) {
            make(session, script, tables);
        }
        session.run("reset role");
        session.connection().commit();
        session.connection().setAutoCommit(true);
        session.run("analyze");
    }

    private static boolean isOfPlugin(String schema) {
        return schema.startsWith("plugin_");
    }

    private static void empty(DatabaseSession session) throws SQLException {
        for (String schema : new SchemaReader(session.connection()).schemas(session.ownSchema())) {
            session.actAsOwnerOf(schema);
            session.run("set local search_path = " + Backup.quoted(schema));
            session.run(EMPTY_SCHEMA);
        }
    }

    private void make(DatabaseSession session, SchemaScript script, Iterator<JsonObject> tables)
            throws SQLException, IOException {
        session.actAsOwnerOf(script.schema());
        session.run("set local search_path = ''");
        session.run("set local intervalstyle = postgres");
        session.run("set local check_function_bodies = off");
        for (String statement : script.before()) {
            session.run(statement);
        }
        for (SchemaScript.CopiedTable table : script.tables()) {
            copy(session, table, tables.next());
        }
        for (String statement : script.after()) {
            session.run(statement);
        }
    }

    private void copy(DatabaseSession session, SchemaScript.CopiedTable table, JsonObject kept)
            throws SQLException, IOException {
        try (InputStream rows = archive.stream(kept.getString("entry"))) {
            long copied = session.copies().copyIn(table.copy("from stdin"), rows);
            if (copied != kept.getLong("rows") || !table.name().equals(kept.getString("name"))) {
                throw new IOException(table.name() + " took " + copied + " of " + kept.getLong("rows") + " rows");
            }
        }
    }
}
