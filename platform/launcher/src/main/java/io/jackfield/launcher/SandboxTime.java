package io.jackfield.launcher;

import io.jackfield.sandbox.SandboxClock;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * The time of a platform in sandbox mode. What a person put it forward is kept in {@code data/sandbox-clock}: after a
 * restart plans and payments in the database would else begin in the future.
 */
record SandboxTime(SandboxClock clock) {
    private static final String FILE = "sandbox-clock";

    static SandboxTime of(Path data) {
        Path file = data.resolve(FILE);
        SandboxClock clock = new SandboxClock(read(file));
        clock.follow(() -> {
            write(file, clock.ahead());
            return Future.succeededFuture();
        });
        return new SandboxTime(clock);
    }

    private static Duration read(Path file) {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    file + " holds '" + e.getParsedString()
                            + "', which is no duration such as PT720H; delete it for the machine's time",
                    e);
        }
    }

    private static void write(Path file, Duration ahead) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, ahead.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
