package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.TranscriptionRequest;
import io.jackfield.testkit.TestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeechTest {
    private final FakeModelServer server = new FakeModelServer();
    private final AnyProvider provider = new AnyProvider(TestContext.of(
            "llm-any",
            Map.of(
                    "baseUrl", server.baseUrl(),
                    "models", List.of(Map.of("id", "ears", "inputs", List.of("speech")), Map.of("id", "eyes")))));

    private static final class AnyProvider extends ProtocolProvider {
        AnyProvider(PluginContext context) {
            super(context, Profile.anywhere("any", Protocol.CHAT).build());
        }
    }

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @Test
    void recordingGoesOutAsAFileAndComesBackAsWords() throws Exception {
        server.answers(200, Map.of("Content-Type", "application/json"), "{\"text\":\" Good morning \",\"usage\":{}}");

        String words = provider.transcribe(request("ears", "voice.oga"));

        assertThat(words).isEqualTo("Good morning");
        assertThat(server.path()).isEqualTo("/v1/audio/transcriptions");
        assertThat(server.requestBody())
                .contains("name=\"model\"", "ears", "name=\"language\"", "en")
                .contains("filename=\"voice.oga\"", "Content-Type: audio/ogg", "recorded-bytes");
    }

    @Test
    void recordingWithoutAnEndingGetsThatOfItsType() throws Exception {
        server.answers(200, Map.of(), "{\"text\":\"\"}");

        assertThat(provider.transcribe(request("ears", "voice"))).isEmpty();
        assertThat(server.requestBody()).contains("filename=\"recording.ogg\"");
    }

    @Test
    void modelThatDoesNotHearIsNotAsked() {
        assertThatThrownBy(() -> provider.transcribe(request("eyes", "voice.oga")))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        failure -> assertThat(failure.error()).isEqualTo(StandardError.REQUEST_REJECTED));
        assertThat(server.path()).isEmpty();
    }

    @Test
    void failuresMeanWhatTheyMeanForAnswers() {
        server.answers(429, Map.of("Retry-After", "7"), "{\"error\":{\"code\":\"rate_limit_exceeded\"}}");

        JackfieldException failure =
                catchThrowableOfType(JackfieldException.class, () -> provider.transcribe(request("ears", "voice.oga")));

        assertThat(failure.error()).isEqualTo(StandardError.RATE_LIMITED);
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    private static TranscriptionRequest request(String model, String name) {
        byte[] bytes = "recorded-bytes".getBytes(US_ASCII);
        return new TranscriptionRequest(
                model,
                new Attachment.Bytes(name, "audio/ogg", bytes),
                "en",
                Instant.now().plusSeconds(60));
    }
}
