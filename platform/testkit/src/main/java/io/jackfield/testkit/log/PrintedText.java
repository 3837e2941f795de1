package io.jackfield.testkit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** Everything that is printed past all loggers, until it is closed. */
public final class PrintedText implements AutoCloseable {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public PrintedText() {
        PrintStream both = new PrintStream(bytes, true, UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    public String text() {
        return bytes.toString(UTF_8);
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
