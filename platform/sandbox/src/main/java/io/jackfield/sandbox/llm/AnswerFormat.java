package io.jackfield.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** How one protocol writes one answer. Parts that stay the same for a whole stream are encoded once. */
interface AnswerFormat {
    /** The events before the first token. */
    Buffer opening();

    /** Appends the event of one token, given as a JSON string in UTF-8. */
    void token(Buffer out, byte[] quotedToken);

    /** Appends everything after the last token, usage included. */
    void closing(Buffer out, String text, String finishReason, int tokens);

    /** Appends an error in the middle of a stream, after which nothing more comes. */
    void error(Buffer out);

    /** The answer for a client that did not ask for a stream. */
    JsonObject whole(String text, String finishReason, int tokens);
}
