package io.jackfield.launcher.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.plugins.JarInspection;
import io.jackfield.launcher.plugins.PluginFolder.Entry;
import java.io.IOException;
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
    boolean run() throws IOException {
        HostConfig config = draft();
        PluginFolder folder = new PluginFolder(config.plugins().directory());
        List<Entry> entries = folder.entries();
        if (entries.isEmpty()) {
            say("No plugin jars in " + folder.directory());
            return true;
        }
        Optional<JsonNode> host = new RunningHost(config).plugins();
        if (host.isEmpty()) {
            say("No host of this home is running; this is what the jars say of themselves.");
        }
        say(ROW.formatted("ID", "VERSION", "API", "STATE", "MAY USE").stripTrailing());
        entries.forEach(entry -> show(entry, host));
        return true;
    }

    private void show(Entry entry, Optional<JsonNode> host) {
        if (entry.inspection().isEmpty() && host.isEmpty()) {
            say(entry.file().getFileName() + " is no plugin; 'jackfield plugins check' says why");
            return;
        }
        JsonNode told = host.flatMap(plugins -> RunningHost.entry(plugins, entry.file()))
                .orElseGet(MissingNode::getInstance);
        String id = entry.inspection()
                .map(JarInspection::id)
                .orElse(entry.file().getFileName().toString());
        say(ROW.formatted(
                        id,
                        entry.inspection().map(JarInspection::version).orElse("-"),
                        entry.inspection().map(JarInspection::requires).orElse("-"),
                        state(entry, host, told),
                        permissions(entry, told))
                .stripTrailing());
        if (told.has("problem")) {
            String version = told.path("live").path("version").asText();
            say("    " + entry.file().getFileName() + ": "
                    + told.path("problem").asText() + (version.isEmpty() ? "" : "; version " + version + " goes on"));
        }
    }

    private static String state(Entry entry, Optional<JsonNode> host, JsonNode told) {
        if (!entry.isEnabled()) {
            return "disabled";
        }
        if (host.isEmpty()) {
            return "there";
        }
        return told.path("state").asText("coming up");
    }

    /** What the host grants, else what the jar asks for. */
    private static String permissions(Entry entry, JsonNode told) {
        JsonNode granted = told.path("live").path("permissions").path("granted");
        if (!granted.isArray()) {
            return entry.inspection()
                    .map(found -> found.permissions().toString())
                    .orElse("");
        }
        return granted.isEmpty()
                ? "nothing"
                : String.join(", ", granted.valueStream().map(JsonNode::asText).toList());
    }
}
