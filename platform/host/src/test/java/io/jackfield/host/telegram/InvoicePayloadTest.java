package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import org.junit.jupiter.api.Test;

class InvoicePayloadTest {
    @Test
    void payloadComesBackWithItsPlugin() {
        assertThat(InvoicePayload.parse(InvoicePayload.encode("shop", "order:1")))
                .contains(new InvoicePayload("shop", "order:1"));
    }

    @Test
    void payloadsOfOthersAreNotOurs() {
        assertThat(InvoicePayload.parse("order-1")).isEmpty();
        assertThat(InvoicePayload.parse("2:shop:order-1")).isEmpty();
    }

    @Test
    void payloadThatDoesNotFitWithThePluginsIdIsRefused() {
        assertThat(InvoicePayload.encode("shop", "x".repeat(121))).hasSize(128);
        assertThatThrownBy(() -> InvoicePayload.encode("shop", "x".repeat(122)))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("129 bytes");
    }
}
