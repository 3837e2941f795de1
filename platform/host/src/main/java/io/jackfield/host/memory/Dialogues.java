package io.jackfield.host.memory;

import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTable;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.Writes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Dialogues, with the latest turns of busy ones in Redis. PostgreSQL holds the truth: what is stored takes the copy away, and
 * when that fails all copies of before are left behind under a name that nobody uses any more. With Redis down reading is
 * slower and nothing else. Core loop only.
 */
public final class Dialogues {
    private static final Duration KEPT = Duration.ofHours(1);
    /** Longer than this the database is quicker. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int TURNS_KEPT = 64;

    private final DialogueTable table;
    private final Redis redis;
    private final Set<DialogueKey> changing = new HashSet<>();
    private final Map<DialogueKey, Future<Response>> keeping = new HashMap<>();
    private String prefix = newPrefix();

    public Dialogues(DialogueTable table, Redis redis) {
        this.table = table;
        this.redis = redis;
    }

    /** The latest turns, oldest first. */
    public Future<List<DialogueTurn>> latest(DialogueKey key, int count) {
        if (count > TURNS_KEPT || changing.contains(key)) {
            return table.latest(key, count);
        }
        return redis.send(Request.cmd(Command.GET).arg(name(key)))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(copy -> copy == null ? null : decode(key, copy))
                .otherwise((List<DialogueTurn>) null)
                .compose(copy -> copy == null ? read(key) : Future.succeededFuture(copy))
                .map(turns -> turns.subList(Math.max(0, turns.size() - count), turns.size()));
    }

    /** Stores one turn that no update brought. */
    public Future<Void> add(DialogueTurn turn) {
        return table.add(turn).onSuccess(done -> takeAway(turn.key()));
    }

    /** Forgets a whole dialogue, without an update that asks for it. */
    public Future<Void> forget(DialogueKey key) {
        return table.forget(key).onSuccess(done -> takeAway(key));
    }

    /** Turns have been stored or forgotten. */
    public void stored(Writes writes) {
        writes.turns().forEach(turn -> takeAway(turn.key()));
        writes.forgotten().forEach(this::takeAway);
    }

    private Future<List<DialogueTurn>> read(DialogueKey key) {
        return table.latest(key, TURNS_KEPT).onSuccess(turns -> keep(key, turns));
    }

    private void keep(DialogueKey key, List<DialogueTurn> turns) {
        if (changing.contains(key)) {
            return;
        }
        Future<Response> kept = redis.send(Request.cmd(Command.SETEX)
                        .arg(name(key))
                        .arg(KEPT.toSeconds())
                        .arg(encode(turns)))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(error -> prefix = newPrefix());
        keeping.put(key, kept);
        kept.onComplete(done -> keeping.remove(key, kept));
    }

    /** After the copy has arrived that may be on its way: on another connection it could overtake. */
    private void takeAway(DialogueKey key) {
        if (!changing.add(key)) {
            return;
        }
        keeping.getOrDefault(key, Future.succeededFuture())
                .otherwiseEmpty()
                .compose(kept -> redis.send(Request.cmd(Command.DEL).arg(name(key))))
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(error -> prefix = newPrefix())
                .onComplete(done -> changing.remove(key));
    }

    private String name(DialogueKey key) {
        return prefix + key.bot() + ":" + key.chat() + ":" + key.thread();
    }

    private static String newPrefix() {
        return "jackfield:dialogue:" + UUID.randomUUID() + ":";
    }

    private static String encode(List<DialogueTurn> turns) {
        JsonArray array = new JsonArray();
        turns.forEach(turn -> array.add(new JsonArray()
                .add(turn.saidAt().toString())
                .add(turn.position())
                .add((int) turn.role())
                .add(turn.body())));
        return array.encode();
    }

    private static List<DialogueTurn> decode(DialogueKey key, Response copy) {
        List<DialogueTurn> turns = new ArrayList<>();
        for (Object element : new JsonArray(copy.toString())) {
            JsonArray turn = (JsonArray) element;
            turns.add(new DialogueTurn(
                    key,
                    OffsetDateTime.parse(turn.getString(0)),
                    turn.getInteger(1),
                    turn.getInteger(2).shortValue(),
                    turn.getString(3)));
        }
        return turns;
    }
}
