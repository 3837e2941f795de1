package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Operators see what models are asked and cost, try them, and let them rest. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelsIT {
    private static final Duration SOON = Duration.ofSeconds(30);

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
                      - {id: gpt-6.1-sol, context: 256000, prices: {input: 2, cached: 0.125, output: 10}, shutdown: 2099-12-31}
                      - {id: gpt-4o-mini, context: 128000}
                    """)
            .set("llm.retries", "0")
            .set("llm.breaker", "{failures: 2}");

    private static JsonObject model(String model) {
        return platform.readAdmin("/models?provider=openai&model=" + model)
                .getJsonArray("models")
                .getJsonObject(0);
    }

    private static JsonObject order(String model) {
        return new JsonObject().put("by", "eve").put("provider", "openai").put("model", model);
    }

    private static JsonObject tried(JsonObject order) {
        String id = platform.askAdmin("/models/tries", order).getString("id");
        await().atMost(SOON)
                .until(() -> platform.readAdmin("/models/tries/" + id).getBoolean("done"));
        return platform.readAdmin("/models/tries/" + id);
    }

    @Test
    @Order(1)
    void modelIsListedWithWhoOffersItAndWhatItWasAsked() {
        platform.sandbox().models().whenPromptContains("weather", Script.text("Sunny."));
        SandboxChat ada = platform.newcomer();
        ada.send("The weather, please");
        ada.transcript().awaitText("Sunny.", SOON);
        String asked = "gpt-6-luna";

        await().atMost(SOON).until(() -> model(asked).getJsonObject("today").getLong("requests") > 0);

        JsonObject listed = model(asked);
        assertThat(listed.getString("state")).isEqualTo("live");
        assertThat(listed.getString("shutdown")).isNull();
        assertThat(model("gpt-6.1-sol").getString("shutdown")).isEqualTo("2099-12-31");
        assertThat(model("gpt-6.1-sol").getJsonObject("price")).isEqualTo(new JsonObject("""
                        {"currency": "USD", "perTokens": 1000000, "input": "2.00", "cached": "0.125", "output": "10.00"}"""));
        assertThat(model("gpt-4o-mini").getJsonObject("price")).isNull();
        assertThat(listed.getString("plugin")).isEqualTo("llm-openai");
        assertThat(listed.getJsonArray("uses").getJsonObject(0).getString("bot"))
                .isEqualTo("helper");
        JsonObject month = listed.getJsonObject("month");
        assertThat(month.getJsonObject("tokens").getLong("output")).isPositive();
        assertThat(month.getJsonObject("answer").getLong("p95")).isPositive();
        assertThat(month.getJsonObject("firstToken").getLong("p50")).isPositive();
        assertThat(platform.readAdmin("/models?offered=true&bot=helper").encode())
                .contains(asked)
                .doesNotContain("gpt-4o-mini");
        assertThat(platform.readAdmin("/models").encode()).contains("\"gpt-4o-mini\"");
    }

    @Test
    @Order(2)
    void trialAnswersWithoutAUserAndItsCostCounts() {
        platform.sandbox().models().whenPromptContains("say hello", Script.text("Hello, operator."));
        double before = cost("gpt-6.1-sol");

        JsonObject trial = tried(order("gpt-6.1-sol").put("prompt", "say hello").put("tokens", 50));

        assertThat(trial.getString("text")).isEqualTo("Hello, operator.");
        assertThat(trial.getString("end")).isEqualTo("complete");
        assertThat(trial.getLong("firstTokenMillis")).isNotNegative();
        assertThat(trial.getJsonObject("tokens").getLong("output")).isPositive();
        assertThat(Double.parseDouble(trial.getJsonObject("cost").getString("USD")))
                .isPositive();
        assertThat(cost("gpt-6.1-sol")).isGreaterThan(before);
        assertThat(platform.readAdmin("/models/costs?days=1")
                        .getJsonArray("lines")
                        .encode())
                .contains("gpt-6.1-sol");
        assertThat(platform.journal().column("select person from usage")).allMatch(person -> !person.equals("0"));
    }

    private static double cost(String model) {
        return Double.parseDouble(
                model(model).getJsonObject("month").getJsonObject("cost").getString("USD"));
    }

    @Test
    @Order(3)
    void figuresAreStoredAndCountTheSame() {
        double before = cost("gpt-6.1-sol");

        platform.host().clockTurned().await();

        assertThat(platform.journal().column("select value from statistic where name = 'model.requests'"))
                .isNotEmpty();
        assertThat(cost("gpt-6.1-sol")).isEqualTo(before);
    }

    @Test
    @Order(4)
    void failingProviderIsAnAlertAndATrialThatWorksEndsIt() {
        platform.sandbox().models().whenPromptContains("broken", Script.failure(500));
        JsonObject failed = tried(order("gpt-6.1-sol").put("prompt", "broken"));
        assertThat(failed.getString("problem")).startsWith("OVERLOADED: ");
        assertThat(failed.getString("text")).isEmpty();

        for (String question : List.of("broken once", "broken twice")) {
            SandboxChat ada = platform.newcomer();
            ada.send(question);
            ada.transcript().awaitMessage(message -> message.buttons().contains("🔄 Try again"), SOON);
        }
        await().atMost(SOON).until(() -> alerts().contains("the model provider openai is left alone"));
        JsonObject sol = model("gpt-6.1-sol");
        assertThat(sol.getString("state")).isEqualTo("left-alone");
        assertThat(sol.getJsonArray("uses")
                        .getJsonObject(0)
                        .getJsonObject("leftAlone")
                        .getString("cause"))
                .startsWith("OVERLOADED");
        assertThat(sol.getJsonObject("month").getJsonObject("failures").getLong("overloaded"))
                .isPositive();

        tried(order("gpt-6.1-sol").put("prompt", "say hello"));

        await().atMost(SOON).until(() -> !alerts().contains("is left alone"));
        assertThat(model("gpt-6.1-sol").getString("state")).isEqualTo("live");
    }

    private static String alerts() {
        return platform.readAdmin("/alerts").encode();
    }

    @Test
    @Order(5)
    void modelThatRestsIsStoodInForAlsoAfterARestart() {
        SandboxChat ada = platform.newcomer();
        JsonObject done = platform.askAdmin("/models/rest", order("gpt-6-luna").put("reason", "too dear"));
        assertThat(done.getJsonObject("rest").getString("until")).isNull();
        assertThat(done.getJsonArray("withoutFallback")).isEmpty();
        assertThat(platform.askAdmin(
                                "/models/rest",
                                order("gpt-6.1-sol").put("hours", 1).put("reason", "a try"))
                        .getJsonArray("withoutFallback"))
                .containsExactly("helper");
        platform.askAdmin("/models/resume", order("gpt-6.1-sol"));
        platform.restart();

        JsonObject luna = model("gpt-6-luna");
        assertThat(luna.getString("state")).isEqualTo("resting");
        assertThat(luna.getJsonObject("rest").getString("reason")).isEqualTo("too dear");
        assertThat(luna.getJsonObject("rest").getString("by")).isEqualTo("eve");
        assertThat(platform.readAdmin("/audit?action=models.rest").encode()).contains("too dear");
        ada.send("How is the weather?");
        ada.transcript().awaitText("Sunny.", SOON);
        assertThat(platform.sandbox().models().requests().getLast().request().model())
                .isEqualTo("gpt-6.1-sol");
        ada.transcript().awaitMessage(message -> message.text().contains("Thinking"), SOON);
    }
}
