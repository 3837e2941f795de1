package io.jackfield.launcher.plugins;

import io.jackfield.launcher.plugins.PluginFolder.Entry;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code jackfield plugins reload}. */
@Command(
        name = "reload",
        description = "Bring a plugin up anew from its jar.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins reload command-hello"})
final class ReloadCommand extends OnePluginCommand {
    @Override
    boolean run(String id, Entry entry, PluginFolder folder, RunningHost host)
            throws IOException, InterruptedException {
        if (!entry.isEnabled()) {
            say(id + " is disabled; bring it up with: jackfield plugins enable " + id);
            return false;
        }
        folder.touch(entry.file());
        return tell(host.afterChangeOf(entry.jar()), id);
    }
}
