package io.jackfield.launcher.plugins;

import io.jackfield.launcher.plugins.PluginFolder.Entry;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code jackfield plugins disable}. */
@Command(
        name = "disable",
        description = "Take a plugin out of use and keep its jar; it stays out over restarts.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins disable command-hello"})
final class DisableCommand extends OnePluginCommand {
    @Override
    boolean run(String id, Entry entry, PluginFolder folder, RunningHost host)
            throws IOException, InterruptedException {
        if (!entry.isEnabled()) {
            say(id + " is disabled already.");
            return true;
        }
        folder.disable(entry);
        return tell(host.afterRemovalOf(entry.jar()), id);
    }
}
