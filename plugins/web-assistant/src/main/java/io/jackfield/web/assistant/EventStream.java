package io.jackfield.web.assistant;

import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebStream;

/** Server-sent events, as the HTML standard has them. Begins with the first event. */
final class EventStream {
    private final WebStream stream;
    private boolean begun;

    EventStream(WebStream stream) {
        this.stream = stream;
        stream.takesLong();
    }

    boolean hasBegun() {
        return begun;
    }

    void send(String event, Object data) {
        if (!begun) {
            begun = true;
            stream.begin(WebAnswer.text("")
                    .with("content-type", "text/event-stream; charset=utf-8")
                    .with("cache-control", "no-store")
                    .with("x-accel-buffering", "no")); // or nginx would hold the pieces back
        }
        stream.write("event: " + event + "\ndata: " + Json.write(data) + "\n\n");
    }
}
