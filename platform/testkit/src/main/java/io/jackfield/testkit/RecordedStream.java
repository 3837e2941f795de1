package io.jackfield.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebStream;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Keeps what a route streams. */
final class RecordedStream implements WebStream {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private WebAnswer head;

    @Override
    public void takesLong() {}

    @Override
    public void begin(WebAnswer begun) {
        if (head != null) {
            throw new IllegalStateException("the answer has begun already; write the next piece");
        }
        head = begun;
        body.writeBytes(begun.body());
    }

    @Override
    public void write(String piece) {
        if (head == null) {
            throw new IllegalStateException("nothing has begun; call begin first");
        }
        body.writeBytes(piece.getBytes(UTF_8));
    }

    /** Everything that was streamed; absent when nothing was. */
    Optional<WebAnswer> whole() {
        return Optional.ofNullable(head)
                .map(begun -> new WebAnswer(begun.status(), begun.headers(), body.toByteArray()));
    }
}
