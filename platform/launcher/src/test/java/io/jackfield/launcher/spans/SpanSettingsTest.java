package io.jackfield.launcher.spans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanSettingsTest {
    private final Map<String, String> variables = new HashMap<>();

    private SpanSettings read() {
        return SpanSettings.of(name -> variables.getOrDefault(name, "")).orElseThrow();
    }

    @Test
    void withoutACollectorThereAreNone() {
        assertThat(SpanSettings.of(name -> "")).isEmpty();
    }

    @Test
    void oneInAHundredGoesToThePathOfTraces() {
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318/");

        SpanSettings settings = read();

        assertThat(settings.address()).hasToString("http://127.0.0.1:4318/v1/traces");
        assertThat(settings.headers()).isEmpty();
        assertThat(settings.share()).isEqualTo(0.01);
    }

    @Test
    void headersAreDecodedAndTheShareIsTaken() {
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "https://collector.example.org/otlp");
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "api-key=a%20b+c=, tenant=jack");
        variables.put("OTEL_TRACES_SAMPLER_ARG", "1");

        SpanSettings settings = read();

        assertThat(settings.address()).hasToString("https://collector.example.org/otlp/v1/traces");
        assertThat(settings.headers()).containsOnly(Map.entry("api-key", "a b+c="), Map.entry("tenant", "jack"));
        assertThat(settings.share()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "grpc://collector:4317", "http:///v1", "not an address"})
    void addressThatIsNoneIsRefused(String endpoint) {
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);

        assertThatThrownBy(this::read)
                .hasMessageContaining("OTEL_EXPORTER_OTLP_ENDPOINT is '" + endpoint + "'")
                .hasMessageContaining("http://127.0.0.1:4318");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-0.1", "NaN", "always"})
    void shareThatIsNoneIsRefused(String share) {
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
        variables.put("OTEL_TRACES_SAMPLER_ARG", share);

        assertThatThrownBy(this::read).hasMessageContaining("OTEL_TRACES_SAMPLER_ARG is '" + share + "'");
    }

    @Test
    void headersThatCannotBeReadAreNotShown() {
        variables.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318");
        variables.put("OTEL_EXPORTER_OTLP_HEADERS", "verysecret");

        assertThatThrownBy(this::read)
                .hasMessageContaining("OTEL_EXPORTER_OTLP_HEADERS")
                .hasMessageNotContaining("verysecret");
    }
}
