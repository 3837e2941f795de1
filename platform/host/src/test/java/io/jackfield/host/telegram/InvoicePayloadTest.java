package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoicePayloadTest {
    @Test
    void payloadNamesProviderAndOrder() {
        InvoicePayload payload = new InvoicePayload("stars", "k7q2mzpw4xdfabch");

        assertThat(payload.encoded()).isEqualTo("2:stars:k7q2mzpw4xdfabch");
        assertThat(InvoicePayload.parse(payload.encoded())).contains(payload);
    }

    @Test
    void longestOneFits() {
        String encoded = new InvoicePayload("p".repeat(32), "9".repeat(63) + "a").encoded();

        assertThat(encoded.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(Limits.INVOICE_PAYLOAD_BYTES);
        assertThat(InvoicePayload.parse(encoded)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "order-1",
                "1:stars:k7q2mzpw4xdfabch",
                "2:stars",
                "2:stars:",
                "2::k7q2mzpw4xdfabch",
                "2:Stars:k7q2mzpw4xdfabch",
                "2:stars:k7q2mzpw4xdf:abch",
                "2:stars:order1",
                "2:stars:заказ",
                "2:stars:order\n",
                " 2:stars:order"
            })
    void everythingElseIsNotOurs(String payload) {
        assertThat(InvoicePayload.parse(payload)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"s, order", "Stars, order", "stars, order1", "stars, ''"})
    void whatWouldNotComeBackIsNotSent(String provider, String order) {
        assertThatThrownBy(() -> new InvoicePayload(provider, order)).isInstanceOf(IllegalArgumentException.class);
    }
}
