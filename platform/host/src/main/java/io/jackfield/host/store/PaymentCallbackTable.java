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
                        "update payment_callback set status = $2, answer = $3, took_ms = $4, problem = $5 where id = $1")
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
        return client.preparedQuery("select id, at, provider, method, path, body, status, answer, problem"
                        + " from payment_callback where bot = $1 and at >= $2 and exists (select from unnest($3::text[]) word"
                        + " where position(word in path) > 0 or position(convert_to(word, 'UTF8') in body) > 0)"
                        + " order by at, id limit $4")
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
