package io.jackfield.benchmarks.process;

import java.io.IOException;
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
    private static final int REAPED_CHILDREN_SYSTEM_TIME = 14;

    private final long root;

    public ProcessMeter(long root) {
        this.root = root;
    }

    /** User and system time so far, of children that have ended too. */
    public Duration cpu() {
        return TICK.multipliedBy(tree().mapToLong(ProcessMeter::ticks).sum());
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
        return read(pid, "stat").map(ProcessMeter::ticksIn).orElse(0L);
    }

    /** The fields after the name, which stands in parentheses and may hold anything. */
    static long ticksIn(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = USER_TIME; i <= REAPED_CHILDREN_SYSTEM_TIME; i++) {
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
        Path path = Path.of("/proc", Long.toString(pid), file);
        try {
            return Optional.of(Files.readString(path));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
