package io.jackfield.launcher.plugins;

import io.jackfield.host.config.HostConfig;
import io.jackfield.launcher.plugins.PluginFolder.Entry;
import java.io.IOException;
import picocli.CommandLine.Parameters;

/** A command for a plugin that is in the directory. */
abstract class OnePluginCommand extends PluginCommand {
    @Parameters(paramLabel = "ID", description = "The plugin's id, as 'jackfield plugins list' shows it.")
    private String id;

    abstract boolean run(String id, Entry entry, PluginFolder folder, RunningHost host)
            throws IOException, InterruptedException;

    @Override
    final boolean run() throws IOException, InterruptedException {
        HostConfig config = draft();
        PluginFolder folder = new PluginFolder(config.plugins().directory());
        return run(id, folder.get(id), folder, new RunningHost(config));
    }
}
