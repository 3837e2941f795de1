package io.jackfield.host;

import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminEvents;
import io.jackfield.host.event.EventListeners;
import io.jackfield.host.event.EventMeters;
import io.jackfield.host.event.HostEventDesk;
import io.jackfield.host.store.EventTables;
import io.jackfield.host.telegram.ServedBot;
import java.util.List;

/** What happened in the bots, and who hears of it. */
final class EventWing {
    final EventListeners listeners;
    final EventTables tables;

    EventWing(NodeContext node, StorageWing storage, DeskWing desks, PluginWing plugins, LateDesks late) {
        tables = EventTables.of(storage.pool());
        HostEventDesk desk = new HostEventDesk(node.blocking(), tables.events(), node.table()::bot, node.clock());
        late.events.set(plugin -> desk);
        listeners = new EventListeners(new EventListeners.Setting(
                node.loop(),
                node.blocking(),
                tables,
                node.config().plugins(),
                plugins.room::live,
                node.table()::bots,
                desks.contexts::viewOf,
                desks.calls::quarantines,
                desks.alerts,
                node.meters(),
                node.clock()));
    }

    /** Counts what the flush has stored. */
    static EventMeters meters(NodeContext node) {
        return new EventMeters(
                node.meters(),
                number -> node.table().bots().stream()
                        .filter(bot -> bot.number() == number)
                        .map(ServedBot::id)
                        .findFirst()
                        .orElse(""));
    }

    /** What operators do with events that listeners could not take. */
    List<AdminCall> calls(NodeContext node) {
        return new AdminEvents(tables.deliveries(), node.table()::bots, node.clock()).calls();
    }
}
