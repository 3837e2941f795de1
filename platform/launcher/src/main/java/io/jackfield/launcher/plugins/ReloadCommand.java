package io.jackfield.launcher.plugins;

import picocli.CommandLine.Command;

/** {@code jackfield plugins reload}. */
@Command(
        name = "reload",
        description = "Bring a plugin up anew from its jar.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins reload command-hello"})
final class ReloadCommand extends OnePluginCommand {
    @Override
    boolean run(String id, PluginActions actions) throws Exception {
        return tell(actions.reload(id).outcome().orElseThrow(), id);
    }
}
