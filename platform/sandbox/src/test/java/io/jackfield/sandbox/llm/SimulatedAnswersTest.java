package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RunningModels.chat;
import static io.jackfield.sandbox.llm.RunningModels.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedAnswersTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String PATH = "/v1/chat/completions";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How are you?",
                "markdown",
                "table",
                "code",
                "formula",
                "long",
                "long 3000",
                "Long, please",
                "huge"
            })
    void answersAreMarkedAsSimulated(String question) throws Exception {
        assertThat(answerTo(question)).startsWith("🧪 *Simulated answer*\n");
    }

    @Test
    void answersInRussianWhenAskedInCyrillic() throws Exception {
        assertThat(answerTo("Как дела?"))
                .startsWith("🧪 *Смоделированный ответ*\n")
                .contains("«Как дела?»");
    }

    @Test
    void saysWhichModelAndHowMuchHistoryItSaw() throws Exception {
        JsonArray messages = new JsonArray()
                .add(message("system", "be brief"))
                .add(message("user", "one"))
                .add(message("assistant", "two"))
                .add(message("user", "three"));

        String answer = answerTo(chat("").put("messages", messages));

        assertThat(answer)
                .contains("gpt-6.1-terra", "**2** earlier", "“three”", "from “one” to “two”")
                .contains("instructions: “be brief”", "attachments: none");
    }

    @Test
    void saysWhichFilesItSaw() throws Exception {
        JsonObject picture = new JsonObject()
                .put("type", "image_url")
                .put("image_url", new JsonObject().put("url", "data:image/png;base64," + "AAAA".repeat(700)));
        JsonObject file = new JsonObject()
                .put("type", "file")
                .put("file", new JsonObject().put("filename", "plan.pdf").put("file_data", "data:;base64,AAAAAA=="));
        JsonObject text = new JsonObject().put("type", "text").put("text", "Что на картинке?");
        JsonObject question = new JsonObject()
                .put("role", "user")
                .put("content", new JsonArray().add(text).add(picture).add(file));

        String answer = answerTo(chat("").put("messages", new JsonArray().add(question)));

        assertThat(answer).contains("вложения: image/png (2 КБ), plan.pdf (4 байт)", "указания: нет");
    }

    @ParameterizedTest
    @ValueSource(strings = {"huge", "огромно"})
    void hugeAnswersHaveEverythingAndEndWell(String question) throws Exception {
        String answer = answerTo(question);

        assertThat(answer)
                .hasSizeBetween(30_000, 36_000)
                .contains("```python", "| ---: |", "](https", "\\frac", "1. ")
                .endsWith("**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overload", "перегрузка"})
    void troubleComesInBothLanguages(String question) throws Exception {
        assertThat(server.post(PATH, chat(question)).statusCode()).isEqualTo(503);
    }

    @Test
    void markdownShowsEveryKindOfFormatting() throws Exception {
        assertThat(answerTo("markdown")).contains("# A", "| --- |", "```java", "](https", "\n> ", "**", "- [x]");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 4_096, 30_000})
    void longAnswersHaveExactlyTheLengthAskedFor(int length) throws Exception {
        assertThat(answerTo("long " + length)).hasSize(length);
    }

    @Test
    void echoGivesBackExactlyTheText() throws Exception {
        assertThat(answerTo("echo <b>1</b>\n *x*  & y")).isEqualTo("<b>1</b>\n *x*  & y");
    }

    @Test
    void limitSaysWhenToTryAgain() throws Exception {
        var answer = server.post(PATH, chat("limit"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(server.post(PATH, chat("fail")).statusCode()).isEqualTo(500);
    }

    @Test
    void otherProcessesScriptAnswersToo() throws Exception {
        JsonObject script = new JsonObject("{\"when\":\"weather\",\"tokens\":[\"sun\",\"ny\"],\"everyMs\":1}");
        JsonObject fault = new JsonObject("{\"status\":429,\"headers\":{\"Retry-After\":3},\"times\":1}");

        assertThat(server.post("/sandbox/models/script", script).statusCode()).isEqualTo(200);
        assertThat(server.post("/sandbox/models/script", fault).statusCode()).isEqualTo(200);

        assertThat(server.post(PATH, chat("x")).statusCode()).isEqualTo(429);
        assertThat(answerTo("The Weather?")).isEqualTo("sunny");
        String requests = server.send(server.at("/sandbox/models/requests")).body();
        assertThat(new JsonObject(requests).getJsonArray("requests")).hasSize(2);
        assertThat(requests).contains("\"service\":\"openai\"");
    }

    @Test
    void mistakenScriptsAreExplained() throws Exception {
        var answer = server.post("/sandbox/models/script", new JsonObject("{\"txt\":\"x\"}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unknown keys [txt]");
    }

    @Test
    void slowIsSlowerThanTheServersPace() {
        ModelRequest request = RequestReader.read(
                Face.OPENAI, WireApi.CHAT_COMPLETIONS, chat("slow").toBuffer());

        assertThat(SimulatedAnswers.to(request, Duration.ZERO).manner().delay()).contains(Duration.ofMillis(400));
    }

    private static String answerTo(String question) throws Exception {
        return answerTo(chat(question));
    }

    private static String answerTo(JsonObject body) throws Exception {
        JsonObject answer = new JsonObject(server.post(PATH, body).body());
        return answer.getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message")
                .getString("content");
    }
}
