package word;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** What the plugins share: one counter for all of them. */
public final class Word {
    private static final AtomicInteger SAID = new AtomicInteger();

    private Word() {}

    /** The version of this library, and how often it was asked by anybody. */
    public static String next() throws IOException {
        try (InputStream version = Word.class.getResourceAsStream("/version.txt")) {
            return new String(version.readAllBytes(), StandardCharsets.UTF_8) + " " + SAID.incrementAndGet();
        }
    }
}
