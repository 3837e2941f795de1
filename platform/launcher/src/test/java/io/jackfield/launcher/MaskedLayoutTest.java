package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedLayoutTest {
    private static final String TOKEN = "123456789:AAGmZYdh3vWmHpTPmoAgQJB1H1zgHRmRv4k";

    @Test
    void botTokensAndAuthorizationHeadersAreHidden() {
        assertThat(MaskedLayout.mask("POST https://api.telegram.org/bot" + TOKEN + "/sendMessage failed"))
                .isEqualTo("POST https://api.telegram.org/bot***/sendMessage failed");
        assertThat(MaskedLayout.mask("token " + TOKEN + ".")).isEqualTo("token ***.");
        assertThat(MaskedLayout.mask("Authorization: Bearer sk-abc refused"))
                .isEqualTo("Authorization: Bearer *** refused");
    }

    @Test
    void otherTextStaysAsItIs() {
        assertThat(MaskedLayout.mask("update=12345 plugin=command-help ms=3"))
                .isEqualTo("update=12345 plugin=command-help ms=3");
    }
}
