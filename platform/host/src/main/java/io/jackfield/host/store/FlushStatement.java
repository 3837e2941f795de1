package io.jackfield.host.store;

/**
 * One statement for everything that a flush writes: what costs is the statement, not the row. Every branch sees the same
 * snapshot, so a row is never written by two branches of one flush.
 *
 * @param day whose partition it names; finding the partition for each row anew costs PostgreSQL more
 * @param withState whether memory, dialogues or people are written too; most flushes have none, and empty branches cost a
 *     tenth
 * @param lookingADayBack whether rows are left out that are there under the day before; for updates without a date of their
 *     own, which come again after midnight under another day
 */
record FlushStatement(int day, boolean withState, boolean lookingADayBack) {
    private static final String ROWS = """
            with added as (
              insert into %1$s(day, bot, update_id, chat, state, payload, reply)
              select * from unnest($1::int[], $2::int[], $3::bigint[], $4::bigint[], $5::smallint[], $6::bytea[], $7::bytea[])
                as x(day, bot, update_id, chat, state, payload, reply)%2$s
              on conflict do nothing returning bot, update_id),
            closed as (
              update %1$s j set state = x.state, reply = x.reply, error = x.error,
                payload = case when x.error is not null then j.payload end
              from unnest($8::int[], $9::int[], $10::bigint[], $11::smallint[], $12::bytea[], $13::text[])
                as x(day, bot, update_id, state, reply, error)
              where j.day = x.day and j.bot = x.bot and j.update_id = x.update_id and j.state = 0),
            marked as (
              update %1$s j set sent = x.sent, error = coalesce(x.error, j.error),
                state = case when x.state = 2 and j.error is not null then 3 else x.state end,
                reply = case when x.state <> 2 then j.reply end
              from unnest($14::int[], $15::int[], $16::bigint[], $17::smallint[], $18::smallint[], $19::text[])
                as x(day, bot, update_id, sent, state, error)
              where j.day = x.day and j.bot = x.bot and j.update_id = x.update_id and j.state = 1 and j.sent <= x.sent)
            """;

    private static final String NOT_A_DAY_BACK =
            " where not exists (select from %s b where b.bot = x.bot and b.update_id = x.update_id)";

    private static final String STATE = """
            , remembered as (
              insert into memory(bot, plugin, scope, name, value)
              select * from unnest($20::int[], $21::text[], $22::text[], $23::text[], $24::text[])
              on conflict (bot, plugin, scope, name) do update set value = excluded.value),
            forgotten as (
              delete from memory m using unnest($25::int[], $26::text[], $27::text[], $28::text[])
                as x(bot, plugin, scope, name)
              where m.bot = x.bot and m.plugin = x.plugin and m.scope = x.scope and m.name = x.name),
            cleared as (
              delete from dialogue d using unnest($29::int[], $30::bigint[], $31::int[]) as x(bot, chat, thread)
              where d.bot = x.bot and d.chat = x.chat and d.thread = x.thread and not exists (
                select from unnest($32::int[], $33::bigint[], $34::int[], $35::timestamptz[], $36::int[])
                  as own(bot, chat, thread, said_at, position)
                where d.bot = own.bot and d.chat = own.chat and d.thread = own.thread and d.said_at = own.said_at
                  and d.position = own.position)),
            said as (
              insert into dialogue(bot, chat, thread, said_at, position, role, body)
              select * from unnest($32::int[], $33::bigint[], $34::int[], $35::timestamptz[], $36::int[], $37::smallint[],
                $38::text[])
              on conflict do nothing),
            met as (
              insert into person(bot, id, first_name, last_name, username, language)
              select * from unnest($39::int[], $40::bigint[], $41::text[], $42::text[], $43::text[], $44::text[])
              on conflict (bot, id) do update set first_name = excluded.first_name, last_name = excluded.last_name,
                username = excluded.username, language = excluded.language, reachable = true)
            """;

    private static final String RESULT = "select array_agg(bot), array_agg(update_id) from added";

    String sql() {
        String unlessThere = lookingADayBack ? NOT_A_DAY_BACK.formatted(Partitions.nameOf(day - 1)) : "";
        return ROWS.formatted(Partitions.nameOf(day), unlessThere) + (withState ? STATE : "") + RESULT;
    }
}
