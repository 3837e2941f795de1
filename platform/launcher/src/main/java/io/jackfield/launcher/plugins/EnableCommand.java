package io.jackfield.launcher.plugins;

import io.jackfield.launcher.plugins.PluginActions.Done;
import picocli.CommandLine.Command;

/** {@code jackfield plugins enable}. */
@Command(
        name = "enable",
        description = "Make a disabled plugin live again.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins enable command-hello"})
final class EnableCommand extends OnePluginCommand {
    @Override
    boolean run(String id, PluginActions actions) throws Exception {
        Done done = actions.enable(id);
        if (done.outcome().isEmpty()) {
            say(id + " is enabled already.");
            return true;
        }
        return tell(done.outcome().get(), id);
    }
}
