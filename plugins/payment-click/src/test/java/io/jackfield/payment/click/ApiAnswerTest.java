package io.jackfield.payment.click;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAnswerTest {
    private static ApiAnswer read(String json) throws IOException {
        return ApiAnswer.read(json.getBytes(UTF_8));
    }

    @Test
    void numbersMayBeTextsAndAreOf64Bits() throws Exception {
        ApiAnswer answer = read("{\"error_code\":0,\"payment_id\":\"9223372036854775807\",\"payment_status\":1e2,"
                + "\"more\":{\"error_code\":7},\"list\":[1,2]}");

        assertThat(answer.accepted()).isTrue();
        assertThat(answer.number("payment_id")).isEqualTo(OptionalLong.of(Long.MAX_VALUE));
        assertThat(answer.number("payment_status")).isEmpty();
        assertThat(answer.number("list")).isEmpty();
    }

    @Test
    void silenceIsNoYes() throws Exception {
        assertThat(read("{}").accepted()).isFalse();
        assertThat(read("{\"error_code\":null}").accepted()).isFalse();
        assertThat(read("{\"error_code\":-5,\"error_note\":\"No\"}").problem()).isEqualTo("Click says -5: No");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "0",
                "<html>",
                "{\"error_code\":0",
                "{\"error_code\":0}{}",
                "{\"error_code\":0,\"error_code\":1}",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}"
            })
    void otherThanOneObjectIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }
}
