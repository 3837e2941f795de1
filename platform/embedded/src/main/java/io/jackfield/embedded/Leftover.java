package io.jackfield.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a server that outlived the killed process it belonged to, or is slow to stop, and removes the file with its
 * process id.
 */
final class Leftover {
    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private Leftover() {}

    /**
     * @param pidFile holds the process id in its first line
     * @param binaries the process is ended only when its program lies in here; ids are used again
     * @param signal what asks the server to end at once but in order
     */
    static void end(Path pidFile, Path binaries, String signal) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process =
                pid(pidFile).flatMap(ProcessHandle::of).filter(startedFrom(binaries));
        if (process.isPresent()) {
            LOG.info("Ending a server that still runs: pid={}", process.get().pid());
            end(process.get(), signal);
        }
        Files.deleteIfExists(pidFile);
    }

    private static Optional<Long> pid(Path pidFile) throws IOException {
        return Files.readAllLines(pidFile).stream()
                .limit(1)
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .findFirst();
    }

    private static Predicate<ProcessHandle> startedFrom(Path binaries) {
        return process -> process.info()
                .command()
                .map(Path::of)
                .filter(program -> program.startsWith(binaries))
                .isPresent();
    }

    /** The same for a process that is known; blocks until it is gone. */
    static void end(ProcessHandle process, String signal) throws IOException {
        // the shell's own kill: small systems, such as images of containers, have no program of that name
        new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid()).start();
        if (!ends(process)) {
            LOG.warn("It does not end by itself and is killed: pid={}", process.pid());
            process.destroyForcibly();
            if (!ends(process)) {
                throw new IOException("process " + process.pid() + ", which serves an earlier host, cannot be ended;"
                        + " end it with kill -9 " + process.pid() + " and start again");
            }
        }
    }

    /** Looks for itself: the future of a handle was seen to wait for a process that had gone. */
    private static boolean ends(ProcessHandle process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive()
                && System.nanoTime() - deadline < 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return !process.isAlive();
    }
}
