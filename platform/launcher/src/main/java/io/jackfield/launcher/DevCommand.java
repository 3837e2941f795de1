package io.jackfield.launcher;

import io.jackfield.launcher.dev.DevWatch;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jackfield dev FOLDER …}. */
@Command(
        name = "dev",
        description = "Run the bots as 'run' does; build and swap a plugin whenever its sources change.",
        mixinStandardHelpOptions = true)
final class DevCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Parameters(
            paramLabel = "FOLDER",
            arity = "1..*",
            description = "A plugin's folder, with its pom.xml, which is built at once; or a folder of such folders.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--tests", description = "Run the plugin's tests too; one that fails them stays out.")
    private boolean tests;

    @Option(
            names = "--maven",
            paramLabel = "COMMAND",
            defaultValue = "mvn",
            description = "How Maven is called (default: ${DEFAULT-VALUE}).")
    private String maven;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<Path> sources = folders.stream().map(this::existing).toList();
        PrintWriter out = spec.commandLine().getOut();
        StopSignal signal = StopSignal.install();
        try {
            new Bots(options, out)
                    .runUntil(
                            signal,
                            config -> new DevWatch(sources, config.plugins().directory(), maven, tests, out).start());
            return 0;
        } finally {
            signal.ended();
        }
    }

    private Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no folder " + folder + "; name one with a plugin's pom.xml and src");
        }
        return folder.toAbsolutePath().normalize();
    }
}
