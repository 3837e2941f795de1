package io.jackfield.host.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class ErrorMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ErrorMeters meters = new ErrorMeters(registry);

    private static JackfieldException failure(String code) {
        return new JackfieldException(StandardError.REQUEST_REJECTED, "no").as(new PluginError(code, "No."));
    }

    private double count(String plugin, String error) {
        return registry.get("errors")
                .tags("plugin", plugin, "error", error)
                .counter()
                .count();
    }

    @Test
    void failureCountsUnderThePluginsOwnCodeOrUnderItsKind() {
        meters.count("shop", failure("payment.declined"));
        meters.count("shop", failure("payment.declined"));
        meters.count("shop", new JackfieldException(StandardError.TIMED_OUT, "slow"));

        assertThat(count("shop", "payment.declined")).isEqualTo(2);
        assertThat(count("shop", "timed_out")).isEqualTo(1);
    }

    @Test
    void pluginThatMakesUpCodesFillsNoMemory() {
        for (int number = 0; number < 1_000; number++) {
            meters.count("shop", failure("order." + number));
        }
        meters.count("other", failure("order.999"));
        meters.count("shop", failure("order.3"));

        assertThat(registry.getMeters()).hasSize(22);
        assertThat(count("shop", "order.3")).isEqualTo(2);
        assertThat(count("shop", "other.codes")).isEqualTo(980);
        assertThat(count("other", "order.999")).isEqualTo(1);
    }
}
