package io.jackfield.benchmarks.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What a process and all its descendants have used, as the kernel counts it. */
public final class ProcessMeter {
    /** The kernel's unit in {@code /proc}; the same on every Linux that Java 25 runs on. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int USER_TIME = 11;
    static final int SYSTEM_TIME = 12;
    static final int REAPED_CHILDREN_SYSTEM_TIME = 14;

    private final long root;

    public ProcessMeter(long root) {
        this.root = root;
    }

    /** User and system time so far, of children that have ended too. */
    public Duration cpu() {
        return TICK.multipliedBy(tree().mapToLong(ProcessMeter::ticks).sum());
    }

    /**
     * What of it the compilers of a Java process have used so far: they are busy for the first half minute and longer.
     */
    public Duration compilerCpu() {
        return TICK.multipliedBy(tree().mapToLong(ProcessMeter::compilerTicks).sum());
    }

    /** Resident memory in bytes. Pages that several processes share count once for each. */
    public long residentBytes() {
        return tree().mapToLong(ProcessMeter::residentKilobytes).sum() * 1024;
    }

    private Stream<Long> tree() {
        Stream<Long> descendants = ProcessHandle.of(root).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(root), descendants);
    }

    private static long ticks(long pid) {
        return read(pid, "stat")
                .map(stat -> ticksIn(stat, REAPED_CHILDREN_SYSTEM_TIME))
                .orElse(0L);
    }

    private static long compilerTicks(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.map(thread -> read(thread.resolve("stat")).orElse(""))
                    .filter(stat -> stat.contains("CompilerThre"))
                    .mapToLong(stat -> ticksIn(stat, SYSTEM_TIME))
                    .sum();
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }

    /** The fields after the name, which stands in parentheses and may hold anything. */
    static long ticksIn(String stat, int last) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = USER_TIME; i <= last; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks;
    }

    private static long residentKilobytes(long pid) {
        return read(pid, "status").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** Empty when the process has ended meanwhile. */
    private static Optional<String> read(long pid, String file) {
        return read(Path.of("/proc", Long.toString(pid), file));
    }

    private static Optional<String> read(Path path) {
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
