package io.jackfield.testkit.host.bridge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Finds the object of the test that a jar stands for. */
final class Crossing {
    /** In the jar: the name of the system property that holds the object. */
    private static final String FILE = "META-INF/jackfield-testkit";

    private Crossing() {}

    static <T> T to(Class<T> type) {
        try (InputStream file = Crossing.class.getClassLoader().getResourceAsStream(FILE)) {
            String property = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return type.cast(System.getProperties().get(property));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
