package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RunningModels.chat;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WireTest {
    @RegisterExtension
    static final RunningModels server = new RunningModels();

    private static final String PATH = "/v1/chat/completions";

    @Test
    void piecesAreSentAsTheyAre() throws Exception {
        server.models().faults().next(Script.wire("text/html", List.of("<html>\n", "\u0416 \"1\"\\", "</html>")));

        var answer = server.post(PATH, chat("hi"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(answer.body()).isEqualTo("<html>\n\u0416 \"1\"\\</html>");
    }

    @Test
    void testsInAnotherProcessWriteThemAsJson() throws Exception {
        JsonObject script = new JsonObject()
                .put("when", "hi")
                .put("wire", new JsonArray().add("data: [DONE]\n\n"))
                .put("contentType", "");

        assertThat(server.post("/sandbox/models/script", script).statusCode()).isEqualTo(200);
        var answer = server.post(PATH, chat("hi"));

        assertThat(answer.body()).isEqualTo("data: [DONE]\n\n");
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    }
}
