package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {
    private static final String TOKEN = "123456789:AAGmZYdh3vWmHpTPmoAgQJB1H1zgHRmRv4k";

    @Test
    void botTokensAndAuthorizationHeadersAreHidden() {
        assertThat(Masking.mask("POST https://api.telegram.org/bot" + TOKEN + "/sendMessage failed"))
                .isEqualTo("POST https://api.telegram.org/bot***/sendMessage failed");
        assertThat(Masking.mask("token " + TOKEN + ".")).isEqualTo("token ***.");
        assertThat(Masking.mask("Authorization: Bearer sk-abc refused")).isEqualTo("Authorization: Bearer *** refused");
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(Masking.mask("update=12345 plugin=command-help ms=3"))
                .isEqualTo("update=12345 plugin=command-help ms=3");
    }
}
