package io.jackfield.host.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads dialogues; they are written with the flush. */
public final class DialogueTable {
    private final SqlClient client;

    public DialogueTable(SqlClient client) {
        this.client = client;
    }

    /**
     * The latest turns of each dialogue, oldest first, back to the one with which they come to
     * {@link DialogueTurn#MOST_BYTES}; an empty list where nothing was said. The length of a text is known without
     * reading it.
     */
    public Future<Map<DialogueKey, List<DialogueTurn>>> latest(Collection<DialogueKey> wanted, int count) {
        Tuple keys = Tuple.tuple()
                .addValue(wanted.stream().map(DialogueKey::bot).toArray(Integer[]::new))
                .addValue(wanted.stream().map(DialogueKey::chat).toArray(Long[]::new))
                .addValue(wanted.stream().map(DialogueKey::thread).toArray(Integer[]::new))
                .addInteger(count)
                .addLong(DialogueTurn.MOST_BYTES);
        return client.preparedQuery("select x.bot, x.chat, x.thread, d.said_at, d.position, d.role, d.body"
                        + " from unnest($1::int[], $2::bigint[], $3::int[]) as x(bot, chat, thread)"
                        + " cross join lateral ("
                        + "select said_at, position, role, body, octet_length(body) as own,"
                        + " sum(octet_length(body)) over (order by said_at desc, position desc) as total from ("
                        + "select said_at, position, role, body from dialogue"
                        + " where bot = x.bot and chat = x.chat and thread = x.thread"
                        + " order by said_at desc, position desc limit $4) latest) d"
                        + " where d.total - d.own < $5"
                        + " order by d.said_at, d.position")
                .execute(keys)
                .map(rows -> {
                    Map<DialogueKey, List<DialogueTurn>> dialogues = new HashMap<>();
                    wanted.forEach(key -> dialogues.put(key, new ArrayList<>()));
                    rows.forEach(row -> {
                        DialogueTurn turn = turn(row);
                        dialogues.get(turn.key()).add(turn);
                    });
                    return dialogues;
                });
    }

    /** Where a page ends: the turn before which the next one begins. */
    public record Place(OffsetDateTime saidAt, int position, int thread) {}

    /** What was said in a private chat, in all of its topics, the newest first. */
    public Future<List<DialogueTurn>> before(PersonKey person, Optional<Place> place, int most) {
        return client.preparedQuery("select bot, chat, thread, said_at, position, role, body from dialogue"
                        + " where bot = $1 and chat = $2"
                        + " and ($3::timestamptz is null or (said_at, position, thread) < ($3, $4, $5))"
                        + " order by said_at desc, position desc, thread desc limit $6")
                .execute(Tuple.of(person.bot(), person.person())
                        .addOffsetDateTime(place.map(Place::saidAt).orElse(null))
                        .addInteger(place.map(Place::position).orElse(0))
                        .addInteger(place.map(Place::thread).orElse(0))
                        .addInteger(most))
                .map(rows -> {
                    List<DialogueTurn> turns = new ArrayList<>();
                    rows.forEach(row -> turns.add(turn(row)));
                    return turns;
                });
    }

    private static DialogueTurn turn(Row row) {
        return new DialogueTurn(
                new DialogueKey(row.getInteger(0), row.getLong(1), row.getInteger(2)),
                row.getOffsetDateTime(3),
                row.getInteger(4),
                row.getShort(5),
                row.getString(6));
    }

    /** Stores one turn outside of the flush. */
    public Future<Void> add(DialogueTurn turn) {
        DialogueKey key = turn.key();
        return client.preparedQuery("insert into dialogue(bot, chat, thread, said_at, position, role, body)"
                        + " values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing")
                .execute(Tuple.of(key.bot(), key.chat(), key.thread())
                        .addOffsetDateTime(turn.saidAt())
                        .addInteger(turn.position())
                        .addShort(turn.role())
                        .addString(turn.body().replace("\0", "")))
                .mapEmpty();
    }

    /** Forgets everything that was said in a chat. */
    public Future<Void> forget(DialogueKey key) {
        return client.preparedQuery("delete from dialogue where bot = $1 and chat = $2 and thread = $3")
                .execute(Tuple.of(key.bot(), key.chat(), key.thread()))
                .mapEmpty();
    }

    /** Forgets what was said before this time, in every chat. */
    public Future<Integer> forgetBefore(OffsetDateTime time) {
        return client.preparedQuery("delete from dialogue where said_at < $1")
                .execute(Tuple.of(time))
                .map(rows -> rows.rowCount());
    }
}
