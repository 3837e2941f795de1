package io.jackfield.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "\"\"",
                "null",
                "{\"b\":1,\"a\":[true,false,null,{\"c\":\"Oʻzbek \\\"\\\\ \"}]}",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "0.1",
                "{\"receipt_id\":121,\"fiscal_sign\":\"800031554082\"}"
            })
    void whatIsReadIsWrittenAgain(String text) throws IOException {
        assertThat(Json.write(Json.read(text.getBytes(UTF_8)))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{} {}",
                "{}x",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "NaN",
                "{'a':1}",
                "[1,]",
                "01",
                "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
                "99999999999999999999999999999999999999999"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text.getBytes(UTF_8))).isInstanceOf(IOException.class);
    }
}
