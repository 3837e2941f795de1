package io.jackfield.host.config.schema;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a parameter or a column of a {@link DeclaredQuery} holds. */
public enum ValueType {
    /** Whatever can be read as text, numbers of rows among it. */
    TEXT("text"),
    TEXTS("text[]"),
    NUMBER("number"),
    FLAG("boolean"),
    DATE("date"),
    TIME("time"),
    MOMENT("timestamptz");

    private final String word;

    ValueType(String word) {
        this.word = word;
    }

    static Optional<ValueType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(ValueType::word).collect(Collectors.joining(", "));
    }

    /** As the schema writes it. */
    public String word() {
        return word;
    }
}
