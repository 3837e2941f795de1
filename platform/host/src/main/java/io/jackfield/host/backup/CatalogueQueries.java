package io.jackfield.host.backup;

import java.util.List;

/**
 * Questions to PostgreSQL's catalogue. Each has a schema as its parameter and gives statements that make what is in it.
 */
final class CatalogueQueries {
    /** The schemas of plugins; the parameter is one to leave out. */
    static final String PLUGIN_SCHEMAS = """
            select nspname from pg_namespace where nspname like 'plugin\\_%' and nspname <> ? order by 1""";

    private static final String IS_OF_EXTENSION =
            "exists (select from pg_depend e where e.objid = %s and e.deptype = 'e')";

    private static final String RELATIONS = " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = ? and not " + IS_OF_EXTENSION.formatted("c.oid");

    private static final String OPTIONS = "coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '')";

    private static final String PARTITIONED =
            "case c.relkind when 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end";

    private static final String UNLOGGED = "case c.relpersistence when 'u' then 'unlogged ' else '' end";

    private static final String SEQUENCE_OPTIONS = """
            'increment by ' || s.seqincrement || ' minvalue ' || s.seqmin || ' maxvalue ' || s.seqmax
            || ' start with ' || s.seqstart || ' cache ' || s.seqcache || case when s.seqcycle then ' cycle' else '' end""";

    private static final String IDENTITY = """
            case a.attidentity when '' then '' else
              (select ' generated ' || case a.attidentity when 'a' then 'always' else 'by default' end
                  || ' as identity (sequence name ' || s.seqrelid::regclass || ' ' || %s || ')'
               from pg_depend d join pg_sequence s on s.seqrelid = d.objid
               where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass
                 and d.refobjid = c.oid and d.refobjsubid = a.attnum and d.deptype = 'i') end
            """.formatted(SEQUENCE_OPTIONS);

    private static final String DEFAULT = """
            coalesce((select case a.attgenerated
                  when 's' then ' generated always as (' || pg_get_expr(f.adbin, f.adrelid) || ') stored'
                  else ' default ' || pg_get_expr(f.adbin, f.adrelid) end
               from pg_attrdef f where f.adrelid = c.oid and f.adnum = a.attnum), '')
            """;

    private static final String COLUMNS = """
            coalesce((select string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
                  || case when a.attcollation <> t.typcollation and a.attcollation <> 0
                       then ' collate ' || a.attcollation::regcollation else '' end
                  || %s || %s
                  || case when a.attnotnull then ' not null' else '' end, ', ' order by a.attnum)
               from pg_attribute a join pg_type t on t.oid = a.atttypid
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '')
            """.formatted(IDENTITY, DEFAULT);

    private static final String EXTENSIONS = """
            select format('create extension if not exists %I with schema %I', e.extname, n.nspname)
            from pg_extension e join pg_namespace n on n.oid = e.extnamespace where n.nspname = ? order by 1""";

    private static final String ENUMS = """
            select format('create type %I.%I as enum (%s)', n.nspname, t.typname,
              (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
            from pg_type t join pg_namespace n on n.oid = t.typnamespace
            where n.nspname = ? and t.typtype = 'e' and not""" + " " + IS_OF_EXTENSION.formatted("t.oid") + " order by t.oid";

    private static final String DOMAINS = """
            select format('create domain %I.%I as %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod))
              || coalesce(' default ' || t.typdefault, '') || case when t.typnotnull then ' not null' else '' end
              || coalesce((select string_agg(format(' constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), '' order by k.oid)
                   from pg_constraint k where k.contypid = t.oid and k.contype = 'c'), '')
            from pg_type t join pg_namespace n on n.oid = t.typnamespace
            where n.nspname = ? and t.typtype = 'd' and not""" + " " + IS_OF_EXTENSION.formatted("t.oid") + " order by t.oid";

    /** Those of identity columns come with their columns. */
    private static final String SEQUENCES = "select 'create sequence ' || c.oid::regclass || ' as '"
            + " || format_type(s.seqtypid, null) || ' ' || " + SEQUENCE_OPTIONS
            + " from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace"
            + " where n.nspname = ? and not " + IS_OF_EXTENSION.formatted("c.oid")
            + " and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i') order by c.oid";

    private static final String FUNCTIONS = """
            select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = ? and p.prokind in ('f', 'p') and (p.prosqlbody is null) = %s and not""" + " " + IS_OF_EXTENSION.formatted("p.oid") + " order by p.oid";

    private static final String WHOLE_TABLES = "select 'create ' || " + UNLOGGED
            + " || 'table ' || c.oid::regclass || ' (' || " + COLUMNS + " || ')' || " + PARTITIONED + " || " + OPTIONS
            + RELATIONS + " and c.relkind in ('r', 'p') and not c.relispartition order by c.oid";

    private static final String PARTITIONS = "select 'create ' || " + UNLOGGED
            + " || 'table ' || c.oid::regclass || ' partition of ' || i.inhparent::regclass || ' '"
            + " || pg_get_expr(c.relpartbound, c.oid) || " + PARTITIONED + " || " + OPTIONS
            + RELATIONS.replace(" where ", " join pg_inherits i on i.inhrelid = c.oid where ")
            + " and c.relkind in ('r', 'p') and c.relispartition order by c.oid";

    private static final String STORAGE = """
            select format('alter table only %s alter column %I set storage %s', c.oid::regclass, a.attname,
              case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end)
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
              join pg_type t on t.oid = a.atttypid
            where n.nspname = ? and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
              and a.attstorage <> t.typstorage order by c.oid, a.attnum""";

    private static final String COMPRESSION = """
            select format('alter table only %s alter column %I set compression %s', c.oid::regclass, a.attname,
              case a.attcompression when 'l' then 'lz4' else 'pglz' end)
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
              and a.attcompression <> '' order by c.oid, a.attnum""";

    private static final String OWNED_SEQUENCES = """
            select format('alter sequence %s owned by %s.%I', c.oid::regclass, d.refobjid::regclass, a.attname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
              join pg_depend d on d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'a'
                and d.refclassid = 'pg_class'::regclass
              join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where n.nspname = ? and c.relkind = 'S' order by c.oid""";

    private static final String SEQUENCE_VALUES = """
            select format('select setval(%L, %s)', format('%I.%I', schemaname, sequencename), last_value)
            from pg_sequences where schemaname = ? and last_value is not null order by sequencename""";

    private static final String CONSTRAINTS = """
            select format('alter table %%s add constraint %%I %%s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
            from pg_constraint k join pg_namespace n on n.oid = k.connamespace
            where n.nspname = ? and k.contype in (%s) and k.conrelid <> 0 and k.conparentid = 0 and k.coninhcount = 0
            order by k.oid""";

    /** An index of a partitioned table brings those of its partitions. */
    private static final String INDEXES =
            "select regexp_replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ')" + RELATIONS
                    + " and c.relkind in ('i', 'I') and (select indisvalid from pg_index where indexrelid = c.oid)"
                    + " and not exists (select from pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))"
                    + " and not exists (select from pg_inherits i where i.inhrelid = c.oid) order by c.oid";

    private static final String VIEWS = "select 'create ' || case c.relkind when 'm' then 'materialized ' else '' end"
            + " || 'view ' || c.oid::regclass || " + OPTIONS + " || ' as ' || pg_get_viewdef(c.oid)" + RELATIONS
            + " and c.relkind in ('v', 'm') order by c.oid";

    private static final String TRIGGERS = """
            select %s from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = ? and not t.tgisinternal and t.tgparentid = 0 %s order by t.oid""";

    private static final String SWITCHED_TRIGGERS = TRIGGERS.formatted(
            "format('alter table %s %s trigger %I', c.oid::regclass, case t.tgenabled when 'D' then 'disable'"
                    + " when 'A' then 'enable always' else 'enable replica' end, t.tgname)",
            "and t.tgenabled <> 'O'");

    static final List<String> BEFORE = List.of(
            EXTENSIONS,
            ENUMS,
            DOMAINS,
            SEQUENCES,
            FUNCTIONS.formatted("true"),
            WHOLE_TABLES,
            PARTITIONS,
            STORAGE,
            COMPRESSION,
            OWNED_SEQUENCES);

    static final List<String> AFTER = List.of(
            SEQUENCE_VALUES,
            CONSTRAINTS.formatted("'p', 'u', 'x'"),
            INDEXES,
            CONSTRAINTS.formatted("'c'"),
            CONSTRAINTS.formatted("'f'"),
            FUNCTIONS.formatted("false"),
            VIEWS,
            TRIGGERS.formatted("pg_get_triggerdef(t.oid)", ""),
            SWITCHED_TRIGGERS);

    static final String TABLES =
            "select c.oid::regclass::text, coalesce((select string_agg(quote_ident(a.attname), ', '"
                    + " order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                    + " and a.attgenerated = ''), '')" + RELATIONS + " and c.relkind = 'r' order by c.oid";

    /** What is in a schema and in none of the others. */
    static final String UNKNOWN = """
            with here as (select oid, nspname from pg_namespace where nspname = ?)
            select 'foreign table ' || relname from pg_class c, here where relnamespace = here.oid and relkind = 'f'
            union all select 'type ' || typname from pg_type t join pg_class c on c.oid = t.typrelid, here
              where typnamespace = here.oid and c.relkind = 'c' and not %s
            union all select 'type ' || typname from pg_type t, here
              where typnamespace = here.oid and typtype in ('r', 'b') and typelem = 0 and not %s
            union all select 'aggregate ' || proname from pg_proc p, here
              where pronamespace = here.oid and prokind in ('a', 'w') and not %s
            union all select 'policy ' || polname from pg_policy join pg_class c on c.oid = polrelid, here
              where c.relnamespace = here.oid
            union all select 'rule ' || rulename from pg_rewrite w join pg_class c on c.oid = w.ev_class, here
              where c.relnamespace = here.oid and rulename <> '_RETURN'
            union all select 'inheritance of ' || relname from pg_class c join pg_inherits i on i.inhrelid = c.oid, here
              where c.relnamespace = here.oid and c.relkind = 'r' and not c.relispartition
            """.formatted(
            IS_OF_EXTENSION.formatted("t.oid"), IS_OF_EXTENSION.formatted("t.oid"), IS_OF_EXTENSION.formatted("p.oid"));

    private CatalogueQueries() {}
}
