package io.jackfield.lib.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TranscriptionRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose key, address and headers a request goes out with. */
class KeysOfBotsTest {
    private static final String ANSWER =
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],\"model\":\"m\"}";

    private final FakeModelServer server = new FakeModelServer();
    private final FakeModelServer elsewhere = new FakeModelServer();
    private Provider provider;

    private static final class Provider extends ProtocolProvider {
        Provider(PluginContext context) {
            super(
                    context,
                    Profile.of("acme", Protocol.CHAT, "https://api.acme.example/v1")
                            .build());
        }
    }

    @AfterEach
    void close() {
        if (provider != null) {
            provider.close();
        }
        server.close();
        elsewhere.close();
    }

    private TwoBotsContext configured(String key, Map<String, ?> accounts) {
        server.streams(ANSWER, "[DONE]");
        elsewhere.streams(ANSWER, "[DONE]");
        return new TwoBotsContext(
                "llm-acme",
                Map.of(
                        "apiKey", key,
                        "baseUrl", server.baseUrl(),
                        "headers", Map.of("OpenAI-Organization", "org-all", "X-Title", "Jackfield"),
                        "accounts", accounts,
                        "models", List.of(Map.of("id", "ears", "inputs", List.of("speech")))));
    }

    private void ask(String bot, Map<String, String> options) throws InterruptedException {
        provider.complete(
                new CompletionRequest("m", List.of(ModelMessage.user("Hi")), 0, options, "", Instant.now(), bot),
                piece -> {});
    }

    private void ask(String bot) throws InterruptedException {
        ask(bot, Map.of());
    }

    @Test
    void eachBotIsAskedForWithItsOwnKeyAndTheOthersWithTheKeyOfAll() throws Exception {
        TwoBotsContext bots = configured("key-of-all", Map.of()).set("tea", Map.of("apiKey", "key-of-tea"));
        provider = new Provider(bots.context());

        ask("tea");
        assertThat(server.authorization()).isEqualTo("Bearer key-of-tea");
        ask("coffee");
        assertThat(server.authorization()).isEqualTo("Bearer key-of-all");
        ask("");
        assertThat(server.authorization()).isEqualTo("Bearer key-of-all");
    }

    @Test
    void recordingsGoOutWithTheKeyOfTheBotToo() throws Exception {
        provider = new Provider(configured("key-of-all", Map.of())
                .set("tea", Map.of("apiKey", "key-of-tea"))
                .context());
        server.answers(200, Map.of("Content-Type", "application/json"), "{\"text\":\"Hello\"}");
        Attachment.Bytes voice =
                new Attachment.Bytes("voice.oga", "audio/ogg", "recorded".getBytes(StandardCharsets.UTF_8));

        provider.transcribe(
                new TranscriptionRequest("ears", voice, "en", Instant.now().plusSeconds(30), "tea"));

        assertThat(server.authorization()).isEqualTo("Bearer key-of-tea");
    }

    @Test
    void botCanHaveItsOwnAddressAndOrganisation() throws Exception {
        provider = new Provider(configured("key-of-all", Map.of())
                .set("tea", Map.of("baseUrl", elsewhere.baseUrl(), "headers", Map.of("OpenAI-Organization", "org-tea")))
                .context());

        ask("tea");
        ask("coffee");

        assertThat(elsewhere.header("OpenAI-Organization")).isEqualTo("org-tea");
        assertThat(elsewhere.requests()).isEqualTo(1);
        assertThat(server.header("OpenAI-Organization")).isEqualTo("org-all");
    }

    @Test
    void changedKeyCountsForTheNextRequest() throws Exception {
        TwoBotsContext bots = configured("key-of-all", Map.of()).set("tea", Map.of("apiKey", "old"));
        provider = new Provider(bots.context());
        ask("tea");

        bots.set("tea", Map.of("apiKey", "new"));
        ask("tea");

        assertThat(server.authorization()).isEqualTo("Bearer new");
    }

    @Test
    void botsWithTheSameSettingsShareAClientAndItsConnection() throws Exception {
        provider = new Provider(configured("key-of-all", Map.of())
                .set("tea", Map.of("apiKey", "key-of-tea"))
                .set("coffee", Map.of("apiKey", "key-of-tea"))
                .context());

        ask("tea");
        ask("coffee");
        ask("tea");

        assertThat(server.requests()).isEqualTo(3);
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void accountOfAnOfferBringsItsKeyAddressAndHeaders() throws Exception {
        Map<String, ?> reports = Map.of(
                "apiKey", "key-of-reports",
                "baseUrl", elsewhere.baseUrl(),
                "headers", Map.of("OpenAI-Organization", "org-reports"));
        provider = new Provider(
                configured("key-of-all", Map.of("reports", reports)).context());

        ask("tea", Map.of("account", "reports"));

        assertThat(elsewhere.authorization()).isEqualTo("Bearer key-of-reports");
        assertThat(elsewhere.header("OpenAI-Organization")).isEqualTo("org-reports");
        assertThat(elsewhere.header("X-Title")).isEqualTo("Jackfield");
        assertThat(elsewhere.requestBody()).doesNotContain("account");
    }

    @Test
    void accountWithoutAKeyUsesTheUsualOne() throws Exception {
        provider = new Provider(configured("key-of-all", Map.of("reports", Map.of("apiKey", "")))
                .context());

        ask("tea", Map.of("account", "reports"));

        assertThat(server.authorization()).isEqualTo("Bearer key-of-all");
    }

    @Test
    void accountThatNobodyHasSetUpIsRefused() {
        provider = new Provider(configured("key-of-all", Map.of("reports", Map.of("apiKey", "k")))
                .context());

        assertThatThrownBy(() -> ask("tea", Map.of("account", "report")))
                .hasMessage("plugin llm-acme: option account is 'report'; use reports");
        assertThat(server.requests()).isZero();
    }

    @Test
    void keyOfOneBotIsEnoughAndAnotherBotIsToldWhereToSetIts() throws Exception {
        provider = new Provider(configured("", Map.of())
                .set("tea", Map.of("apiKey", "key-of-tea"))
                .context());

        ask("tea");
        JackfieldException failure = catchThrowableOfType(JackfieldException.class, () -> ask("coffee"));

        assertThat(server.authorization()).isEqualTo("Bearer key-of-tea");
        assertThat(failure.error()).isEqualTo(StandardError.UNAUTHORIZED);
        assertThat(failure)
                .hasMessage(
                        "plugin llm-acme: apiKey is empty; set it in config/plugins/llm-acme.yaml or as ACME_API_KEY,"
                                + " or for this bot alone under plugins.llm-acme of config/bots/coffee.yaml");
        server.answers(200, Map.of("Content-Type", "application/json"), "{\"data\":[{\"id\":\"ears\"}]}");
        assertThat(provider.listed()).hasSize(1);
    }

    @Test
    void withoutAnyKeyThePluginDoesNotComeUp() {
        TwoBotsContext bots = configured("", Map.of());

        assertThatThrownBy(() -> new Provider(bots.context()))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        failure -> assertThat(failure.error()).isEqualTo(StandardError.CONFIG_INVALID))
                .hasMessage(
                        "plugin llm-acme: apiKey is empty; set it in config/plugins/llm-acme.yaml or as ACME_API_KEY");
    }

    @Test
    void mistakeInTheSettingsOfABotShowsWhenThePluginIsLoaded() {
        TwoBotsContext bots = configured("key-of-all", Map.of()).set("tea", Map.of("baseUrl", "api.acme.example"));

        assertThatThrownBy(() -> new Provider(bots.context()))
                .hasMessage("plugin llm-acme: baseUrl is 'api.acme.example';"
                        + " use one such as https://api.openai.com/v1");
    }
}
