package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RunningModels.chat;
import static io.jackfield.sandbox.llm.RunningModels.responses;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenAiAndLocalTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String OPENAI = "/openai/v1";
    private static final String LOCAL = "/local/v1";

    @Test
    void reasoningIsSummedUpWhenAskedFor() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("Hello").reasoning("let ", "me"));
        JsonObject reasoning = new JsonObject().put("effort", "high").put("summary", "auto");

        List<JsonObject> told =
                Events.of(server.stream(OPENAI + "/responses", responses("hi").put("reasoning", reasoning)));
        List<JsonObject> silent = Events.of(server.stream(OPENAI + "/responses", responses("hi")));

        assertThat(Events.types(told))
                .containsSubsequence(
                        "response.output_item.added",
                        "response.reasoning_summary_part.added",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.delta",
                        "response.reasoning_summary_text.done",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.output_text.delta",
                        "response.completed");
        assertThat(Events.types(silent)).doesNotContain("response.reasoning_summary_text.delta");
        JsonObject usage = silent.getLast().getJsonObject("response").getJsonObject("usage");
        assertThat(usage.getJsonObject("output_tokens_details").getInteger("reasoning_tokens"))
                .isEqualTo(2);
    }

    @Test
    void answersCarryTheLimitsOfTheAccount() throws Exception {
        var headers = server.post(OPENAI + "/responses", responses("hi")).headers();

        assertThat(headers.firstValue("x-request-id")).isPresent();
        assertThat(headers.firstValue("x-ratelimit-reset-tokens")).contains("6m0s");
    }

    @Test
    void retiredModelsAreGone() throws Exception {
        for (String model : List.of("gpt-3.5-turbo", "gpt-5.1-chat-latest", "deepseek-flash")) {
            var refused = server.post(OPENAI + "/responses", responses("hi").put("model", model));

            assertThat(refused.statusCode()).as(model).isEqualTo(404);
            assertThat(refused.body()).contains("model_not_found");
        }
    }

    @Test
    void temperatureGoesWithoutReasoningOnly() throws Exception {
        JsonObject thinking = responses("hi").put("temperature", 0.5);
        JsonObject instant = responses("hi")
                .put("model", "gpt-6-luna")
                .put("temperature", 0.5)
                .put("reasoning", new JsonObject().put("effort", "none"));

        assertThat(server.post(OPENAI + "/responses", thinking).body()).contains("unsupported_parameter");
        assertThat(server.post(OPENAI + "/responses", instant).statusCode()).isEqualTo(200);
    }

    @Test
    void emptyAccountLooksLikeALimit() throws Exception {
        var refused = server.post(OPENAI + "/responses", responses("credit"));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("credit_balance_exhausted", "insufficient_quota");
    }

    @Test
    void recordingsAreHeardInTheLanguageAskedFor() throws Exception {
        String heard = transcript(OPENAI, "gpt-4o-mini-transcribe", "voice-1.oga");

        assertThat(heard).contains("якобы", "voice-1.oga", "audio/ogg", "5 байт");
    }

    @Test
    void recordingsAnswerToScripts() throws Exception {
        server.models().whenPromptContains("weather.oga", Script.text("What is the weather?"));

        assertThat(transcript(OPENAI, "whisper-1", "weather.oga")).isEqualTo("What is the weather?");
        assertThat(server.models().requests().getLast().request().api()).isEqualTo(WireApi.TRANSCRIPTIONS);
    }

    @Test
    void chatModelHearsNothing() throws Exception {
        assertThat(upload(OPENAI, "gpt-6-luna", "voice.oga").statusCode()).isEqualTo(404);
    }

    @Test
    void localServerWantsNoKeyTakesAnyModelAndTellsItsTimes() throws Exception {
        server.models().whenPromptContains("hi", Script.tokens("Hello").reasoning("hm"));
        JsonObject body = chat("hi").put("model", "llama-3").put("stream", true);
        var request = server.at(LOCAL + "/chat/completions").POST(BodyPublishers.ofString(body.encode()));

        List<JsonObject> chunks = Events.of(server.send(request).body().lines().toList());

        assertThat(Events.deltas(chunks, "reasoning_content")).isEqualTo("hm");
        assertThat(chunks.getLast().getJsonObject("timings").getInteger("predicted_n"))
                .isEqualTo(1);
        assertThat(chunks).noneMatch(chunk -> chunk.containsKey("usage") || chunk.containsKey("error"));
    }

    @Test
    void localServerMayWriteErrorsThatAreNone() throws Exception {
        server.models().localWritesNullErrors(true);

        List<JsonObject> chunks = Events.of(server.stream(LOCAL + "/chat/completions", chat("hi")));

        assertThat(chunks).allMatch(chunk -> chunk.containsKey("error") && chunk.getValue("error") == null);
    }

    private static String transcript(String base, String model, String name) throws Exception {
        var answer = upload(base, model, name);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body()).getString("text");
    }

    private static HttpResponse<String> upload(String base, String model, String name) throws Exception {
        String form = field("model", model) + field("language", "ru")
                + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: audio/ogg\r\n\r\nbytes\r\n--edge--\r\n";
        return server.send(server.at(base + "/audio/transcriptions")
                .header("Authorization", "Bearer k")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String field(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
