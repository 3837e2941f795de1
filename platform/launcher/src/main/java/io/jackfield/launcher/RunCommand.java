package io.jackfield.launcher;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jackfield run}. */
@Command(name = "run", description = "Run the bots until Ctrl-C or SIGTERM.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    @Mixin
    private HomeOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return run(options, spec.commandLine().getOut());
    }

    /** Blocks until the bots have stopped; gives the exit status. */
    static int run(HomeOptions options, PrintWriter out) throws Exception {
        StopSignal signal = StopSignal.install();
        try {
            new Bots(options, out).runUntil(signal, config -> () -> {});
            return 0;
        } finally {
            signal.ended();
        }
    }
}
