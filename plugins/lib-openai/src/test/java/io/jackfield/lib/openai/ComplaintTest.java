package io.jackfield.lib.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ModelMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals of services that do not take what others take, and how they are asked then. */
class ComplaintTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String END = "{\"choices\":[{\"delta\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}";

    private final FakeModelServer server = new FakeModelServer();

    @AfterEach
    void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "stream_options|{\"error\":{\"message\":\"Unrecognized request argument supplied: stream_options\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}",
                "stream_options|{\"error\":{\"message\":\"Unknown parameter: 'stream_options'.\",\"param\":\"stream_options\",\"code\":\"unknown_parameter\"}}",
                "stream_options.include_usage|{\"error\":{\"message\":\"Unknown parameter: 'stream_options.include_usage'.\",\"param\":\"stream_options.include_usage\"}}",
                "stream_options|{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"stream_options\"],\"msg\":\"Extra inputs are not permitted\",\"input\":{\"include_usage\":true}}]}",
                "stream_options|{\"object\":\"error\",\"message\":\"[{'type': 'extra_forbidden', 'loc': ('body', 'stream_options'), 'msg': 'Extra inputs are not permitted'}]\",\"type\":\"BadRequestError\",\"code\":400}",
                "stream_options|{\"object\":\"error\",\"message\":{\"detail\":[{\"type\":\"extra_forbidden\",\"loc\":[\"body\",\"stream_options\"],\"msg\":\"Extra inputs are not permitted\"}]},\"type\":\"invalid_request_error\"}",
                "stream_options|{\"detail\":[{\"loc\":[\"body\",\"stream_options\"],\"msg\":\"extra fields not permitted\",\"type\":\"value_error.extra\"}]}",
                "stream_options|{\"error\":\"Failed to deserialize the JSON body into the target type: unknown field `stream_options`, expected one of `messages`, `model`, `temperature`, `user`\"}",
                "stream_options|{\"error\":{\"message\":\"json: unknown field \\\"stream_options\\\"\"}}",
                "stream_options|[{\"error\":{\"code\":400,\"message\":\"Invalid JSON payload received. Unknown name \\\"stream_options\\\": Cannot find field.\",\"status\":\"INVALID_ARGUMENT\"}}]",
                "temperature|{\"error\":{\"message\":\"Unsupported value: 'temperature' does not support 0.5 with this model. Only the default (1) value is supported.\",\"param\":\"temperature\",\"code\":\"unsupported_value\"}}",
                "temperature|{\"error\":{\"message\":\"Unsupported parameter: 'temperature' is not supported with this model.\",\"param\":\"temperature\"}}",
                "user|{\"error\":{\"message\":\"litellm.UnsupportedParamsError: m does not support parameters: ['user'], for model=m. To drop these, set `litellm.drop_params=True`\",\"code\":\"400\"}}",
                "reasoning_effort|{\"error\":{\"message\":\"Unrecognized request argument supplied: reasoning_effort\"}}",
                "store|{\"message\":\"property 'store' is unsupported\"}",
                "parallel_tool_calls|{\"error\":{\"message\":\"Additional properties are not allowed ('parallel_tool_calls' was unexpected)\"}}",
                "max_tokens|{\"error\":{\"message\":\"max_tokens is too large: 100000. This model supports at most 4096 completion tokens.\",\"param\":\"max_tokens\",\"code\":\"invalid_value\"}}"
            })
    void refusedFieldIsLeftOut(String field, String body) throws Exception {
        assertThat(answer(400, body)).contains(Manners.USUAL.omitting(Set.of(field)));
        assertThat(answer(422, body)).contains(Manners.USUAL.omitting(Set.of(field)));
        assertThat(answer(429, body)).isEmpty();
    }

    @Test
    void limitOfTheAnswerIsTriedUnderItsOtherName() throws Exception {
        String old =
                "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this model. Use"
                        + " 'max_completion_tokens' instead.\",\"param\":\"max_tokens\",\"code\":\"unsupported_parameter\"}}";

        assertThat(answer(400, old)).contains(Manners.USUAL.limitingIn("max_completion_tokens"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Conversation roles must alternate user/assistant/user/assistant/...",
                "After the optional system message, conversation roles must alternate user/assistant/user/assistant/...",
                "After the (optional) system message(s), user and assistant roles should be alternating.",
                "messages: roles must alternate between \\\"user\\\" and \\\"assistant\\\", but found multiple \\\"user\\\" roles in a row"
            })
    void turnsAreTakenWhereTheyMustBe(String words) throws Exception {
        String body = "{\"error\":{\"message\":\"" + words + "\"}}";

        assertThat(answer(400, body)).contains(Manners.USUAL.takingTurns());
        assertThat(answer(500, body)).contains(Manners.USUAL.takingTurns());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System role not supported",
                "Only user and assistant roles are supported!",
                "Unsupported value: 'messages[0].role' does not support 'system' with this model.",
                "Developer instruction is not enabled for models/m"
            })
    void instructionsStandBeforeTheQuestionWhereTheyHaveNoRole(String words) throws Exception {
        assertThat(answer(400, "{\"error\":{\"message\":\"" + words + "\"}}"))
                .contains(Manners.USUAL.withoutSystemRole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"The model does not support images\"}}",
                "{\"error\":{\"message\":\"Unknown parameter: 'provider.data_collection'\",\"param\":\"provider.data_collection\"}}",
                "{\"error\":{\"message\":\"maximum context length is 4096 tokens\"}}",
                "{\"error\":{\"message\":\"Unknown parameter: 'user_name'\"}}",
                "{\"error\":{\"message\":\"this user has asked too often\"}}",
                "{}"
            })
    void otherRefusalsStay(String body) throws Exception {
        assertThat(answer(400, body)).isEmpty();
    }

    @Test
    void whatIsRefusedIsNotSentAgain() throws Exception {
        Predicate<String> strict = body -> body.contains("stream_options") || body.contains("\"max_tokens\"");
        server.refusesWhile(
                strict,
                422,
                "{\"error\":{\"message\":\"extra fields not permitted: stream_options, max_tokens\"}}",
                END);

        try (OpenAiService service = service(Manners.USUAL)) {
            ask(service);
            assertThat(server.requests()).isEqualTo(3);
            assertThat(server.requestBody()).contains("\"max_completion_tokens\":100");
            ask(service);
            assertThat(server.requests())
                    .as("the second question is asked as the first one was taken")
                    .isEqualTo(4);
        }
    }

    @Test
    void whatIsConfiguredIsNotEvenTried() throws Exception {
        server.refusesWhile(body -> body.contains("stream_options"), 400, "{}", END);

        try (OpenAiService service = service(Manners.USUAL.omitting(Set.of("stream_options")))) {
            ask(service);
        }

        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void refusalThatDoesNotEndIsToldSoon() {
        server.refusesWhile(
                body -> true,
                400,
                "{\"error\":{\"message\":\"unknown field: stream_options, max_tokens, user\"}}",
                END);

        try (OpenAiService service = service(Manners.USUAL)) {
            assertThat(catchThrowableOfType(JackfieldException.class, () -> ask(service)))
                    .isNotNull();
        }

        assertThat(server.requests()).isLessThanOrEqualTo(5);
    }

    @Test
    void modelThatEndsItsThoughtsOnlyIsRemembered() throws Exception {
        server.streams("{\"choices\":[{\"delta\":{\"content\":\"hm</think>Hello\"},\"finish_reason\":\"stop\"}]}");
        StringBuilder said = new StringBuilder();

        try (OpenAiService service = service(Manners.USUAL)) {
            service.complete(draft(), piece -> {});
            service.complete(draft(), said::append);
        }

        assertThat(said).hasToString("Hello");
    }

    private static Optional<Manners> answer(int status, String body) throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name :
                List.of("max_tokens", "temperature", "user", "reasoning_effort", "store", "parallel_tool_calls")) {
            fields.put(name, 1);
        }
        fields.put("stream_options", Map.of("include_usage", true));
        fields.put("provider", Map.of("data_collection", "deny"));
        WireRequest asked =
                new WireRequest("m", true, List.of(ModelMessage.system("s"), ModelMessage.user("q")), fields);
        return Complaint.answer(status, ErrorBody.of(MAPPER.readTree(body)), asked, Manners.USUAL);
    }

    private static void ask(OpenAiService service) throws InterruptedException {
        StringBuilder said = new StringBuilder();
        service.complete(draft(), said::append);
        assertThat(said).hasToString("Hello");
    }

    private static RequestDraft draft() {
        Profile profile =
                Profile.of("fake", Protocol.CHAT, "http://127.0.0.1/v1").build();
        CompletionRequest request =
                new CompletionRequest("m", List.of(ModelMessage.user("Hi")), 100, Map.of(), "", Instant.now());
        return RequestDraft.of(request, Optional.empty(), Protocol.CHAT, profile);
    }

    private OpenAiService service(Manners manners) {
        Endpoint endpoint = new Endpoint(
                "fake",
                server.baseUrl(),
                "key-1",
                Protocol.CHAT,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Map.of(),
                0,
                Map.of(),
                manners);
        return new OpenAiService(endpoint, Clock.systemUTC());
    }
}
