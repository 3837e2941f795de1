package io.jackfield.lib.openai;

import java.io.IOException;

/** A question and its streamed answer in one protocol. */
interface Exchange {
    /**
     * Blocks until the end mark. Failures come as the library's exceptions, while reading as {@link IOException} or,
     * told inside the stream, as ours.
     */
    Outcome stream(WireRequest request, Answer answer) throws IOException;
}
