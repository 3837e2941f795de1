package io.jackfield.launcher.plugins;

import io.jackfield.launcher.plugins.PluginFolder.Entry;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code jackfield plugins remove}. */
@Command(
        name = "remove",
        description = "Delete a plugin's jar and signature; what it has stored stays.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins remove command-hello"})
final class RemoveCommand extends OnePluginCommand {
    @Override
    boolean run(String id, Entry entry, PluginFolder folder, RunningHost host)
            throws IOException, InterruptedException {
        folder.remove(entry);
        say(entry.file().getFileName() + " is deleted.");
        return tell(host.afterRemovalOf(entry.jar()), id);
    }
}
