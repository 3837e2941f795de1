package io.jackfield.host.operator;

/** Where the alerts of one plugin go, their keys and sentences checked. From any thread. */
public interface OwnAlerts {
    void raise(String key, String sentence);

    /** Nothing happens when no such alert is open. */
    void over(String key);
}
