package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.LogLines;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.RecordedRequest;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A service that cannot answer: another model does, the operator is told, and what fails again and again is left alone.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelTroubleIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MODELS = """
            models:
              - {id: instant, label: Instant, provider: openai, model: gpt-6-luna, fallback: thinking}
              - {id: thinking, label: Thinking, provider: openai, model: gpt-6.1-sol}
            """;

    @RegisterExtension
    static final TestPlatform platform =
            TestPlatform.servingHelper().set("llm.retries", "0").set("llm.breaker", "{failures: 4}");

    private static void rewriteBot(String more) {
        String head = """
                token: ${HELPER_TOKEN}
                username: jackfield_helper_bot
                name: Helper
                freeText: command-chat
                plugins: [command-chat, command-start]
                """;
        try (LogLines log = LogLines.capture()) {
            platform.home().write("config/bots/helper.yaml", head + MODELS + more);
            await().atMost(SOON)
                    .until(() -> log.lines("LiveConfig").stream().anyMatch(line -> line.contains("is taken over")));
        }
    }

    private static List<String> modelsAsked(String question) {
        return platform.sandbox().models().requests().stream()
                .map(RecordedRequest::request)
                .filter(request -> request.question().equals(question))
                .map(request -> request.model())
                .toList();
    }

    @Test
    @Order(1)
    void fallbackAnswersAndTheOperatorIsToldInTheirChat() {
        SandboxChat operator = platform.newcomer();
        operator.send("/start");
        operator.transcript().awaitMessage(message -> !message.text().isEmpty(), SOON);
        rewriteBot("operatorChat: " + operator.id() + "\n");
        platform.sandbox().models().whenPromptContains("weather", Script.text("Sunny."));
        platform.sandbox().models().faults().next(Script.failure(402));
        SandboxChat ada = platform.newcomer();

        ada.send("The weather, please");

        ada.transcript().awaitText("Sunny.", SOON);
        assertThat(modelsAsked("The weather, please")).containsExactly("gpt-6-luna", "gpt-6.1-sol");
        assertThat(operator.transcript()
                        .awaitMessage(message -> message.text().contains("no credit left"), SOON)
                        .text())
                .startsWith("🛑 our account at the model provider openai");
        assertThat(platform.metric("ai_fallbacks_total{bot=\"helper\",from=\"instant\",to=\"thinking\"}"))
                .isOne();
        assertThat(platform.metric("ai_tokens_total{direction=\"output\",offer=\"thinking\",provider=\"openai\"}"))
                .isPositive();
    }

    @Test
    @Order(3)
    void keyOfUsersTagsIsMadeOnce() {
        String key = "select value from memory where bot = 0 and plugin = '' and name = 'user-tag-key'";
        List<String> before = platform.journal().column(key);

        platform.restart();

        assertThat(before).singleElement().asString().matches("[0-9a-f]{64}");
        assertThat(platform.journal().column(key)).isEqualTo(before);
    }

    @Test
    @Order(2)
    void serviceThatKeepsFailingIsLeftAloneAndSaidSo() {
        platform.sandbox().models().whenPromptContains("broken", Script.failure(500));
        SandboxChat ada = platform.newcomer();

        for (int question = 1; question <= 3; question++) {
            ada.send("Broken " + question);
            ada.transcript().awaitMessage(message -> message.buttons().contains("🔄 Try again"), SOON);
            await().atMost(SOON)
                    .until(() -> platform.health().getJsonObject("waiting").getInteger("calls") == 0);
        }

        assertThat(modelsAsked("Broken 3")).isEmpty();
        JsonObject leftAlone =
                platform.health().getJsonObject("providersLeftAlone").getJsonObject("openai");
        assertThat(leftAlone.getString("cause")).startsWith("OVERLOADED");
        assertThat(leftAlone.getString("trialAt")).isNotBlank();
    }
}
