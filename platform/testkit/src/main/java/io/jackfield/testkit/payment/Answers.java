package io.jackfield.testkit.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.web.WebAnswer;

/** What an HTTP answer has to look like for any payment system. */
final class Answers {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Answers() {}

    static void requireWellFormed(WebAnswer answer) {
        assertThat(answer).as("answer to the payment system").isNotNull();
        assertThat(answer.status())
                .as("status; a 5xx makes the payment system call for hours")
                .isBetween(200, 499);
        requireReadable(answer);
    }

    static void requireReadable(WebAnswer answer) {
        assertThat(answer.body()).as("body").isNotNull();
        if (answer.body().length == 0) {
            return;
        }
        String contentType = answer.headers().getOrDefault("content-type", "");
        assertThat(contentType).as("content-type").matches("[\\w.+-]+/[\\w.+-]+(;.*)?");
        if (contentType.startsWith("application/json")) {
            assertThatCode(() -> MAPPER.readTree(answer.body()))
                    .as("the JSON of the answer")
                    .doesNotThrowAnyException();
        }
    }
}
