package io.jackfield.launcher;

import io.jackfield.host.config.HostConfig;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jackfield validate}. */
@Command(
        name = "validate",
        description = "Check all configuration files without starting anything.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Runnable {
    @Mixin
    private HomeOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Map<String, String> environment = options.environment();
        Addresses examples = Addresses.examplesFor(HostConfig.draft(options.home(), environment));
        HostConfig config = examples.load(options.home(), examples.addedTo(environment));
        PrintWriter out = spec.commandLine().getOut();
        out.println("The configuration in " + config.home().resolve("config") + " is valid.");
        config.runningBots()
                .forEach(bot -> out.println("  " + bot.id() + ": " + Banner.updates(config, bot, examples.sandbox())));
        config.leftOutBots().forEach((bot, reason) -> out.println("  " + bot + ": left out, " + reason));
        out.flush();
    }
}
