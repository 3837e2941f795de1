package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A provider whose library comes from another plugin, both in one process beside the host. */
class ModelInItsOwnProcessIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.servingHelper().configured("llm-openai", """
            isolation: process
            memory: 128m
            apiKey: ${OPENAI_API_KEY}
            baseUrl: ${OPENAI_BASE_URL}
            """);

    @Test
    void modelAnswers() {
        platform.sandbox().models().whenPromptContains("ocean", Script.text("Wide and blue."));
        SandboxChat ada = platform.newcomer();

        ada.send("Describe the ocean");

        ada.transcript().awaitText("Wide and blue.", SOON);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .anyMatch(child -> child.info().command().orElse("").endsWith("java"));
    }
}
