package com.example.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.testkit.TestContext;
import io.jackfield.testkit.llm.FakeModelUpstream;
import io.jackfield.testkit.llm.LlmProviderContract;
import io.jackfield.testkit.llm.ModelUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of {@code plugins/README.md}: it is printed there as it stands here, and it works. */
class AcmeProviderTest extends LlmProviderContract {
    @Override
    protected LlmProvider provider(ModelUpstream upstream) {
        return new AcmeProvider(TestContext.of("llm-acme", Map.of("apiKey", KEY, "baseUrl", upstream.baseUrl())));
    }

    @Test
    void readmeShowsTheClassAsItIs() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));

        assertThat(readme)
                .contains("```java\n"
                        + Files.readString(Path.of("src/test/java/com/example/acme/AcmeProvider.java"))
                        + "```\n");
    }

    @Test
    void optionsGoWhereTheClassPutsThem() throws Exception {
        try (FakeModelUpstream upstream = new FakeModelUpstream();
                AcmeProvider provider = (AcmeProvider) provider(upstream)) {
            provider.complete(question(Map.of("tone", "warm")), piece -> {});

            assertThat(upstream.requests().getFirst())
                    .contains("\"style\":{\"tone\":\"friendly\"}", "\"user\":\"tag\"");
            assertThatThrownBy(() -> provider.complete(question(Map.of("tone", "rude")), piece -> {}))
                    .hasMessageContaining("option tone is 'rude'; use plain, warm");
        }
    }

    private static CompletionRequest question(Map<String, String> options) {
        return new CompletionRequest("m", List.of(ModelMessage.user("Hi")), 0, options, "tag", Instant.now());
    }
}
