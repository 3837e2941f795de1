package io.jackfield.testkit;

import io.jackfield.api.memory.Memory;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.turn.MemoryNames;
import java.util.Optional;

/** A shelf outside of any update: written at once. */
record InMemoryMemory(InMemoryStore store, MemoryScope shelf) implements Memory {
    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(store.shelf(shelf).get(MemoryNames.checked(name)));
    }

    @Override
    public void put(String name, String value) {
        String checked = MemoryNames.checked(name, value);
        store.write(new MemoryKey(shelf, MemoryNames.checked(name)), Optional.of(checked));
    }

    @Override
    public void remove(String name) {
        store.write(new MemoryKey(shelf, MemoryNames.checked(name)), Optional.empty());
    }
}
