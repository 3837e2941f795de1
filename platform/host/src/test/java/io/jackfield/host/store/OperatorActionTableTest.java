package io.jackfield.host.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class OperatorActionTableTest {
    @Test
    void signThatNoTableTakesIsLeftOutAndItsNameIsText() {
        JsonObject before =
                new JsonObject().put("sign", "a\0b").put("name", "a\\u0000b").put("both", "\\\\u0000\0\\\0");

        assertThat(OperatorActionTable.clean(before))
                .isEqualTo(new JsonObject()
                        .put("sign", "ab")
                        .put("name", "a\\u0000b")
                        .put("both", "\\\\u0000\\"));
    }
}
