package io.jackfield.host.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The newest lines of a process: so many, and so many bytes, at most. From any thread; nobody waits long. */
public final class LogBuffer {
    private static final int MOST_LINES = 5_000;
    private static final int MOST_BYTES = 8 << 20;
    private static final int LONGEST_MESSAGE = 16_000;
    private static final String CUT = " … (cut)";

    private final Deque<LogLine> lines = new ArrayDeque<>();
    private final int mostLines;
    private final long mostBytes;
    private long bytes;
    private long newest;

    /** Of 5 000 lines and 8 MiB. */
    public LogBuffer() {
        this(MOST_LINES, MOST_BYTES);
    }

    LogBuffer(int mostLines, long mostBytes) {
        this.mostLines = mostLines;
        this.mostBytes = mostBytes;
    }

    /** Takes a line, whose id it gives itself; the oldest ones go where there is no room. */
    public synchronized void add(LogLine line) {
        LogLine numbered = cut(line).numbered(++newest);
        lines.addLast(numbered);
        bytes += numbered.weight();
        while (lines.size() > mostLines || bytes > mostBytes && lines.size() > 1) {
            bytes -= lines.removeFirst().weight();
        }
    }

    private static LogLine cut(LogLine line) {
        if (line.message().length() <= LONGEST_MESSAGE) {
            return line;
        }
        return new LogLine(
                line.id(),
                line.at(),
                line.level(),
                line.logger(),
                line.message().substring(0, LONGEST_MESSAGE) + CUT,
                line.trace(),
                line.bot(),
                line.plugin());
    }

    /** The id of the newest line, 0 for none. */
    public synchronized long newest() {
        return newest;
    }

    /** The newest matching lines before an id, the newest first. */
    public synchronized List<LogLine> before(long id, LogFilter filter, int most) {
        List<LogLine> page = new ArrayList<>();
        Iterator<LogLine> backwards = lines.descendingIterator();
        while (backwards.hasNext() && page.size() < most) {
            LogLine line = backwards.next();
            if (line.id() < id && filter.takes(line)) {
                page.add(line);
            }
        }
        return page;
    }

    /**
     * What comes after a place.
     *
     * @param lines the matching ones, oldest first
     * @param place where to go on next time
     * @param skipped how many lines, matching or not, have gone before anybody could read them
     */
    public record News(List<LogLine> lines, long place, long skipped) {}

    /** The oldest matching lines after a place. */
    public synchronized News after(long place, LogFilter filter, int most) {
        long oldest = lines.isEmpty() ? newest + 1 : lines.getFirst().id();
        long skipped = Math.max(0, oldest - place - 1);
        List<LogLine> page = new ArrayList<>();
        Iterator<LogLine> backwards = lines.descendingIterator();
        Deque<LogLine> unread = new ArrayDeque<>();
        while (backwards.hasNext()) {
            LogLine line = backwards.next();
            if (line.id() <= place) {
                break;
            }
            unread.addFirst(line);
        }
        long reached = newest;
        for (LogLine line : unread) {
            if (page.size() == most) {
                reached = page.getLast().id();
                break;
            }
            if (filter.takes(line)) {
                page.add(line);
            }
        }
        return new News(page, Math.max(place, reached), skipped);
    }
}
