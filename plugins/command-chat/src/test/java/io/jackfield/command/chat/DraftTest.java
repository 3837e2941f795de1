package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.IncomingFile;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DraftTest {
    @Test
    void isReadAsItWasStored() {
        Draft draft = Draft.of(
                "two\nlines",
                List.of(
                        new IncomingFile(IncomingFile.Kind.PHOTO, "id1", "u1", "", "", OptionalLong.empty()),
                        new IncomingFile(
                                IncomingFile.Kind.DOCUMENT, "id2", "u2", "a b", "text/plain", OptionalLong.of(7))));

        assertThat(Draft.read(draft.stored())).contains(draft);
        assertThat(Draft.read(Draft.continuation().stored())).contains(Draft.continuation());
        assertThat(Draft.read("what an older version stored")).isEmpty();
    }
}
