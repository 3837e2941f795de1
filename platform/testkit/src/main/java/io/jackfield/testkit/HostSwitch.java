package io.jackfield.testkit;

import io.jackfield.testkit.spi.RealHosts;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import org.opentest4j.TestAbortedException;

/**
 * Where tests run: {@code -Djackfield.host=real}, or {@code JACKFIELD_TEST_HOST=real} in the environment; else in
 * memory.
 */
final class HostSwitch {
    private static final String PROPERTY = "jackfield.host";
    private static final String VARIABLE = "JACKFIELD_TEST_HOST";

    private HostSwitch() {}

    static boolean isReal() {
        String wanted = Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(value -> !value.isBlank())
                .orElse("memory");
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "memory" -> false;
            case "real" -> true;
            default ->
                throw new IllegalStateException(PROPERTY + " is '" + wanted + "'; use memory or real, as in -D"
                        + PROPERTY + "=real or " + VARIABLE + "=real");
        };
    }

    static RealHosts hosts() {
        return ServiceLoader.load(RealHosts.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        PROPERTY + " is 'real', but no real host is on the class path; add io.jackfield:"
                                + "jackfield-testkit-host with scope test, or leave out -D" + PROPERTY));
    }

    /** Skips what only memory can do. */
    static void requireMemory(String what) {
        if (isReal()) {
            throw onlyInMemory(what);
        }
    }

    /** Skips a test in a real host, for a reason. */
    static TestAbortedException onlyInMemory(String what) {
        return new TestAbortedException("skipped in the real host: " + what);
    }
}
