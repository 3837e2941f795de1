package io.jackfield.host.desks;

import io.jackfield.api.chat.Keyboard;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.turn.ShownMenus;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers menus that come with messages that no update asked for. Core loop only. */
record PushedMenus(MemoryCache memoryCache, MemoryTable memory) {
    Future<Void> show(MemoryKey key, List<Keyboard.Keys> shown) {
        return memoryCache.get(key.scope()).compose(shelf -> {
            ShownMenus before = ShownMenus.decode(shelf.get(key.name()));
            ShownMenus after = before.showing(shown);
            return after.equals(before) ? Future.succeededFuture() : write(key, Optional.of(after.encoded()));
        });
    }

    private Future<Void> write(MemoryKey key, Optional<String> value) {
        return memory.write(key, value).onSuccess(done -> memoryCache.stored(Map.of(key, value)));
    }
}
