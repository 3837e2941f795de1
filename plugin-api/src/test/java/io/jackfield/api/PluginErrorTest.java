package io.jackfield.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginErrorTest {
    @Test
    void exceptionKeepsItsKindBesideThePluginsOwnCode() {
        PluginError own = new PluginError("payment.declined", "Your bank said no.");
        JackfieldException plain =
                new JackfieldException(StandardError.OVERLOADED, "busy", new IllegalStateException());

        JackfieldException failure = plain.as(own).withRetryAfter(Duration.ofSeconds(2));

        assertThat(plain.own()).isEmpty();
        assertThat(failure.own()).contains(own);
        assertThat(failure.error()).isEqualTo(StandardError.OVERLOADED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(failure.as(own).retryAfter()).contains(Duration.ofSeconds(2));
        assertThat(failure).hasMessage("busy").hasCauseInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "declined", "Payment.declined", "payment.", ".declined", "payment..x", "payment declined"})
    void codeOfAnotherFormIsRefused(String code) {
        assertThatThrownBy(() -> new PluginError(code, "No."))
                .hasMessageStartingWith("code is '" + code + "'; use two words or more");
    }

    @Test
    void userTextFitsIntoAnAlert() {
        assertThatThrownBy(() -> new PluginError("a.b", " ")).hasMessageContaining("userText has 1 characters");
        assertThatThrownBy(() -> new PluginError("a.b", "x".repeat(201)))
                .hasMessageContaining("userText has 201 characters; use 1 to 200");
    }
}
