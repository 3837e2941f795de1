package io.jackfield.launcher.plugins;

import picocli.CommandLine.Command;

/** {@code jackfield plugins rollback}. */
@Command(
        name = "rollback",
        description = {
            "Put the jar back that was live before, even where that is a lower version.",
            "A host keeps the last two jars of each plugin that were live; doing it twice comes back to where it began."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins rollback command-hello"})
final class RollbackCommand extends OnePluginCommand {
    @Override
    boolean run(String id, PluginActions actions) throws Exception {
        return tell(actions.rollBack(id).outcome().orElseThrow(), id);
    }
}
