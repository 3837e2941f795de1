package io.jackfield.host.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.logs.LogBuffer.News;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogBufferTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final LogBuffer lines = new LogBuffer(5, 100_000);

    private void say(String level, String message) {
        lines.add(new LogLine(0, NOW, level, "io.jackfield.host.outbox.Outbox", message, "helper-1", "helper", ""));
    }

    private void say(int count) {
        for (int line = 1; line <= count; line++) {
            say("INFO", "line " + line);
        }
    }

    @Test
    void onlyTheNewestLinesAreKept() {
        say(7);

        assertThat(lines.before(Long.MAX_VALUE, LogFilter.ALL, 10))
                .extracting(LogLine::message)
                .containsExactly("line 7", "line 6", "line 5", "line 4", "line 3");
    }

    @Test
    void bytesAreBoundedToo() {
        LogBuffer small = new LogBuffer(1_000, 3_000);
        for (int line = 0; line < 100; line++) {
            small.add(new LogLine(0, NOW, "INFO", "logger", "x".repeat(400), "", "", ""));
        }

        assertThat(small.before(Long.MAX_VALUE, LogFilter.ALL, 100)).hasSize(3);
    }

    @Test
    void longMessageIsCut() {
        say("INFO", "x".repeat(100_000));

        assertThat(lines.before(Long.MAX_VALUE, LogFilter.ALL, 1).getFirst().message())
                .hasSizeLessThan(17_000)
                .endsWith("(cut)");
    }

    @Test
    void readerGoesOnWhereItWasAndHearsWhatItMissed() {
        say(3);
        News first = lines.after(1, LogFilter.ALL, 10);
        assertThat(first.lines()).extracting(LogLine::message).containsExactly("line 2", "line 3");
        assertThat(first.skipped()).isZero();

        say(7);
        News second = lines.after(first.place(), LogFilter.ALL, 10);

        assertThat(second.skipped()).isEqualTo(2);
        assertThat(second.lines()).hasSize(5);
        assertThat(lines.after(second.place(), LogFilter.ALL, 10).lines()).isEmpty();
    }

    @Test
    void pageThatIsFullGoesOnBehindItsLastLine() {
        say(4);
        News first = lines.after(0, LogFilter.ALL, 2);

        assertThat(first.place()).isEqualTo(2);
        assertThat(lines.after(first.place(), LogFilter.ALL, 2).lines())
                .extracting(LogLine::message)
                .containsExactly("line 3", "line 4");
    }

    @Test
    void filterTakesTheLevelAndTheImportantOnesAbove() {
        say("DEBUG", "small talk");
        say("WARN", "Careful");
        say("ERROR", "too late");

        assertThat(lines.before(Long.MAX_VALUE, new LogFilter("WARN", "Outbox", "", "helper", "helper-1", ""), 10))
                .extracting(LogLine::message)
                .containsExactly("too late", "Careful");
        assertThat(lines.before(Long.MAX_VALUE, new LogFilter("", "", "", "", "", "CAREFUL"), 10))
                .hasSize(1);
        assertThat(lines.before(Long.MAX_VALUE, new LogFilter("", "", "other", "", "", ""), 10))
                .isEmpty();
    }
}
