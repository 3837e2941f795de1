package io.jackfield.host;

import io.jackfield.host.admin.AdminBroadcasts;
import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.UserLookup;
import io.jackfield.host.broadcast.BroadcastServices;
import io.jackfield.host.broadcast.Broadcasts;
import io.jackfield.host.store.BroadcastTables;
import io.jackfield.host.store.OperatorTable;
import io.jackfield.host.store.SentOnceTable;
import io.jackfield.host.store.StoredOperator;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What operators write to many users. */
final class BroadcastWing {
    final Broadcasts broadcasts;
    private final OperatorTable operators;

    BroadcastWing(NodeContext node, StorageWing storage, OutboxWing out) {
        operators = new OperatorTable(storage.pool());
        broadcasts = new Broadcasts(
                node.loop(),
                new BroadcastServices(
                        node.blocking(),
                        BroadcastTables.of(storage.pool()),
                        new SentOnceTable(storage.pool()),
                        out.outbox,
                        node.table(),
                        node.config().outbox().messagesPerSecond(),
                        node.clock()),
                node.meters());
        out.meters.onUpload(broadcasts::uploaded);
    }

    /** What operators do with broadcasts. */
    List<AdminCall> calls(NodeContext node, UserLookup lookup) {
        return new AdminBroadcasts(lookup, node.table()::bots, broadcasts, this::telegramOf).calls();
    }

    /** The Telegram account that an operator has linked. */
    private Future<Optional<Long>> telegramOf(String operator) {
        return operators
                .named(operator)
                .map(found -> found.flatMap(StoredOperator::telegram).map(StoredOperator.Telegram::account));
    }
}
