package io.jackfield.launcher.plugins;

import io.jackfield.launcher.plugins.PluginActions.Done;
import picocli.CommandLine.Command;

/** {@code jackfield plugins disable}. */
@Command(
        name = "disable",
        description = "Take a plugin out of use and keep its jar; it stays out over restarts.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins disable command-hello"})
final class DisableCommand extends OnePluginCommand {
    @Override
    boolean run(String id, PluginActions actions) throws Exception {
        Done done = actions.disable(id);
        if (done.outcome().isEmpty()) {
            say(id + " is disabled already.");
            return true;
        }
        return tell(done.outcome().get(), id);
    }
}
