package io.jackfield.launcher.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.host.install.PluginFolder;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code jackfield plugins list}. */
@Command(
        name = "list",
        description = "List the plugin jars: version, API, whether the host has them live, and what they may use.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins list"})
final class ListCommand extends PluginCommand {
    private static final String ROW = "%-20s %-10s %-18s %-9s %s";

    @Override
    boolean run() throws Exception {
        List<ListedPlugin> plugins;
        String directory;
        if (actions() instanceof HostActions host) {
            directory = host.directory().toString();
            plugins = ListedPlugin.of(host.host());
        } else {
            PluginFolder folder = new PluginFolder(draft().plugins().directory());
            directory = folder.directory().toString();
            Optional<JsonNode> watching = new RunningHost(draft()).plugins();
            plugins = ListedPlugin.of(folder.entries(), watching);
            if (watching.isEmpty() && !plugins.isEmpty()) {
                say("No host of this home is running; this is what the jars say of themselves.");
            }
        }
        if (plugins.isEmpty()) {
            say("No plugin jars in " + directory);
            return true;
        }
        say(ROW.formatted("ID", "VERSION", "API", "STATE", "MAY USE").stripTrailing());
        plugins.forEach(this::show);
        return true;
    }

    private void show(ListedPlugin plugin) {
        if (plugin.isNone()) {
            say(plugin.file() + " is no plugin; 'jackfield plugins check' says why");
            return;
        }
        say(ROW.formatted(plugin.id(), plugin.version(), plugin.api(), plugin.state(), plugin.mayUse())
                .stripTrailing());
        plugin.problem()
                .ifPresent(problem -> say("    " + plugin.file() + ": " + problem
                        + plugin.goesOn()
                                .map(version -> "; version " + version + " goes on")
                                .orElse("")));
    }
}
