package io.jackfield.host.broadcast;

import io.jackfield.host.store.AttachmentTable.Stored;
import io.jackfield.host.store.BroadcastRow;
import io.jackfield.host.store.BroadcastTable;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns how Telegram knows the file of a broadcast, once it has taken the first message with it. From any thread. */
final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

    private final BroadcastTable table;
    private final Map<UUID, Long> onTheWay = new ConcurrentHashMap<>();
    /** Those of this life of the host, which may not stand in the table yet. */
    private final Map<Long, String> known = new ConcurrentHashMap<>();

    Uploads(BroadcastTable table) {
        this.table = table;
    }

    /** These are about to be sent. */
    void expect(long broadcast, Collection<Stored> files) {
        onTheWay.values().removeIf(other -> other == broadcast);
        files.forEach(file -> onTheWay.put(file.id(), broadcast));
    }

    /** It has another file now, or none; what is on the way is not that. */
    void changed(long broadcast) {
        onTheWay.values().removeIf(other -> other == broadcast);
        known.remove(broadcast);
    }

    /** With what Telegram has said meanwhile. */
    BroadcastRow upToDate(BroadcastRow row) {
        return Optional.ofNullable(known.get(row.id())).map(row::withFileId).orElse(row);
    }

    /** Telegram has taken a message with files. */
    void taken(BotCall call, ApiAnswer answer) {
        for (UUID file : call.files().values()) {
            Optional.ofNullable(onTheWay.remove(file))
                    .ifPresent(broadcast -> answer.fileId().ifPresent(id -> note(broadcast, id)));
        }
    }

    private void note(long broadcast, String id) {
        known.put(broadcast, id);
        table.known(broadcast, id)
                .onFailure(error -> LOG.warn(
                        "broadcast {}: its file is sent once more after the next start, {}",
                        broadcast,
                        error.getMessage()));
    }
}
