package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiAnswerTest {
    private static ApiAnswer answer(int status, String body) {
        return ApiAnswer.read(status, Buffer.buffer(body));
    }

    @Test
    void resultOfASentMessageHasItsId() {
        ApiAnswer answer = answer(200, "{\"ok\":true,\"result\":{\"message_id\":9,\"date\":1}}");

        assertThat(answer.ok()).isTrue();
        assertThat(answer.messageId()).hasValue(9);
        assertThat(answer(200, "{\"ok\":true,\"result\":true}").messageId()).isEmpty();
    }

    @Test
    void refusalSaysWhyAndWhatToDo() {
        ApiAnswer flood = answer(429, """
                {"ok": false, "error_code": 429, "description": "Too Many Requests: retry after 14",
                 "parameters": {"retry_after": 14}}""");
        ApiAnswer moved = answer(400, """
                {"ok": false, "error_code": 400, "description": "Bad Request: group chat was upgraded",
                 "parameters": {"migrate_to_chat_id": -1001234567890}}""");

        assertThat(flood.status()).isEqualTo(429);
        assertThat(flood.retryAfterSeconds()).hasValue(14);
        assertThat(flood.says("too many requests")).isTrue();
        assertThat(moved.migratedTo()).hasValue(-1001234567890L);
        assertThat(moved.retryAfterSeconds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"200,'<html>'", "403,'<html>Forbidden by proxy'", "502,''", "401,'[]'", "404,'{}'"})
    void whatTelegramDidNotSayIsAFailureOnTheWay(int status, String body) {
        ApiAnswer answer = answer(status, body);

        assertThat(answer.ok()).isFalse();
        assertThat(answer.isTelegrams()).isFalse();
        assertThat(answer.status()).isGreaterThanOrEqualTo(500);
        assertThat(answer.description()).contains("HTTP " + status);
    }

    @Test
    void questionsGetPlainValuesOrTheContractsException() {
        ApiAnswer known = answer(200, "{\"ok\":true,\"result\":{\"a\":[1,\"b\",true]}}");
        ApiAnswer refused = answer(400, "{\"ok\":false,\"error_code\":400,\"description\":\"no\"}");

        assertThat(ApiQuestions.plain(ApiQuestions.result(known))).isEqualTo(Map.of("a", List.of(1, "b", true)));
        assertThatThrownBy(() -> ApiQuestions.result(refused))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("no")
                .extracting(error -> ((JackfieldException) error).error())
                .isEqualTo(StandardError.REQUEST_REJECTED);
    }
}
