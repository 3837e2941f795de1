package io.jackfield.host.turn;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.memory.Memory;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import java.util.Optional;

/** A shelf as one call sees it: its own writes first, then what is stored. */
final class TurnMemory implements Memory {
    private final TurnDesks desks;
    private final TurnWrites writes;
    private final MemoryScope shelf;

    TurnMemory(TurnDesks desks, TurnWrites writes, MemoryScope shelf) {
        this.desks = desks;
        this.writes = writes;
        this.shelf = shelf;
    }

    @Override
    public Optional<String> get(String name) {
        return writes.written(key(name))
                .orElseGet(() -> Optional.ofNullable(desks.shelf(shelf).get(name)));
    }

    @Override
    public void put(String name, String value) {
        writes.put(key(name), MemoryNames.checked(name, requireNonNull(value, "value")));
    }

    @Override
    public void remove(String name) {
        writes.remove(key(name));
    }

    private MemoryKey key(String name) {
        return new MemoryKey(shelf, MemoryNames.checked(name));
    }
}
