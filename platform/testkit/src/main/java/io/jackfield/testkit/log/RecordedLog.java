package io.jackfield.testkit.log;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What was logged since the test began, the latest thousand lines. */
public final class RecordedLog {
    private static final int MOST = 1_000;
    private static final List<String> LINES = new ArrayList<>();

    private RecordedLog() {}

    /** Whether this is where logs go; a test with a logging library of its own may have bound SLF4J to that. */
    public static boolean isBound() {
        return LoggerFactory.getILoggerFactory() instanceof RecordingProvider.Loggers;
    }

    /** Level, logger and message with its exceptions. */
    public static List<String> lines() {
        synchronized (LINES) {
            return List.copyOf(LINES);
        }
    }

    public static void clear() {
        synchronized (LINES) {
            LINES.clear();
        }
    }

    static void add(String line) {
        synchronized (LINES) {
            if (LINES.size() == MOST) {
                LINES.removeFirst();
            }
            LINES.add(line);
        }
    }
}
