package io.jackfield.testkit;

import io.jackfield.host.operator.OwnAlerts;
import java.util.Map;
import java.util.TreeMap;

/** Alerts of the plugin under test, which tests can read. */
final class RecordedAlerts implements OwnAlerts {
    private final Map<String, String> open = new TreeMap<>();

    @Override
    public synchronized void raise(String key, String sentence) {
        open.put(key, sentence);
    }

    @Override
    public synchronized void over(String key) {
        open.remove(key);
    }

    /** By key. */
    synchronized Map<String, String> open() {
        return new TreeMap<>(open);
    }
}
