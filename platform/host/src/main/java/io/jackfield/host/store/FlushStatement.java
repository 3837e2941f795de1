package io.jackfield.host.store;

import java.util.stream.IntStream;

/**
 * One statement for everything that a flush writes: what costs is the statement, not the row. Every branch sees the
 * same snapshot, so a row is never written by two branches of one flush.
 *
 * @param day whose partition it names; finding the partition for each row anew costs PostgreSQL more
 * @param withState whether memory, dialogues or people are written too; most flushes have none, and empty branches cost
 *     a tenth
 * @param withEvents whether events are written too; those of rows that were closed already are there already
 * @param withLetters whether rows are ended or marked with an error; only then there is anything about letters in it
 * @param lookingADayBack whether rows are left out that are there under the day before; for updates without a date of
 *     their own, which come again after midnight under another day
 */
record FlushStatement(int day, boolean withState, boolean withEvents, boolean withLetters, boolean lookingADayBack) {
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
              where j.day = x.day and j.bot = x.bot and j.update_id = x.update_id and j.state = 0%3$s),
            marked as (
              update %1$s j set sent = %5$s, error = coalesce(x.error, j.error),
                state = case when x.state = 2 and j.error is not null then 3 else x.state end,
                reply = case when x.state <> 2 then j.reply end
              from unnest($14::int[], $15::int[], $16::bigint[], $17::smallint[], $18::smallint[], $19::text[])
                as x(day, bot, update_id, sent, state, error)
              where j.day = x.day and j.bot = x.bot and j.update_id = x.update_id and j.state = 1 and %6$s%4$s)
            """;

    private static final String NOT_A_DAY_BACK =
            " where not exists (select from %s b where b.bot = x.bot and b.update_id = x.update_id)";

    private static final String CLOSED = " returning j.bot, j.update_id";

    private static final String FOR_LETTERS = " returning j.bot, j.update_id, j.chat, j.reply";

    private static final int STATE_FROM = 20;
    private static final int STATE_PARAMETERS = 27;
    private static final int EVENT_PARAMETERS = 6;
    private static final int LETTER_PARAMETERS = 12;

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
              insert into person(bot, id, first_name, last_name, username, language, last_seen)
              select x.*, date '1970-01-01' + %d
              from unnest($39::int[], $40::bigint[], $41::text[], $42::text[], $43::text[], $44::text[]) as x
              on conflict (bot, id) do update set first_name = excluded.first_name, last_name = excluded.last_name,
                username = excluded.username, language = excluded.language, reachable = true,
                last_seen = greatest(person.last_seen, excluded.last_seen)
              returning bot, id, xmax = 0 as joined),
            joined as (
              insert into event(day, at, bot, person, name, facts)
              select (x.at at time zone 'UTC')::date - date '1970-01-01', x.at, x.bot, x.id, 'joined', x.facts::jsonb
              from unnest($39::int[], $40::bigint[], $45::timestamptz[], $46::text[]) as x(bot, id, at, facts)
              join met m on m.bot = x.bot and m.id = x.id
              where m.joined and x.facts is not null returning 1)
            """;

    /**
     * Whether the row was closed is asked in a way that PostgreSQL looks up in a hash: a join of the two costs four
     * times as much.
     */
    private static final String EVENTS = """
            , happened as (
              insert into event(day, at, bot, person, name, facts)
              select (x.at at time zone 'UTC')::date - date '1970-01-01', x.at, x.bot, x.person, x.name, x.facts::jsonb
              from unnest($%1$d::int[], $%2$d::bigint[], $%3$d::timestamptz[], $%4$d::bigint[], $%5$d::text[], $%6$d::text[])
                with ordinality as x(bot, update_id, at, person, name, facts, n)
              where ((x.bot, x.update_id) in (select bot, update_id from closed)) is true%7$s
              order by x.n)
            """;

    /** A letter that is open already stays as it is, but for what else of the same reply was not taken. */
    private static final String LETTERS = """
            , set_aside as (
              insert into letter as l (day, bot, update_id, kind, plugin, version, code, words, stack, chat, person, further,
                calls)
              select x.day, x.bot, x.update_id, x.kind, x.plugin, x.version, x.code, x.words, x.stack, r.chat,
                coalesce(x.person, case when r.chat > 0 then r.chat end), x.further, coalesce(x.calls, r.reply)
              from unnest($%1$d::int[], $%2$d::int[], $%3$d::bigint[], $%4$d::smallint[], $%5$d::text[], $%6$d::text[],
                  $%7$d::text[], $%8$d::text[], $%9$d::text[], $%10$d::bigint[], $%11$d::text[], $%12$d::bytea[])
                as x(day, bot, update_id, kind, plugin, version, code, words, stack, person, further, calls)
              join (select * from closed union all select * from marked) r on r.bot = x.bot and r.update_id = x.update_id
              on conflict (bot, update_id, day) do update set kind = excluded.kind, state = 0,
                tries = l.tries + l.state, plugin = case when excluded.plugin = '' then l.plugin else excluded.plugin end,
                version = excluded.version, code = excluded.code, words = excluded.words, stack = excluded.stack,
                at = now(), further = excluded.further, calls = excluded.calls
              where l.state = 1 or l.kind = 1 and excluded.kind = 1)
            """;

    /** Looked at so that it is done before: whoever does something has joined first. */
    private static final String AFTER_JOINED = " and (select count(*) from joined) >= 0";

    private static final String RESULT = "select array_agg(bot), array_agg(update_id) from added";

    /** For the reason that {@link RowId} tells. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FlushStatement statement && day == statement.day && kind() == statement.kind();
    }

    @Override
    public int hashCode() {
        return 31 * day + kind();
    }

    private int kind() {
        return (withState ? 1 : 0) | (withEvents ? 2 : 0) | (withLetters ? 4 : 0) | (lookingADayBack ? 8 : 0);
    }

    String sql() {
        String unlessThere = lookingADayBack ? NOT_A_DAY_BACK.formatted(Partitions.nameOf(day - 1)) : "";
        String closed = withEvents ? CLOSED : "";
        return ROWS.formatted(
                        Partitions.nameOf(day),
                        unlessThere,
                        withLetters ? FOR_LETTERS : closed,
                        withLetters ? FOR_LETTERS : "",
                        withLetters ? "greatest(j.sent, x.sent)" : "x.sent",
                        withLetters ? "(j.sent <= x.sent or x.sent < 0)" : "j.sent <= x.sent")
                + (withState ? STATE.formatted(day) : "")
                + (withEvents ? events() : "")
                + (withLetters ? letters() : "")
                + RESULT;
    }

    private String letters() {
        int from = STATE_FROM + (withState ? STATE_PARAMETERS : 0) + (withEvents ? EVENT_PARAMETERS : 0);
        return LETTERS.formatted(
                IntStream.range(from, from + LETTER_PARAMETERS).boxed().toArray());
    }

    private String events() {
        int from = STATE_FROM + (withState ? STATE_PARAMETERS : 0);
        return EVENTS.formatted(from, from + 1, from + 2, from + 3, from + 4, from + 5, withState ? AFTER_JOINED : "");
    }
}
