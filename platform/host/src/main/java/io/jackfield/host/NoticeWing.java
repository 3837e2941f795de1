package io.jackfield.host;

import io.jackfield.host.notice.BotKinds;
import io.jackfield.host.notice.Notices;
import io.jackfield.host.store.NoticeTables;

/** Notices: the plugins' desks, and what asks for them and tells them. */
final class NoticeWing {
    final Notices notices;

    NoticeWing(
            NodeContext node, StorageWing storage, OutboxWing out, DeskWing desks, PluginWing plugins, LateDesks late) {
        notices = new Notices(new Notices.Setting(
                node.loop(),
                node.blocking(),
                NoticeTables.of(storage.pool()),
                new BotKinds(node.table(), plugins.room::live, desks.contexts::viewOf),
                desks.contexts::push,
                out.outbox,
                desks.billing.desk(),
                storage.memory,
                node.config().plugins(),
                node.meters(),
                node.clock()));
        late.notices.set(plugin -> notices.deskOf(plugin.id()));
    }
}
