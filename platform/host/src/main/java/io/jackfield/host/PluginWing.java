package io.jackfield.host;

import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminCalls;
import io.jackfield.host.admin.AdminPluginJars;
import io.jackfield.host.admin.AdminPlugins;
import io.jackfield.host.admin.PluginServices;
import io.jackfield.host.calls.PluginCalls;
import io.jackfield.host.calls.PluginConsumers;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.install.PluginInstalls;
import io.jackfield.host.install.RoomWatch;
import io.jackfield.host.install.StagedJars;
import io.jackfield.host.isolation.Isolation;
import io.jackfield.host.isolation.PluginWorker;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginPhases;
import io.jackfield.host.plugins.PluginRoom;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.store.ForeignDatabaseMeters;
import io.jackfield.host.store.PluginTables;
import io.jackfield.host.unload.LazyThreads;
import io.jackfield.host.unload.UnloadWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The life of jars, and what follows when plugins or their settings are others. */
final class PluginWing {
    final UnloadWatch watch;
    final PluginRoom room;
    final TurnFactory turns;
    final ConfigFollower configFollower;
    private final Isolation isolation;
    private final PluginCalls calls;
    private final PluginConsumers consumers;
    private final RoutingTable table;
    private final MenuRefresh menus;
    private final List<Runnable> followers = new ArrayList<>();

    PluginWing(NodeContext node, StorageWing storage, OutboxWing out, DeskWing desks) {
        PluginsConfig config = node.config().plugins();
        calls = desks.calls;
        table = node.table();
        menus = new MenuRefresh(node.loop(), out.api, table, out.replies.stopCommand());
        watch = new UnloadWatch(config.unloadGrace(), node.config().home().resolve("data/heap"));
        isolation = new Isolation(
                config.startDeadline(),
                Optional.of(new PluginWorker.Tables(
                        node.config().database().url().orElseThrow().value(), config.databaseConnections())),
                desks.pluginMeters::processEnded);
        room = new PluginRoom(
                node.loop(),
                node.liveConfig(),
                desks.contexts,
                isolation,
                watch,
                new PluginPhases(node.clock()),
                new FollowsPlugins());
        consumers = new PluginConsumers(node.vertx().eventBus(), calls, room::find);
        turns = new TurnFactory(node.liveConfig(), room);
        configFollower = new ConfigFollower(
                node.loop(),
                node.liveConfig(),
                storage.foreignDatabases,
                new ForeignDatabaseMeters(node.meters(), storage.foreignDatabases),
                room,
                desks.alerts,
                this::changed);
    }

    /** What the rooms do when plugins come and go. */
    private final class FollowsPlugins implements PluginRoom.Listener {
        @Override
        public void changed() {
            PluginWing.this.changed();
        }

        @Override
        public void gone(String plugin) {
            calls.forget(plugin);
        }

        @Override
        public void endCalls(LoadedPlugin plugin) {
            calls.endAll(plugin);
        }
    }

    private void changed() {
        turns.forgetSettings();
        consumers.follow(room.live());
        table.rebuild(table.bots(), room::find);
        menus.soon();
        followers.forEach(Runnable::run);
    }

    /** Told from now on when plugins come and go, or their settings are others. */
    void onChange(Runnable listener) {
        followers.add(listener);
    }

    /** Notices from here on when a plugin that was unloaded stays in memory. */
    void watchUnloads() {
        LazyThreads.start();
        watch.start();
    }

    /** Blocking. */
    void stop() {
        room.stop();
        watch.stop();
        isolation.close();
    }

    /** What operators do with plugins. */
    List<AdminCall> calls(NodeContext node, StorageWing storage, DeskWing desks) {
        RoomWatch outcomes = new RoomWatch(room, node.config().plugins().startDeadline());
        PluginServices services = new PluginServices(
                node.loop(),
                node.liveConfig(),
                room,
                desks.calls,
                watch,
                new PluginInstalls(node.liveConfig()::now, outcomes),
                new StagedJars(node.config().home()),
                new PluginTables(storage.pool()));
        return AdminCalls.together(new AdminPlugins(services).calls(), new AdminPluginJars(services).calls());
    }
}
