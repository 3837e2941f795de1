package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JackfieldExtensionTest {
    @Test
    void failedAssertionShowsWhatWasSaid() {
        SuiteRun run = SuiteRun.of(Sample.class);

        assertThat(run.failures().get("expectsTooMuch"))
                .hasMessageContaining("Bonjour")
                .hasMessageContaining("--- private chat with Ada ---\nAda: /lab remember\nbot: Noted");
    }

    @Test
    void unexpectedFailureOfAHandlerFailsTheTest() {
        SuiteRun run = SuiteRun.of(Sample.class);

        assertThat(run.failures().get("looksAway"))
                .hasMessageContaining("a handler failed with PLUGIN_FAULT")
                .hasMessageContaining("java.lang.IllegalStateException: boom")
                .hasMessageContaining("Ada: /lab boom")
                .hasMessageContaining("bot: Sorry, something went wrong on our side");
        assertThat(run.failures()).doesNotContainKey("expectsTheFailure");
    }

    static final class Sample {
        @RegisterExtension
        static final JackfieldExtension jackfield = JackfieldExtension.with(LabCommand.class);

        @Test
        void expectsTooMuch() {
            TestChat ada = jackfield.telegram().privateChatWith("Ada");
            ada.sends("/lab remember");
            assertThat(ada.nextReply().text()).isEqualTo("Bonjour");
        }

        @Test
        void looksAway() {
            jackfield.telegram().privateChatWith("Ada").sends("/lab boom");
        }

        @Test
        void expectsTheFailure() {
            TestChat ada = jackfield.telegram().privateChatWith("Ada");
            ada.sends("/lab boom");
            assertThat(ada.failure()).hasMessageContaining("boom");
        }
    }
}
