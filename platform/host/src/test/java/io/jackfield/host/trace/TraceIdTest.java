package io.jackfield.host.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceIdTest {
    @Test
    void isTheBotAndTheUpdateInLettersThatNobodyTakesForDigits() {
        assertThat(new TraceId("helper", 1)).hasToString("helper-1");
        assertThat(new TraceId("helper", 921_483_007L)).hasToString("helper-vesdqz");
        assertThat(new TraceId("helper", 33)).hasToString("helper-11");
    }

    @Test
    void whatNoUpdateAskedForIsToldApart() {
        assertThat(new TraceId("helper", -33)).hasToString("helper-u11");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 31, 32, 921_483_007L, Integer.MAX_VALUE, Long.MAX_VALUE, -1, -4711})
    void canBeReadBack(long update) {
        TraceId id = new TraceId("ai-solutions", update);

        assertThat(TraceId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "helper", "helper-", "-8f3k2", "helper-u", "helper-8f3l2", "helper-00000000000000"})
    void whatIsNoTraceIdIsRefusedByName(String text) {
        assertThatThrownBy(() -> TraceId.parse(text)).hasMessageContaining("'" + text + "' is no trace id");
    }

    @Test
    void isBoundToTheWorkOfAThreadAndGoneAfterIt() {
        Trace update = Trace.of("helper", 33);

        update.run(() ->
                update.in("chat").run(() -> assertThat(Trace.current()).isEqualTo(new Trace("helper", 33, "chat"))));

        assertThat(Trace.current()).isEqualTo(Trace.NONE);
        assertThat(Trace.NONE.id()).isEmpty();
    }
}
