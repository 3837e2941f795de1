package io.jackfield.host;

import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.llm.Breakers;
import io.jackfield.host.llm.HostModelDesk;
import io.jackfield.host.llm.LlmMeters;
import io.jackfield.host.llm.ModelWatch;
import io.jackfield.host.llm.PromptSources;
import io.jackfield.host.llm.Providers;
import io.jackfield.host.llm.UserTags;
import io.jackfield.host.store.MemoryTable;
import io.vertx.core.Future;

/** The language models behind the plugins that provide them. */
final class ModelWing {
    final Breakers breakers;
    final HostModelDesk desk;
    final ModelWatch watch;
    private final UserTags userTags = new UserTags();
    private final NodeContext node;
    private final StorageWing storage;

    ModelWing(NodeContext node, StorageWing storage, DeskWing desks, PluginWing plugins) {
        this.node = node;
        this.storage = storage;
        LlmConfig config = node.config().llm();
        Providers providers =
                new Providers(node.loop(), plugins.room, node.config().plugins());
        breakers = new Breakers(config.breaker(), node.clock());
        LlmMeters meters = new LlmMeters(node.meters(), node.steps());
        desk = new HostModelDesk(
                providers,
                config,
                node.liveConfig(),
                desks.billing.gate(),
                userTags,
                breakers,
                desks.alerts,
                meters,
                new PromptSources(node.loop(), plugins.room::live, node.table()::bot, meters),
                node.clock());
        watch = new ModelWatch(
                providers, node.liveConfig(), desks.alerts, config.shutdownNotice(), node.clock(), node.meters());
    }

    /** Reads what users are called towards providers; before the first question. */
    Future<Void> loadUserTags() {
        return userTags.load(new MemoryTable(storage.pool()));
    }

    void start() {
        watch.start(node.loop());
    }

    void stop() {
        watch.stop();
    }
}
