package io.jackfield.launcher;

import io.jackfield.host.config.HostConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jackfield plugins …}. */
@Command(
        name = "plugins",
        description = "Look at the plugins in the watched directory.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = PluginsCommand.ListCommand.class)
final class PluginsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do, for example: jackfield plugins list");
    }

    /** {@code jackfield plugins list}. */
    @Command(name = "list", description = "List the plugin jars with their versions.", mixinStandardHelpOptions = true)
    static final class ListCommand implements Runnable {
        @Mixin
        private HomeOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            Path directory = HostConfig.draft(options.home(), options.environment())
                    .plugins()
                    .directory();
            PrintWriter out = spec.commandLine().getOut();
            List<PluginJars.PluginJar> jars = PluginJars.in(directory);
            if (jars.isEmpty()) {
                out.println("No plugin jars in " + directory);
            }
            jars.forEach(jar -> out.println(line(jar)));
            out.flush();
        }

        private static String line(PluginJars.PluginJar jar) {
            return jar.isPlugin()
                    ? "%-20s %-10s needs API %-18s %s"
                            .formatted(jar.id(), jar.version(), jar.requires(), jar.description())
                    : jar.file().getFileName() + " is no plugin: its manifest has no Plugin-Id";
        }
    }
}
