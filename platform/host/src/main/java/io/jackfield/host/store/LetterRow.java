package io.jackfield.host.store;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A letter as a flush writes it, of a row that it ends or marks with an error. */
record LetterRow(
        RowKey key,
        LetterKind kind,
        String plugin,
        String version,
        String code,
        String words,
        String stack,
        OptionalLong person,
        String further,
        Buffer calls) {

    static LetterRow of(Closing closing) {
        LetterNote note = closing.letter();
        return new LetterRow(
                closing.key(),
                LetterKind.DEAD,
                note.plugin(),
                note.version(),
                note.code(),
                note.words(),
                note.stack(),
                note.person(),
                keys(closing.further()),
                closing.reply());
    }

    static LetterRow of(SentMark mark) {
        return new LetterRow(
                mark.key(),
                LetterKind.UNDELIVERABLE,
                mark.unsent().plugin(),
                "",
                mark.unsent().code(),
                mark.error(),
                "",
                OptionalLong.empty(),
                "",
                mark.unsent().calls());
    }

    private static String keys(List<RowKey> further) {
        return further.stream().map(row -> row.day() + ":" + row.updateId()).collect(Collectors.joining(","));
    }

    Long personOrNull() {
        return person.isPresent() ? person.getAsLong() : null;
    }
}
