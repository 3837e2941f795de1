package io.jackfield.launcher.plugins;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jackfield plugins show}. */
@Command(
        name = "show",
        description = "Tell everything that the running host knows of a plugin.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  jackfield plugins show command-hello"})
final class ShowCommand extends PluginCommand {
    @Parameters(paramLabel = "ID", description = "The plugin's id, as 'jackfield plugins list' shows it.")
    private String id;

    @Override
    boolean run() throws InterruptedException {
        PageLines.of(host().get("/plugins/" + HostActions.encoded(id))).forEach(this::say);
        return true;
    }
}
