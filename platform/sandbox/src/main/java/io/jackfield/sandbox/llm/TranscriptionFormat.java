package io.jackfield.sandbox.llm;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** The words of a recording; never streamed. */
final class TranscriptionFormat implements AnswerFormat {
    private final Script script;

    TranscriptionFormat(Script script) {
        this.script = script;
    }

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
    public void token(Buffer out, byte[] quotedToken) {}

    @Override
    public void closing(Buffer out) {}

    @Override
    public void error(Buffer out) {}

    @Override
    public JsonObject whole() {
        JsonObject usage = new JsonObject().put("type", "duration").put("seconds", 3);
        return new JsonObject().put("text", script.text()).put("usage", usage);
    }
}
