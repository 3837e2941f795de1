package io.jackfield.api.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PromptSpecTest {
    @Test
    void nameIsShortAndPlain() {
        assertThat(PromptSpec.named("school").name()).isEqualTo("school");
        assertThatThrownBy(() -> PromptSpec.named("School marks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prompt source name is 'School marks'; use 2 to 32 of a-z 0-9 -");
        assertThatThrownBy(() -> new PromptSpec(null)).isInstanceOf(IllegalArgumentException.class);
    }
}
