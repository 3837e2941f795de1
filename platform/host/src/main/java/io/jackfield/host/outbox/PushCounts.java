package io.jackfield.host.outbox;

import io.jackfield.host.store.RowKey;
import java.util.HashMap;
import java.util.Map;

/** How many messages that no update asked for each plugin has unsent, in memory or only stored. Core loop only. */
final class PushCounts {
    private final Map<String, Integer> unsent = new HashMap<>();
    private final Map<RowKey, String> stored = new HashMap<>();

    /** @param plugin empty for what is no plugin's, which is not counted */
    void added(String plugin) {
        if (!plugin.isEmpty()) {
            unsent.merge(plugin, 1, Integer::sum);
        }
    }

    /** Memory has no room for it; whose it is does not stand in the table. */
    void left(RowKey key, String plugin) {
        if (!plugin.isEmpty()) {
            stored.put(key, plugin);
        }
    }

    /** It is read back, or never will be; gives whose it is, or an empty text. */
    String takenUp(RowKey key) {
        String plugin = stored.remove(key);
        return plugin == null ? "" : plugin;
    }

    void sent(String plugin) {
        unsent.computeIfPresent(plugin, (same, count) -> count == 1 ? null : count - 1);
    }

    int of(String plugin) {
        return unsent.getOrDefault(plugin, 0);
    }
}
