package io.jackfield.host.broadcast;

import io.jackfield.host.loop.Blocking;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.store.BroadcastTables;
import io.jackfield.host.store.SentOnceTable;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What broadcasts work with.
 *
 * @param messagesPerSecond as many as the outbox sends of one bot
 */
public record BroadcastServices(
        Blocking blocking,
        BroadcastTables tables,
        SentOnceTable sentOnce,
        Outbox outbox,
        RoutingTable bots,
        int messagesPerSecond,
        Clock clock) {

    <T> T get(Supplier<Future<T>> question) {
        return blocking.get("broadcast", question);
    }

    /** Among whose unsent messages those of a broadcast are counted; no plugin can have this id. */
    static String pusher(long broadcast) {
        return "(broadcast) " + broadcast;
    }

    /** Messages of a broadcast that are stored and not sent yet. */
    int unsent(long broadcast) {
        return get(() -> Future.succeededFuture(outbox.pushesOf(pusher(broadcast))));
    }
}
