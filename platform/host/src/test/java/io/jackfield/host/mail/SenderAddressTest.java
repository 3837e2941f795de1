package io.jackfield.host.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SenderAddressTest {
    @Test
    void nameStandsBeforeTheAddress() {
        assertThat(SenderAddress.of("bot@example.org").header()).isEqualTo("bot@example.org");
        assertThat(SenderAddress.of("A. School <bot@example.org>").header())
                .isEqualTo("\"A. School\" <bot@example.org>");
        assertThat(SenderAddress.of("Школа <bot@example.org>").header())
                .isEqualTo("=?UTF-8?B?0KjQutC+0LvQsA==?= <bot@example.org>");
        assertThat(SenderAddress.of("Школа <bot@example.org>").domain()).isEqualTo("example.org");
    }

    @Test
    void longNameIsSeveralWords() {
        String header = SenderAddress.of("Ш".repeat(100) + " <bot@example.org>").header();

        assertThat(Arrays.asList(header.split(" "))).hasSize(11).allMatch(word -> word.length() <= 75);
    }
}
