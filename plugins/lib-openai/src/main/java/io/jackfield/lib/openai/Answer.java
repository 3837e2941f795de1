package io.jackfield.lib.openai;

import io.jackfield.api.llm.TextSink;

/** Remembers whether the user has seen anything: a failure means something else afterwards. */
final class Answer implements TextSink {
    private final TextSink user;
    private boolean begun;

    Answer(TextSink user) {
        this.user = user;
    }

    @Override
    public void append(String piece) {
        if (piece.isEmpty()) {
            return;
        }
        begun = true;
        user.append(piece);
    }

    boolean begun() {
        return begun;
    }
}
