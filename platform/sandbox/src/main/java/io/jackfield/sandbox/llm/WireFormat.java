package io.jackfield.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;

/** Sends the pieces of a script as they are, whatever the service would make of them. */
final class WireFormat implements AnswerFormat {
    @Override
    public Buffer opening() {
        return Buffer.buffer();
    }

    @Override
    public int preludeSteps() {
        return 0;
    }

    @Override
    public void prelude(Buffer out, int step) {}

    @Override
    public void token(Buffer out, byte[] quotedToken) {
        out.appendString((String) Json.decodeValue(Buffer.buffer(quotedToken)));
    }

    @Override
    public void closing(Buffer out) {}

    @Override
    public void error(Buffer out) {}

    @Override
    public JsonObject whole() {
        throw new IllegalStateException("what is sent as it is has no other form");
    }
}
