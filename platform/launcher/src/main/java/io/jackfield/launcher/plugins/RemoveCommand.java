package io.jackfield.launcher.plugins;

import io.jackfield.launcher.plugins.PluginActions.Done;
import picocli.CommandLine.Command;

/** {@code jackfield plugins remove}. */
@Command(
        name = "remove",
        description = "Delete a plugin's jar and signature; what it has stored stays.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins remove command-hello"})
final class RemoveCommand extends OnePluginCommand {
    @Override
    boolean run(String id, PluginActions actions) throws Exception {
        Done done = actions.remove(id);
        say(done.jar().getFileName() + " is deleted.");
        return tell(done.outcome().orElseThrow(), id);
    }
}
