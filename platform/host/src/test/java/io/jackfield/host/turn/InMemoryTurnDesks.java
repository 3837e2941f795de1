package io.jackfield.host.turn;

import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.command.LiveText;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.DialogueTurn;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.Writes;
import io.jackfield.host.telegram.ServedBot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is stored, in maps. */
final class InMemoryTurnDesks implements TurnDesks {
    private final Map<MemoryScope, Map<String, String>> scopes = new HashMap<>();
    private final List<DialogueTurn> dialogue = new ArrayList<>();
    int livesStarted;

    /** Stores as the journal would. */
    void store(Writes writes) {
        writes.memory().forEach((key, value) -> {
            Map<String, String> shelf = scopes.computeIfAbsent(key.scope(), absent -> new HashMap<>());
            value.ifPresentOrElse(text -> shelf.put(key.name(), text), () -> shelf.remove(key.name()));
        });
        writes.forgotten().forEach(key -> dialogue.removeIf(turn -> turn.key().equals(key)));
        dialogue.addAll(writes.turns());
    }

    void put(MemoryKey key, String value) {
        scopes.computeIfAbsent(key.scope(), absent -> new HashMap<>()).put(key.name(), value);
    }

    String get(MemoryKey key) {
        return shelf(key.scope()).get(key.name());
    }

    @Override
    public Map<String, String> shelf(MemoryScope key) {
        return scopes.getOrDefault(key, Map.of());
    }

    @Override
    public List<DialogueTurn> dialogue(DialogueKey key, int count) {
        List<DialogueTurn> turns =
                dialogue.stream().filter(turn -> turn.key().equals(key)).toList();
        return turns.subList(Math.max(0, turns.size() - count), turns.size());
    }

    @Override
    public LiveText live(Turn turn) {
        livesStarted++;
        StringBuilder text = new StringBuilder();
        return new LiveText() {
            @Override
            public String text() {
                return text.toString();
            }

            @Override
            public boolean stopped() {
                return false;
            }

            @Override
            public void append(String piece) {
                text.append(piece);
            }
        };
    }

    @Override
    public String hostText(String language, String key) {
        return language + ":" + key;
    }

    @Override
    public byte[] download(ServedBot bot, IncomingFile file) {
        throw new UnsupportedOperationException("no test downloads");
    }
}
