package io.jackfield.sandbox.llm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the newest requests for tests to read. */
final class RequestLog {
    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private int limit = 1_000;

    synchronized RecordedRequest add(ModelRequest request) {
        RecordedRequest recorded = new RecordedRequest(request);
        requests.addLast(recorded);
        dropOldest();
        return recorded;
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void keep(int atMost) {
        limit = atMost;
        dropOldest();
    }

    synchronized void clear() {
        requests.clear();
    }

    private void dropOldest() {
        while (requests.size() > limit) {
            requests.removeFirst();
        }
    }
}
