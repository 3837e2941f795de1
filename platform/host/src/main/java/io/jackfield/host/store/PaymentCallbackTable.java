package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The journal of calls that payment systems make, and which bots they may call about. */
public final class PaymentCallbackTable {
    private final SqlClient client;

    public PaymentCallbackTable(SqlClient client) {
        this.client = client;
    }

    /**
     * A call as it came.
     *
     * @param path what follows provider and bot, with its query
     * @param headers without what proves who calls
     */
    public record Call(
            OffsetDateTime at,
            String provider,
            int bot,
            String method,
            String path,
            JsonObject headers,
            Buffer body,
            String caller) {}

    /**
     * What a call was answered.
     *
     * @param problem why the host answered in place of the plugin; empty when the plugin did
     */
    public record Answer(int status, Buffer body, int tookMillis, Optional<String> problem) {}

    /** A bot that a payment system may call about. */
    public record Route(String provider, String bot, int number) {}

    /** Gives the number under which the call is kept. */
    public Future<Long> add(Call call) {
        return client.preparedQuery(
                        "insert into payment_callback(at, provider, bot, method, path, headers, body, caller)"
                                + " values ($1, $2, $3, $4, $5, $6, $7, $8) returning id")
                .execute(Tuple.tuple()
                        .addValue(call.at())
                        .addString(call.provider())
                        .addInteger(call.bot())
                        .addString(call.method())
                        .addString(call.path())
                        .addValue(call.headers())
                        .addBuffer(call.body())
                        .addString(call.caller()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    public Future<Void> answered(long id, Answer answer) {
        return client.preparedQuery(
                        "update payment_callback set status = $2, answer = $3, took_ms = $4, problem = $5 where id ="
                                + " $1")
                .execute(Tuple.tuple()
                        .addLong(id)
                        .addShort((short) answer.status())
                        .addBuffer(answer.body())
                        .addInteger(answer.tookMillis())
                        .addString(answer.problem().orElse(null)))
                .mapEmpty();
    }

    /**
     * A call with its answer.
     *
     * @param status empty while it is under way, or when the host ended meanwhile
     */
    public record Heard(
            long id,
            Instant at,
            String provider,
            String method,
            String path,
            Buffer body,
            Optional<Integer> status,
            Buffer answer,
            String problem) {}

    /** Calls about a bot since a moment that have one of these words in path or body, oldest first. */
    public Future<List<Heard>> naming(int bot, Instant since, List<String> words, int most) {
        return client.preparedQuery("select id, at, provider, method, path, body, status, answer, problem from"
                        + " payment_callback where bot = $1 and at >= $2 and exists (select from unnest($3::text[]) word where"
                        + " position(word in path) > 0 or position(convert_to(word, 'UTF8') in body) > 0) order by at, id limit"
                        + " $4")
                .execute(Tuple.of(bot, StoredValues.time(since), words.toArray(String[]::new), most))
                .map(rows -> {
                    List<Heard> heard = new ArrayList<>();
                    rows.forEach(row -> heard.add(heard(row)));
                    return heard;
                });
    }

    private static Heard heard(Row row) {
        Buffer answer = row.getBuffer("answer");
        String problem = row.getString("problem");
        return new Heard(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("provider"),
                row.getString("method"),
                row.getString("path"),
                row.getBuffer("body"),
                Optional.ofNullable(row.getInteger("status")),
                answer == null ? Buffer.buffer() : answer,
                problem == null ? "" : problem);
    }

    /**
     * A call that names no order and no payment of its bot.
     *
     * @param bot its number
     */
    public record Unmatched(int bot, Heard call) {}

    /**
     * Some of the unmatched calls.
     *
     * @param before the place to go on before; empty when there are no more calls
     */
    public record Page(List<Unmatched> calls, OptionalLong before) {}

    /** A word of path or body is one of our ids, or none is: {@code $5} for one call only. */
    private static final String UNMATCHED = """
            with page as (
              select id, at, provider, bot, method, path, body, status, answer, problem from payment_callback
              where bot = any($1) and id < $2 and ($3::text is null or provider = $3) and ($5::bigint is null or id = $5)
              order by id desc limit $4),
            words as (
              select distinct page.id, page.bot, page.provider, found[1] as word from page, lateral regexp_matches(
                page.path || ' ' || encode(substr(page.body, 1, 20000), 'escape'), '[A-Za-z0-9_-]{3,128}', 'g') as found),
            matched as (
              select distinct id from words
              where exists (select from payment_order o where o.id = words.word and o.bot = words.bot)
                or exists (select from payment_transaction t where t.bot = words.bot and t.provider = words.provider
                  and t.system_id = words.word))
            select edge.last, edge.seen, rest.* from (select min(id) as last, count(*) as seen from page) edge
            left join (select * from page where id not in (select id from matched)) rest on true
            order by rest.id desc""";

    /**
     * Looks through the next calls of these bots for such as name none of their orders and payments.
     *
     * @param before the place before which to look
     * @param looked through how many calls
     */
    public Future<Page> unmatched(List<Integer> bots, Optional<String> provider, long before, int looked) {
        return unmatched(bots, provider, before, looked, null);
    }

    /** One of them; empty where it names an order, or where there is no such call. */
    public Future<Optional<Unmatched>> unmatched(List<Integer> bots, long id) {
        return unmatched(bots, Optional.empty(), Long.MAX_VALUE, 1, id)
                .map(page -> page.calls().stream().findFirst());
    }

    private Future<Page> unmatched(List<Integer> bots, Optional<String> provider, long before, int looked, Long only) {
        return client.preparedQuery(UNMATCHED)
                .execute(Tuple.tuple()
                        .addValue(bots.toArray(Integer[]::new))
                        .addLong(before)
                        .addString(provider.map(StoredText::clean).orElse(null))
                        .addInteger(looked)
                        .addLong(only))
                .map(rows -> {
                    List<Unmatched> calls = new ArrayList<>();
                    OptionalLong next = OptionalLong.empty();
                    for (Row row : rows) {
                        if (row.getLong("seen") == looked && only == null) {
                            next = OptionalLong.of(row.getLong("last"));
                        }
                        if (row.getLong("id") != null) {
                            calls.add(new Unmatched(row.getInteger("bot"), heard(row)));
                        }
                    }
                    return new Page(calls, next);
                });
    }

    public Future<Void> delete(long id) {
        return client.preparedQuery("delete from payment_callback where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    public Future<Integer> forgetBefore(OffsetDateTime end) {
        return client.preparedQuery("delete from payment_callback where at < $1")
                .execute(Tuple.of(end))
                .map(rows -> rows.rowCount());
    }

    public Future<List<Route>> routes() {
        return client.query("select r.provider, b.name, b.number from payment_route r join bot b on b.number = r.bot")
                .execute()
                .map(rows -> {
                    List<Route> routes = new ArrayList<>();
                    rows.forEach(row -> routes.add(new Route(row.getString(0), row.getString(1), row.getInteger(2))));
                    return routes;
                });
    }

    public Future<Void> remember(List<Route> routes) {
        return client.preparedQuery("insert into payment_route(provider, bot)"
                        + " select * from unnest($1::text[], $2::int[]) on conflict do nothing")
                .execute(Tuple.tuple()
                        .addValue(routes.stream().map(Route::provider).toArray(String[]::new))
                        .addValue(routes.stream().map(Route::number).toArray(Integer[]::new)))
                .mapEmpty();
    }
}
