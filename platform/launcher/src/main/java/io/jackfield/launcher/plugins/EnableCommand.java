package io.jackfield.launcher.plugins;

import io.jackfield.launcher.plugins.PluginFolder.Entry;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code jackfield plugins enable}. */
@Command(
        name = "enable",
        description = "Make a disabled plugin live again.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins enable command-hello"})
final class EnableCommand extends OnePluginCommand {
    @Override
    boolean run(String id, Entry entry, PluginFolder folder, RunningHost host)
            throws IOException, InterruptedException {
        if (entry.isEnabled()) {
            say(id + " is enabled already.");
            return true;
        }
        folder.enable(entry);
        return tell(host.afterChangeOf(entry.jar()), id);
    }
}
