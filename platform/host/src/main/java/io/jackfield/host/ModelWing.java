package io.jackfield.host;

import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminModelRests;
import io.jackfield.host.admin.AdminModelTrials;
import io.jackfield.host.admin.AdminModels;
import io.jackfield.host.admin.ModelFigures;
import io.jackfield.host.admin.UserLookup;
import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.llm.Breakers;
import io.jackfield.host.llm.HostModelDesk;
import io.jackfield.host.llm.LlmMeters;
import io.jackfield.host.llm.ModelRests;
import io.jackfield.host.llm.ModelStates;
import io.jackfield.host.llm.ModelUse;
import io.jackfield.host.llm.ModelWatch;
import io.jackfield.host.llm.PromptSources;
import io.jackfield.host.llm.Providers;
import io.jackfield.host.llm.UserTags;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.ModelRestTable;
import io.jackfield.host.store.StatisticTable;
import io.vertx.core.Future;
import java.util.List;

/** The language models behind the plugins that provide them. */
final class ModelWing {
    final Breakers breakers;
    final HostModelDesk desk;
    final ModelWatch watch;
    /** What models were asked, for the statistics. */
    final ModelUse use = new ModelUse();

    private final ModelRests rests;
    private final ModelRestTable restTable;
    private final ModelStates states;
    private final DeskWing desks;
    private final UserTags userTags = new UserTags();
    private final NodeContext node;
    private final StorageWing storage;

    ModelWing(NodeContext node, StorageWing storage, DeskWing desks, PluginWing plugins) {
        this.node = node;
        this.storage = storage;
        this.desks = desks;
        restTable = new ModelRestTable(storage.pool());
        LlmConfig config = node.config().llm();
        Providers providers =
                new Providers(node.loop(), plugins.room, node.config().plugins());
        breakers = new Breakers(config.breaker(), node.clock());
        rests = new ModelRests(node.clock());
        LlmMeters meters = new LlmMeters(node.meters(), node.steps(), use);
        desk = new HostModelDesk(
                providers,
                config,
                node.liveConfig(),
                desks.billing.gate(),
                userTags,
                breakers,
                rests,
                desks.alerts,
                meters,
                new PromptSources(node.loop(), plugins.room::live, node.table()::bot, meters),
                node.clock());
        watch = new ModelWatch(
                providers, node.liveConfig(), desks.alerts, config.shutdownNotice(), node.clock(), node.meters());
        states = new ModelStates(providers, node.liveConfig(), breakers, rests, watch);
    }

    /** Reads what users are called towards providers, and which models rest; before the first question. */
    Future<Void> load() {
        return userTags.load(new MemoryTable(storage.pool()))
                .compose(loaded -> restTable.load(node.clock().instant()))
                .map(earlier -> {
                    rests.remember(earlier);
                    return null;
                });
    }

    /** What operators do with models. */
    List<AdminCall> calls(UserLookup lookup) {
        ModelFigures figures =
                new ModelFigures(new StatisticTable(storage.pool()), node.table()::bots, use::pending, node.clock());
        return AdminCalls.together(
                new AdminModels(states, desks.calls::quarantines, watch, figures, lookup).calls(),
                new AdminModelRests(states, rests, restTable, node.clock()).calls(),
                new AdminModelTrials(states, desk.trials(), node.table()::bots, lookup).calls());
    }

    void start() {
        watch.start(node.loop());
    }

    void stop() {
        watch.stop();
    }
}
