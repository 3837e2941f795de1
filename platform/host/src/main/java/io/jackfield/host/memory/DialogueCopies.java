package io.jackfield.host.memory;

import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The latest turns of busy dialogues in Redis, a list each. Every change goes out as one batch on one connection at a
 * time, so none overtakes another; after one that failed all copies of before are left behind under a name that nobody
 * uses any more. Core loop only.
 */
final class DialogueCopies {
    /** So many of the latest turns has a copy, or all that there are. */
    static final int TURNS = 64;

    private static final Duration KEPT = Duration.ofHours(1);
    /** Longer than this the database is quicker. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Redis redis;
    private Changes waiting = new Changes();
    private Changes underWay = new Changes();
    private String prefix = newPrefix();

    /** What goes out together. */
    private static final class Changes {
        private final List<Request> requests = new ArrayList<>();
        private final Set<DialogueKey> keys = new HashSet<>();

        void add(DialogueKey key, Request request) {
            keys.add(key);
            requests.add(request);
        }
    }

    DialogueCopies(Redis redis) {
        this.redis = redis;
    }

    /** The copies that there are, oldest turn first. Never fails; without Redis there are none. */
    Future<Map<DialogueKey, List<DialogueTurn>>> find(Collection<DialogueKey> wanted) {
        List<DialogueKey> keys = List.copyOf(wanted);
        List<Request> questions = keys.stream()
                .map(key -> Request.cmd(Command.LRANGE).arg(name(key)).arg(0).arg(-1))
                .toList();
        return redis.batch(questions)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .map(answers -> decoded(keys, answers))
                .otherwise(Map.of());
    }

    /** Keeps what was read. */
    void keep(DialogueKey key, List<DialogueTurn> turns) {
        if (turns.isEmpty()) {
            return; // an empty list cannot be kept, and is read from the database in no time
        }
        Request push = Request.cmd(Command.RPUSH).arg(name(key));
        turns.forEach(turn -> push.arg(encoded(turn)));
        waiting.add(key, Request.cmd(Command.DEL).arg(name(key)));
        waiting.add(key, push);
        waiting.add(key, Request.cmd(Command.EXPIRE).arg(name(key)).arg(KEPT.toSeconds()));
    }

    /** Something was said; a dialogue without a copy gets none by it. */
    void add(DialogueKey key, List<DialogueTurn> turns) {
        Request push = Request.cmd(Command.RPUSHX).arg(name(key));
        turns.forEach(turn -> push.arg(encoded(turn)));
        waiting.add(key, push);
        waiting.add(key, Request.cmd(Command.LTRIM).arg(name(key)).arg(-TURNS).arg(-1));
    }

    void remove(DialogueKey key) {
        waiting.add(key, Request.cmd(Command.DEL).arg(name(key)));
    }

    /** Whether a change has not arrived yet. */
    boolean isChanging(DialogueKey key) {
        return waiting.keys.contains(key) || underWay.keys.contains(key);
    }

    /** Sends the changes since the last time, now or when those before them have arrived. */
    void flush() {
        if (!underWay.requests.isEmpty() || waiting.requests.isEmpty()) {
            return;
        }
        underWay = waiting;
        waiting = new Changes();
        redis.batch(underWay.requests)
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(error -> prefix = newPrefix())
                .onComplete(done -> {
                    underWay = new Changes();
                    flush();
                });
    }

    private String name(DialogueKey key) {
        return prefix + key.bot() + ":" + key.chat() + ":" + key.thread();
    }

    private static String newPrefix() {
        return "jackfield:dialogue:" + UUID.randomUUID() + ":";
    }

    private static String encoded(DialogueTurn turn) {
        return new JsonArray()
                .add(turn.saidAt().toString())
                .add(turn.position())
                .add((int) turn.role())
                .add(turn.body())
                .encode();
    }

    private static Map<DialogueKey, List<DialogueTurn>> decoded(List<DialogueKey> keys, List<Response> answers) {
        Map<DialogueKey, List<DialogueTurn>> copies = new HashMap<>();
        for (int index = 0; index < keys.size(); index++) {
            Response copy = answers.get(index);
            if (copy != null && copy.size() > 0) {
                copies.put(keys.get(index), decoded(keys.get(index), copy));
            }
        }
        return copies;
    }

    private static List<DialogueTurn> decoded(DialogueKey key, Response copy) {
        List<DialogueTurn> turns = new ArrayList<>();
        for (Response element : copy) {
            JsonArray turn = new JsonArray(element.toString());
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
