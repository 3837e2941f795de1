package io.jackfield.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program started for a load run; its output goes to a file. */
public final class ChildProcess implements AutoCloseable {
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);
    private static final int LINES_OF_LOG_TO_SHOW = 20;

    private final String name;
    private final Process process;
    private final Path log;
    private final long startedAt;

    ChildProcess(String name, ProcessBuilder builder, Path log) {
        this.name = name;
        this.log = log;
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        startedAt = System.nanoTime();
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " did not start", e);
        }
    }

    public ProcessMeter meter() {
        return new ProcessMeter(process.pid());
    }

    /** In {@link System#nanoTime}. */
    public long startedAt() {
        return startedAt;
    }

    /** Fails with the end of its log when it has ended by itself. */
    public void mustBeAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with status " + process.exitValue() + "; " + log + " ends:\n"
                    + String.join("\n", endOfLog()));
        }
    }

    /** Asks it to stop, and kills it when it does not. */
    public void stop() throws InterruptedException {
        List<ProcessHandle> family = family();
        process.destroy();
        process.waitFor(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS);
        family.forEach(ProcessHandle::destroyForcibly);
    }

    /** SIGKILL to it and everything that it has started. */
    public void kill() throws InterruptedException {
        family().forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    @Override
    public void close() {
        family().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> family() {
        ProcessHandle parent = process.toHandle();
        return Stream.concat(Stream.of(parent), parent.descendants()).toList();
    }

    private List<String> endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - LINES_OF_LOG_TO_SHOW), lines.size());
        } catch (IOException e) {
            return List.of("(it cannot be read: " + e.getMessage() + ")");
        }
    }
}
