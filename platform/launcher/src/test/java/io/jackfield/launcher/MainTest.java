package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {
    @Command(name = "exhausted")
    static final class Exhausted implements Runnable {
        @Override
        public void run() {
            throw new OutOfMemoryError("as if");
        }
    }

    @Test
    void processWithoutMemoryEndsWithStatusOne() {
        assertThat(Main.status(new CommandLine(new Exhausted()))).isEqualTo(1);
    }
}
