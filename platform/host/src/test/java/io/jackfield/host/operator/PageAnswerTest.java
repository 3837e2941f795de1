package io.jackfield.host.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.console.ConsoleRight;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.host.staff.OperatorRight;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAnswerTest {
    @ParameterizedTest
    @CsvSource({
        "'', ./, /",
        "'', orders/7?a=1, /orders/7?a=1",
        "/orders/7, ../, /",
        "/orders/7, 8, /orders/8",
        "/a b, ?x=1, /?x=1"
    })
    void leadsToItsOwnAddresses(String path, String location, String inside) {
        assertThat(PageAnswer.checked("shop", "orders", path, leading(location)).location())
                .hasValue(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/?secret",
                "//evil.example/",
                "/console/logout",
                "../",
                "../../",
                "javascript:alert(1)",
                "\\\\evil.example",
                "data:text/html,x"
            })
    void leadsNowhereElse(String location) {
        WebAnswer answer = leading(location);

        assertThatThrownBy(() -> PageAnswer.checked("shop", "orders", "/orders", answer))
                .hasMessage("page orders of plugin shop leads to '" + location
                        + "'; a page leads to its own addresses only, such as './'");
    }

    @Test
    void answerThatIsOneLeadsNowhere() {
        WebAnswer answer = WebAnswer.html("<p>").with("location", "https://evil.example");

        assertThat(PageAnswer.checked("shop", "orders", "", answer).location()).isEmpty();
    }

    @Test
    void bodyHasAnEnd() {
        WebAnswer answer = WebAnswer.text("x".repeat((4 << 20) + 1));

        assertThatThrownBy(() -> PageAnswer.checked("shop", "orders", "", answer))
                .hasMessageContaining("answered with 4194305 bytes; give up to 4194304");
    }

    @Test
    void contractAndHostHaveTheSameRights() {
        List<String> ours =
                Arrays.stream(OperatorRight.values()).map(Enum::name).toList();

        assertThat(Stream.of(ConsoleRight.values()).map(Enum::name)).containsExactlyElementsOf(ours);
    }

    private static WebAnswer leading(String location) {
        return WebAnswer.status(303).with("location", location);
    }
}
