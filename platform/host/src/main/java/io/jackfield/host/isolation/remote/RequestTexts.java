package io.jackfield.host.isolation.remote;

import io.jackfield.host.plugins.PropertyTexts;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The wording of each bot, as the host has given it: asked for again after a while, since operators may change it.
 * Arguments are filled in here, so that they need not travel.
 */
final class RequestTexts {
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<Key, Wording> known = new ConcurrentHashMap<>();

    /** @param language of the reader */
    record Key(String bot, String language, String text) {}

    private record Wording(String text, long askedNanos) {}

    void forget() {
        known.clear();
    }

    /** @param ask gives the text with its places for arguments */
    String get(Key key, Object[] arguments, Supplier<String> ask) {
        Wording wording = known.get(key);
        if (wording == null || System.nanoTime() - wording.askedNanos() > KEPT_NANOS) {
            wording = new Wording(ask.get(), System.nanoTime());
            known.put(key, wording);
        }
        return PropertyTexts.filled(key.language(), wording.text(), arguments);
    }
}
