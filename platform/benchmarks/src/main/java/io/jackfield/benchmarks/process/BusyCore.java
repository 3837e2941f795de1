package io.jackfield.benchmarks.process;

import java.nio.file.Path;

/** A process that keeps one core busy, as a neighbour on the same machine would. */
public final class BusyCore implements AutoCloseable {
    /** Looks now and then whether whoever started it is still there. */
    private static final String SPIN =
            "while kill -0 %d 2>/dev/null; do i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; done";

    private final ChildProcess process;

    private BusyCore(ChildProcess process) {
        this.process = process;
    }

    /** Begins to spin; what it has to say goes to a file in the folder. */
    public static BusyCore start(Path folder) {
        ProcessBuilder builder = new ProcessBuilder(
                "sh", "-c", SPIN.formatted(ProcessHandle.current().pid()));
        return new BusyCore(new ChildProcess("the busy neighbour", builder, folder.resolve("busy.log")));
    }

    /** What it has used of its core. */
    public ProcessMeter meter() {
        return process.meter();
    }

    @Override
    public void close() {
        process.close();
    }
}
