package io.jackfield.host;

import io.jackfield.host.admin.AdminBots;
import io.jackfield.host.admin.AdminCall;
import io.jackfield.host.admin.AdminSettings;
import io.jackfield.host.admin.BotRooms;
import io.jackfield.host.plugins.PluginSchemas;
import io.jackfield.host.settings.EffectiveConfig;
import io.jackfield.host.settings.Settings;
import io.jackfield.host.settings.SettingsForm;
import io.jackfield.host.settings.SettingsStore;
import io.jackfield.host.store.SettingTable;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/** What operators set over the files of the configuration. */
final class SettingsWing {
    final Settings settings;
    final EffectiveConfig effective;
    final SettingsForm form;
    private final NodeContext node;
    private final StorageWing storage;
    private final PluginWing plugins;

    SettingsWing(NodeContext node, StorageWing storage, DeskWing desks, PluginWing plugins) {
        this.node = node;
        this.storage = storage;
        this.plugins = plugins;
        settings = new Settings(
                node.vertx(),
                new SettingsStore(
                        new SettingTable(storage.pool()), node.identity().settingsKey()),
                node.liveConfig(),
                new PluginSchemas(plugins.room, node.config().plugins().directory()),
                node.clock(),
                plugins.configFollower::follow,
                desks.alerts);
        effective = new EffectiveConfig(node.liveConfig());
        form = new SettingsForm(effective);
    }

    /** Before anything is done by the configuration that they change. */
    Future<Void> load() {
        return settings.load().onSuccess(loaded -> storage.foreignDatabases.follow());
    }

    /** What operators do with settings, and with the bots that some of them are about. */
    List<AdminCall> calls(BotRooms bots) {
        AdminSettings ofSettings = new AdminSettings(node.vertx(), settings, effective, form, node.liveConfig()::now);
        AdminBots ofBots = new AdminBots(
                node.table(), node.liveConfig()::now, plugins.room::statuses, bots, settings, node.clock());
        return Stream.concat(ofSettings.calls().stream(), ofBots.calls().stream())
                .toList();
    }
}
