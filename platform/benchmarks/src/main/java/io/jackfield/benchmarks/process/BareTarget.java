package io.jackfield.benchmarks.process;

import io.jackfield.benchmarks.bare.BareHandler;
import java.nio.file.Path;
import java.time.Duration;

/** The bare handler, on the class path of the benchmarks, with the defaults of Java and Vert.x. */
public final class BareTarget implements Target {
    private static final Duration TIME_TO_START = Duration.ofSeconds(20);

    private final Surroundings surroundings;
    private final Path folder;
    private final int port = Ports.free();

    public BareTarget(Surroundings surroundings, Path folder) {
        this.surroundings = surroundings;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "bare handler";
    }

    @Override
    public ChildProcess start() {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BareHandler.class.getName(),
                Integer.toString(port),
                surroundings.telegramUrl(),
                surroundings.modelUrl());
        return new ChildProcess(name(), builder, folder.resolve("bare.log"));
    }

    @Override
    public void awaitReady(ChildProcess process) throws InterruptedException {
        Waiting.until(TIME_TO_START, name() + " listens on " + port, process, () -> Ports.isListening(port));
    }

    @Override
    public void close() {
        // It has no children of its own.
    }
}
