package io.jackfield.sandbox.llm;

import io.vertx.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text in pieces, encoded once, however many streams send it. */
final class Pieces {
    static final Pieces NONE = new Pieces(List.of());

    private final List<String> tokens;
    private final byte[][] quoted;

    Pieces(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
        this.quoted = tokens.stream()
                .map(token -> Json.encode(token).getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    int count() {
        return tokens.size();
    }

    String text() {
        return String.join("", tokens);
    }

    String piece(int index) {
        return tokens.get(index);
    }

    /** A piece as a JSON string in UTF-8. */
    byte[] quoted(int index) {
        return quoted[index];
    }
}
