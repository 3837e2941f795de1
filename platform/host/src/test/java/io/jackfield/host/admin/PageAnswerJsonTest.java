package io.jackfield.host.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.console.ConsoleRight;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.host.operator.HostPages.Page;
import io.jackfield.host.staff.OperatorRight;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAnswerJsonTest {
    private static final Page PAGE = new Page("shop", "orders", "Orders", OperatorRight.VIEW);

    @ParameterizedTest
    @CsvSource({
        "'', ./, /",
        "'', orders/7?a=1, /orders/7?a=1",
        "/orders/7, ../, /",
        "/orders/7, 8, /orders/8",
        "/a b, ?x=1, /?x=1"
    })
    void leadsToItsOwnAddresses(String path, String location, String inside) {
        assertThat(PageAnswerJson.of(PAGE, path, leading(location)).getString("location"))
                .isEqualTo(inside);
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

        assertThatThrownBy(() -> PageAnswerJson.of(PAGE, "/orders", answer))
                .hasMessage("page orders of plugin shop leads to '" + location
                        + "'; a page leads to its own addresses only, such as './'");
    }

    @Test
    void otherHeadersStayBehind() {
        WebAnswer answer = WebAnswer.html("<p>")
                .with("set-cookie", "jackfield_console=x")
                .with("refresh", "0;url=https://evil.example")
                .with("location", "https://evil.example")
                .with("content-security-policy", "default-src *");

        assertThat(PageAnswerJson.of(PAGE, "", answer).fieldNames())
                .containsExactlyInAnyOrder("status", "contentType", "body");
    }

    @Test
    void bodyHasAnEnd() {
        WebAnswer answer = WebAnswer.text("x".repeat((4 << 20) + 1));

        assertThatThrownBy(() -> PageAnswerJson.of(PAGE, "", answer))
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
