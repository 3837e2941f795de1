package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** A command about the configuration of a plugin, of a bot, of a plugin in a bot, or of the host. */
abstract class TargetCommand extends HostCommand {
    @Option(names = "--plugin", paramLabel = "ID", description = "The plugin whose configuration it is.")
    private String plugin;

    @Option(
            names = "--bot",
            paramLabel = "ID",
            description = "The bot whose it is; with --plugin, what the bot sets for the plugin.")
    private String bot;

    String query() {
        String both =
                (plugin == null ? "" : "&plugin=" + encoded(plugin)) + (bot == null ? "" : "&bot=" + encoded(bot));
        return both.isEmpty() ? "" : "?" + both.substring(1);
    }

    ObjectNode order(Recorded recorded) {
        ObjectNode order = recorded.order();
        if (plugin != null) {
            order.put("plugin", plugin);
        }
        if (bot != null) {
            order.put("bot", bot);
        }
        return order;
    }

    /** Keys with dots between them are taken as well, where none of them has a dot itself. */
    static String path(String given) {
        return given.startsWith("/") ? given : "/" + given.replace('.', '/');
    }
}
