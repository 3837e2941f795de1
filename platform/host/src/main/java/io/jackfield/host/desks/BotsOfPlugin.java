package io.jackfield.host.desks;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trust.Grant;
import java.util.List;

/** The bots of this host that use one plugin. From any thread. */
final class BotsOfPlugin {
    private final String plugin;
    private final Grant grant;
    private final FileConfig own;
    private final PropertyTexts texts;
    private final RoutingTable table;
    private final PeopleDesk people;

    /**
     * @param own the plugin's configuration, without what bots lay over it; a plugin whose own file changes comes up
     *     anew
     * @param texts the plugin's own, without the wording of any bot
     */
    BotsOfPlugin(Grant grant, FileConfig own, PropertyTexts texts, RoutingTable table, PeopleDesk people) {
        plugin = grant.plugin();
        this.grant = grant;
        this.own = own;
        this.texts = texts;
        this.table = table;
        this.people = people;
    }

    List<BotView> all() {
        return table.bots().stream()
                .filter(bot -> table.uses(bot, plugin))
                .map(this::view)
                .toList();
    }

    /** Throws {@link StandardError#NOT_FOUND} when it is none of {@link #all}. */
    BotView one(String id) {
        ServedBot bot = table.bot(id);
        if (!table.uses(bot, plugin)) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "bot " + id + " does not use plugin " + plugin + "; add it to plugins in config/bots/" + id
                            + ".yaml");
        }
        return view(bot);
    }

    /** Whether it uses the plugin or not. */
    BotView view(ServedBot bot) {
        return new HostBotView(
                bot,
                () -> grant.guard(HostConfig.pluginConfig(plugin, own, bot.config())),
                () -> texts.with(bot.config().texts(plugin)),
                people);
    }
}
