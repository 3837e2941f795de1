package io.jackfield.host.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "authorization",
                "proxy-authorization",
                "auth",
                "x-auth",
                "x-auth-token",
                "cookie",
                "x-api-key",
                "x-secret",
                "x-shop-password"
            })
    void whatProvesWhoCallsIsNotKept(String name) {
        assertThat(MaskedHeaders.of(Map.of(name, "c2VjcmV0")).getString(name)).isEqualTo("(hidden, 8 characters)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "host", "x-request-id", "author", "signature", "idempotence-key"})
    void othersAreKeptAsTheyCame(String name) {
        assertThat(MaskedHeaders.of(Map.of(name, "value")).getString(name)).isEqualTo("value");
    }

    @Test
    void whatTheDatabaseDoesNotKeepIsLeftOut() {
        assertThat(MaskedHeaders.of(Map.of("x-odd", "a\0b")).getString("x-odd")).isEqualTo("ab");
    }

    /**
     * Strangers choose the names, and it is the core loop that reads them: a time that grew with the square would not
     * end here.
     */
    @Test
    @Timeout(30)
    void longNameTakesNoLongerThanItsLength() {
        String name = "-".repeat(1_000_000);

        assertThat(MaskedHeaders.of(Map.of(name, "value")).getString(name)).isEqualTo("value");
    }
}
