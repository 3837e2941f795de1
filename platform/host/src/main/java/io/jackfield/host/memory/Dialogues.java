package io.jackfield.host.memory;

import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTable;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.Writes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Redis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Dialogues, with the latest turns of busy ones in Redis. PostgreSQL holds the truth: what is stored is added to the
 * copy, and when that fails all copies are given up. With Redis down reading is slower and nothing else. What is asked
 * in one turn of the loop is read in one question, since thousands of users may ask in the same second. Core loop only.
 */
public final class Dialogues {
    /** Each may have {@link DialogueCopies#TURNS} long turns, and all of them are in memory at once. */
    private static final int MOST_PER_QUESTION = 100;

    private final CoreLoop loop;
    private final DialogueTable table;
    private final DialogueCopies copies;
    private final Map<DialogueKey, Promise<List<DialogueTurn>>> wanted = new LinkedHashMap<>();
    private final Map<DialogueKey, Promise<List<DialogueTurn>>> asked = new HashMap<>();
    /** Changed while they were being read: what was read may be old. */
    private final Set<DialogueKey> overtaken = new HashSet<>();

    private boolean flushPlanned;

    public Dialogues(CoreLoop loop, DialogueTable table, Redis redis) {
        this.loop = loop;
        this.table = table;
        copies = new DialogueCopies(redis);
    }

    /** The latest turns, oldest first. */
    public Future<List<DialogueTurn>> latest(DialogueKey key, int count) {
        if (count > DialogueCopies.TURNS) {
            return table.latest(List.of(key), count).map(found -> found.get(key));
        }
        Promise<List<DialogueTurn>> running = asked.get(key);
        return (running == null ? want(key) : running.future()).map(turns -> DialogueTurn.latest(turns, count));
    }

    /** Stores one turn that no update brought. */
    public Future<Void> add(DialogueTurn turn) {
        return table.add(turn).onSuccess(done -> changed(Map.of(turn.key(), List.of(turn)), Set.of()));
    }

    /** Forgets a whole dialogue, without an update that asks for it. */
    public Future<Void> forget(DialogueKey key) {
        return table.forget(key).onSuccess(done -> changed(Map.of(), Set.of(key)));
    }

    /** A group's dialogue is kept under another id now. */
    void moved(int bot, long from, long to) {
        changed(Map.of(), new HashSet<>(List.of(new DialogueKey(bot, from, 0), new DialogueKey(bot, to, 0))));
    }

    /** Whole dialogues have been deleted. */
    public void forgotten(Set<DialogueKey> keys) {
        changed(Map.of(), keys);
    }

    /** Turns have been stored or forgotten. */
    public void stored(Writes writes) {
        if (writes.turns().isEmpty() && writes.forgotten().isEmpty()) {
            return;
        }
        Map<DialogueKey, List<DialogueTurn>> said = new LinkedHashMap<>();
        writes.turns()
                .forEach(turn -> said.computeIfAbsent(turn.key(), key -> new ArrayList<>())
                        .add(turn));
        changed(said, writes.forgotten());
    }

    private Future<List<DialogueTurn>> want(DialogueKey key) {
        if (wanted.isEmpty()) {
            loop.afterThisTurn(this::ask);
        }
        return wanted.computeIfAbsent(key, absent -> Promise.promise()).future();
    }

    private void ask() {
        List<DialogueKey> keys =
                wanted.keySet().stream().limit(MOST_PER_QUESTION).toList();
        keys.forEach(key -> asked.put(key, wanted.remove(key)));
        if (!wanted.isEmpty()) {
            loop.afterThisTurn(this::ask);
        }
        read(keys);
    }

    private void read(List<DialogueKey> keys) {
        // A copy that is being changed may or may not have the latest turn.
        Map<Boolean, List<DialogueKey>> parts = keys.stream().collect(Collectors.partitioningBy(copies::isChanging));
        readTable(parts.get(true));
        List<DialogueKey> still = parts.get(false);
        if (!still.isEmpty()) {
            copies.find(still).onSuccess(found -> {
                found.forEach(this::answer);
                readTable(still.stream().filter(key -> !found.containsKey(key)).toList());
            });
        }
    }

    private void readTable(List<DialogueKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        table.latest(keys, DialogueCopies.TURNS)
                .onSuccess(found -> found.forEach((key, turns) -> {
                    if (answer(key, turns)) {
                        copies.keep(key, turns);
                        flushAfterThisTurn();
                    }
                }))
                .onFailure(error -> keys.forEach(key -> {
                    overtaken.remove(key);
                    asked.remove(key).fail(error);
                }));
    }

    /** Whether that is how the dialogue is now; else it is read again. */
    private boolean answer(DialogueKey key, List<DialogueTurn> turns) {
        if (overtaken.remove(key)) {
            readTable(List.of(key));
            return false;
        }
        asked.remove(key).complete(turns);
        return true;
    }

    private void changed(Map<DialogueKey, List<DialogueTurn>> said, Set<DialogueKey> forgotten) {
        said.keySet().stream().filter(asked::containsKey).forEach(overtaken::add);
        forgotten.stream().filter(asked::containsKey).forEach(overtaken::add);
        // What was forgotten goes first: a turn of the same update was said after it.
        forgotten.forEach(copies::remove);
        said.forEach(copies::add);
        if (!said.isEmpty() || !forgotten.isEmpty()) {
            flushAfterThisTurn();
        }
    }

    private void flushAfterThisTurn() {
        if (!flushPlanned) {
            flushPlanned = true;
            loop.afterThisTurn(() -> {
                flushPlanned = false;
                copies.flush();
            });
        }
    }
}
