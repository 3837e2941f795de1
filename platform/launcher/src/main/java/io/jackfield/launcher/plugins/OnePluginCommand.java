package io.jackfield.launcher.plugins;

import picocli.CommandLine.Parameters;

/** A command for a plugin that is in the directory. */
abstract class OnePluginCommand extends PluginCommand {
    @Parameters(paramLabel = "ID", description = "The plugin's id, as 'jackfield plugins list' shows it.")
    private String id;

    abstract boolean run(String id, PluginActions actions) throws Exception;

    @Override
    final boolean run() throws Exception {
        return run(id, actions());
    }
}
