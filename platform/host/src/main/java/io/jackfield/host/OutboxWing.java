package io.jackfield.host;

import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.config.OutboxConfig;
import io.jackfield.host.dispatch.RefusedAnswer;
import io.jackfield.host.outbox.Delivery;
import io.jackfield.host.outbox.LiveAnswers;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxMeters;
import io.jackfield.host.outbox.Reactions;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.store.AttachmentTable;
import io.jackfield.host.store.JournalReader;
import io.jackfield.host.store.ShownMessageTable;
import io.jackfield.host.telegram.BotApi;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** The way out: the Bot API, replies in order, and answers that grow before users' eyes. */
final class OutboxWing {
    final BotApi api;
    final AttachmentTable attachments;
    final HostReplies replies = new HostReplies();
    final Outbox outbox;
    final LiveAnswers liveAnswers;
    final Reactions reactions;
    final OutboxMeters meters;

    /** @param alerts asked once updates come in */
    OutboxWing(NodeContext node, StorageWing storage, Supplier<Alerts> alerts) {
        OutboxConfig config = node.config().outbox();
        api = new BotApi(node.vertx(), config.sendTimeout(), config.connections());
        attachments = new AttachmentTable(storage.pool());
        Delivery delivery = new Delivery(api, attachments);
        meters = new OutboxMeters(node.meters(), storage.people, alerts, node.clock());
        meters.tell(node.steps());
        outbox = new Outbox(
                node.loop(),
                config,
                delivery,
                storage.journal,
                meters,
                new JournalReader(storage.pool())::replies,
                new ShownMessageTable(storage.pool(), node.clock()),
                new RefusedAnswer(storage.memory, replies));
        liveAnswers = new LiveAnswers(node.loop(), config, outbox, delivery);
        reactions = new Reactions(node.loop(), outbox, delivery);
    }

    Future<Void> close() {
        return api.close().otherwiseEmpty();
    }
}
