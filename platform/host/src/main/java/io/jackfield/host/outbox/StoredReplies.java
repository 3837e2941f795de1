package io.jackfield.host.outbox;

import io.jackfield.host.store.RowKey;
import io.jackfield.host.store.StoredReply;
import io.vertx.core.Future;
import java.util.List;

/** Where replies lie for which memory had no room. */
@FunctionalInterface
public interface StoredReplies {
    /** Those of these rows that are not sent yet. */
    Future<List<StoredReply>> read(List<RowKey> keys);
}
