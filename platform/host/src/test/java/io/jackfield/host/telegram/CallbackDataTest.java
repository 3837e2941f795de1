package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackDataTest {
    @Test
    void dataComesBackAsItWas() {
        CallbackData data = new CallbackData("command-model", "choose", "a:b:c", false);
        CallbackData kept = new CallbackData("command-model", "choose", "k1", true);

        assertThat(CallbackData.parse(data.encoded())).contains(data);
        assertThat(CallbackData.parse(kept.encoded())).contains(kept);
    }

    @Test
    void sizeIsCountedInBytes() {
        assertThat(new CallbackData("shop", "open", "a".repeat(52), false).fits())
                .isTrue();
        assertThat(new CallbackData("shop", "open", "a".repeat(53), false).fits())
                .isFalse();
        assertThat(new CallbackData("shop", "open", "ж".repeat(27), false).fits())
                .isFalse();
    }

    @Test
    void whatCannotFitSaysSo() {
        CallbackData data = new CallbackData("p".repeat(64), "open", "k1", true);

        assertThatThrownBy(data::encoded)
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("use a shorter action");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1:shop:open", "3:shop:open:a", "0:stop:1", "::::"})
    void dataOfOthersIsNotOurs(String data) {
        assertThat(CallbackData.parse(data)).isEmpty();
    }

    @Test
    void stopButtonCarriesTheAnswerToStop() {
        assertThat(CallbackData.stopped(CallbackData.stop(77))).contains(77);
        assertThat(CallbackData.stopped("0:stop:x")).isEmpty();
        assertThat(CallbackData.stopped("1:shop:stop:77")).isEmpty();
    }
}
