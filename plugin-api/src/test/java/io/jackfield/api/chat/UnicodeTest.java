package io.jackfield.api.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.ModelMessage;
import org.junit.jupiter.api.Test;

class UnicodeTest {
    private static final String UNICORN = "\ud83e\udd84";

    @Test
    void cutsLeaveNoHalfOfACharacter() {
        assertThat(Unicode.first("a" + UNICORN, 2)).isEqualTo("a");
        assertThat(Unicode.first("a" + UNICORN, 3)).isEqualTo("a" + UNICORN);
        assertThat(Unicode.first(UNICORN, 0)).isEmpty();
        assertThat(Unicode.first(UNICORN, 1)).isEmpty();
        assertThat(Unicode.last(UNICORN + "a", 2)).isEqualTo("a");
        assertThat(Unicode.last(UNICORN + "a", 3)).isEqualTo(UNICORN + "a");
        assertThat(Unicode.last("ab", 0)).isEmpty();
    }

    @Test
    void lonelyHalvesBecomeReplacementCharacters() {
        assertThat(Unicode.wellFormed("a\ud83e")).isEqualTo("a\ufffd");
        assertThat(Unicode.wellFormed("\udd84a\ud83e\ud83e\udd84")).isEqualTo("\ufffda\ufffd" + UNICORN);
        assertThat(Unicode.wellFormed(UNICORN + "я")).isEqualTo(UNICORN + "я");
    }

    @Test
    void turnOfADialogueIsWellFormedWhateverCameIn() {
        assertThat(ModelMessage.user("x\udd84").text()).isEqualTo("x\ufffd");
    }
}
