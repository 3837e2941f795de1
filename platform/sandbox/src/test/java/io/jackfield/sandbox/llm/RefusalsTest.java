package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RunningModels.chat;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RefusalsTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String PATH = "/v1/chat/completions";

    @Test
    void keyIsRequired() throws Exception {
        var request = server.at(PATH).POST(BodyPublishers.ofString(chat("hi").encode()));

        assertRefused(server.send(request), 401, "invalid_api_key");
        assertRefused(server.send(server.at("/v1/models")), 401, "invalid_api_key");
        assertThat(server.models().requests()).isEmpty();
    }

    @Test
    void malformedJsonIsABadRequest() throws Exception {
        assertRefused(server.post(PATH, "{\"model\":"), 400, null);
        assertRefused(server.post(PATH, "[1]"), 400, null);
        assertRefused(server.post(PATH, ""), 400, null);
    }

    @Test
    void modelAndMessagesAreRequired() throws Exception {
        JsonObject noModel = chat("hi");
        noModel.remove("model");
        JsonObject noMessages = chat("hi");
        noMessages.remove("messages");

        assertRefused(server.post(PATH, noModel), 400, null);
        assertRefused(server.post(PATH, noMessages), 400, "missing_required_parameter");
        assertRefused(server.post(PATH, chat("hi").put("messages", new JsonArray())), 400, "invalid_value");
        assertRefused(server.post("/v1/responses", noMessages), 400, "missing_required_parameter");
    }

    @Test
    void unknownModelIsNotFoundUnlessAnyIsAccepted() throws Exception {
        JsonObject body = chat("hi").put("model", "llama-local");

        assertRefused(server.post(PATH, body), 404, "model_not_found");
        server.models().acceptAnyModel(true);
        assertThat(server.post(PATH, body).statusCode()).isEqualTo(200);
    }

    @Test
    void hugeBodyIsRefused() throws Exception {
        String huge = "x".repeat(33 << 20);

        assertRefused(server.post(PATH, huge), 413, "request_too_large");
    }

    @Test
    void listsModelsAndWhenOneShutsDown() throws Exception {
        var request = server.at("/v1/models").header("Authorization", "Bearer any-key");

        JsonArray models = new JsonObject(server.send(request).body()).getJsonArray("data");

        assertThat(models.stream().map(JsonObject.class::cast))
                .extracting(model -> model.getString("id"))
                .contains("gpt-6.1-terra", "gpt-6.1-sol", "gpt-6-luna", "deepseek-flash");
        assertThat(models.stream().map(JsonObject.class::cast))
                .filteredOn(model -> "2026-12-11".equals(model.getValue("shutdown_date")))
                .extracting(model -> model.getString("id"))
                .containsExactly("gpt-5", "gpt-5-mini", "gpt-5-nano", "o3");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        JsonObject error = new JsonObject(answer.body()).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("message")).isNotBlank();
        assertThat(error.getString("type")).isEqualTo("invalid_request_error");
    }
}
