package io.jackfield.host;

import io.jackfield.host.config.MailConfig;
import io.jackfield.host.mail.HostMailDesk;
import io.jackfield.host.mail.MailSender;
import io.jackfield.host.store.MailTable;

/** E-mail: the plugins' desks, and what sends. */
final class MailWing {
    final MailSender sender;

    MailWing(NodeContext node, StorageWing storage, DeskWing desks, LateDesks late) {
        MailConfig config = node.config().mail();
        MailTable table = new MailTable(storage.pool());
        sender = new MailSender(node.loop(), table, config, desks.alerts, node.meters(), node.clock());
        HostMailDesk.Services services = new HostMailDesk.Services(
                node.blocking(),
                table,
                config.server().isPresent(),
                node.config().plugins(),
                node.clock());
        late.mail.set(plugin -> new HostMailDesk(plugin.id(), services));
    }
}
