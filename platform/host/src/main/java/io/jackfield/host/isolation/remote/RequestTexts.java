package io.jackfield.host.isolation.remote;

import io.jackfield.api.command.Request;
import io.jackfield.host.plugins.PropertyTexts;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The wording of each bot, as requests have given it: asked for again after a while, since operators may change it. Arguments
 * are filled in here, so that they need not travel.
 */
final class RequestTexts {
    private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<Key, Wording> known = new ConcurrentHashMap<>();

    private record Key(String bot, String language, String text) {}

    private record Wording(String text, long askedNanos) {}

    void forget() {
        known.clear();
    }

    String get(Request request, String text, Object[] arguments, Function<String, String> ask) {
        Key key = new Key(request.bot().id(), request.sender().language(), text);
        Wording wording = known.get(key);
        if (wording == null || System.nanoTime() - wording.askedNanos() > KEPT_NANOS) {
            wording = new Wording(ask.apply(text), System.nanoTime());
            known.put(key, wording);
        }
        return PropertyTexts.filled(key.language(), wording.text(), arguments);
    }
}
