package io.jackfield.launcher.plugins;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jackfield plugins release}. */
@Command(
        name = "release",
        description = "End the quarantine of a plugin now; it is called again from the next update on.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins release command-hello"})
final class ReleaseCommand extends PluginCommand {
    @Parameters(paramLabel = "ID", description = "The plugin's id, as 'jackfield plugins list' shows it.")
    private String id;

    @Override
    boolean run() throws InterruptedException {
        host().post("/plugins/" + HostActions.encoded(id) + "/release", JsonNodeFactory.instance.objectNode());
        say(id + " is out of quarantine.");
        return true;
    }
}
