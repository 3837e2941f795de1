package io.jackfield.lib.openai;

import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatRequest;
import java.io.IOException;

/** A question and its streamed answer in one protocol. */
interface Exchange {
    /**
     * Blocks until the end mark. Failures come as the library's exceptions, while reading as {@link IOException} or, told
     * inside the stream, as ours.
     */
    ChatCompletion stream(ChatRequest request, Answer answer) throws IOException;
}
