package io.jackfield.host.memory;

import io.jackfield.api.memory.Memory;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.turn.MemoryNames;
import java.util.Map;
import java.util.Optional;

/** A shelf outside of any update: reads and writes go to the store at once. Blocking. */
public final class StoredMemory implements Memory {
    private final Blocking blocking;
    private final MemoryCache memoryCache;
    private final MemoryTable table;
    private final MemoryScope shelf;

    public StoredMemory(Blocking blocking, MemoryCache memoryCache, MemoryTable table, MemoryScope shelf) {
        this.blocking = blocking;
        this.memoryCache = memoryCache;
        this.table = table;
        this.shelf = shelf;
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(
                blocking.get("memory", () -> memoryCache.get(shelf)).get(MemoryNames.checked(name)));
    }

    @Override
    public void put(String name, String value) {
        write(MemoryNames.checked(name), Optional.of(MemoryNames.checked(name, value)));
    }

    @Override
    public void remove(String name) {
        write(MemoryNames.checked(name), Optional.empty());
    }

    private void write(String name, Optional<String> value) {
        MemoryKey key = new MemoryKey(shelf, name);
        blocking.get("memory", () -> table.write(key, value).onSuccess(done -> memoryCache.stored(Map.of(key, value))));
    }
}
