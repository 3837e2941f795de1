package io.jackfield.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** How one service writes one answer. Parts that stay the same for a whole stream are encoded once. */
interface AnswerFormat {
    /** What is sent again and again until the first event; empty at services that just stay silent. */
    default Optional<Buffer> keepAlive() {
        return Optional.empty();
    }

    /** The events before anything is said. */
    Buffer opening();

    /** How many steps come before the first token: pieces of reasoning, or steps of a search. */
    int preludeSteps();

    /** Time for one of these steps, where tokens take {@code pace}. */
    default Duration preludePace(Duration pace) {
        return pace;
    }

    /** Appends the events of one step. */
    void prelude(Buffer out, int step);

    /** Appends the event of one token, given as a JSON string in UTF-8. */
    void token(Buffer out, byte[] quotedToken);

    /** Appends everything after the last token, usage included. */
    void closing(Buffer out);

    /** Appends an error in the middle of a stream, after which nothing more comes. */
    void error(Buffer out);

    /** The answer for a client that did not ask for a stream. */
    JsonObject whole();

    /** The error that comes with status 200 to a client that did not ask for a stream; empty where it has a status. */
    default Optional<JsonObject> wholeError() {
        return Optional.empty();
    }
}
