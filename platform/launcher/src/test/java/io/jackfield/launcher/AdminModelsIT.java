package io.jackfield.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.Script;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jackfield admin models …} beside a running host. */
class AdminModelsIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("helper", """
                    plugins: [command-chat]
                    freeText: command-chat
                    models:
                      - {id: instant, label: Instant, provider: openai, model: gpt-6-luna, fallback: thinking}
                      - {id: thinking, label: Thinking, provider: openai, model: gpt-6.1-sol}
                    """)
            .shipped("lib-documents", Map.of())
            .shipped("command-chat", Map.of())
            .shipped("lib-openai", Map.of())
            .shipped("llm-openai", Map.of("OPENAI_API_KEY", "sk-sandbox", "OPENAI_BASE_URL", "{sandbox}/v1"))
            .pluginConfig("llm-openai", """
                    models:
                      - {id: gpt-6-luna, context: 256000, prices: {input: 0.10, output: 0.50}}
                      - {id: gpt-6.1-sol, context: 256000, prices: {input: 2, output: 10}, shutdown: 2099-12-31}
                      - {id: gpt-4o-mini, context: 128000}
                    """);

    @BeforeAll
    static void teachModels() {
        platform.sandbox().models().whenPromptContains("say hello", Script.text("Hello, operator."));
        platform.sandbox().models().whenPromptContains("broken", Script.failure(500));
    }

    private static String command(int status, String... arguments) {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of("admin", "models"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", platform.home().folder().toString()));
        int ended = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(all.toArray(String[]::new));
        assertThat(ended).as("%s", out).isEqualTo(status);
        return out.toString();
    }

    @Test
    void modelIsTried() {
        assertThat(command(0, "try", "openai", "gpt-6.1-sol", "say hello", "--by", "eve"))
                .contains("Hello, operator.", "(complete after ", " USD)");
        assertThat(command(1, "try", "openai", "gpt-6.1-sol", "broken", "--by", "eve"))
                .contains("does not answer: OVERLOADED");
        assertThat(command(1, "try", "openai", "gpt-6.1-sol", "hm", "--tokens", "9000", "--by", "eve"))
                .contains("tokens is '9000'; use a whole number of 1 to 2000");
    }

    @Test
    void modelRestsUntilItIsResumed() {
        assertThat(command(0, "rest", "openai", "gpt-6-luna", "--hours", "2", "--reason", "too dear", "--by", "eve"))
                .contains("Model gpt-6-luna of openai rests until 20");
        assertThat(command(0, "list", "--bot", "helper"))
                .containsPattern("openai gpt-6-luna +resting")
                .contains("offered by helper as instant, else thinking", "by eve: too dear")
                .contains("for a million tokens: 0.10 USD read, 0.10 from the cache, 0.50 written");
        assertThat(command(0, "resume", "openai", "gpt-6-luna", "--by", "eve")).contains("is asked again");

        assertThat(command(0, "list"))
                .containsPattern("openai gpt-6-luna +live")
                .doesNotContain("gpt-4o-mini ");
        assertThat(command(1, "resume", "openai", "gpt-6-luna", "--by", "eve")).contains("does not rest");
    }

    @Test
    void whatCannotBeIsRefusedWithTheWayOut() {
        assertThat(command(1, "rest", "openai", "gpt-6-luna", "--by", "eve")).contains("reason is missing");
        assertThat(command(1, "rest", "openai", "gpt-6-luna", "--hours", "9999", "--reason", "x", "--by", "eve"))
                .contains("use 1 to 2160");
        assertThat(command(1, "resume", "openai", "nothing", "--by", "eve")).contains("GET models lists");
    }
}
