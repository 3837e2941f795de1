package io.jackfield.lib.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ModelMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestDraftTest {
    @Test
    void tokensAreAskedForInChatAndNothingIsKeptInResponses() {
        assertThat(draft(Protocol.CHAT).wire(Manners.USUAL).fields())
                .containsEntry("stream_options", Map.of("include_usage", true))
                .doesNotContainKey("store");
        assertThat(draft(Protocol.RESPONSES).wire(Manners.USUAL).fields())
                .containsEntry("store", false)
                .doesNotContainKey("stream_options");
    }

    @Test
    void omittedFieldsAreLeftOutTogetherWithWhatTheyEmpty() {
        RequestDraft draft = draft(Protocol.CHAT);
        draft.put("auto", "reasoning", "summary");

        assertThat(draft.wire(Manners.USUAL.omitting(Set.of("stream_options", "reasoning.effort")))
                        .fields())
                .containsEntry("reasoning", Map.of("summary", "auto"))
                .doesNotContainKey("stream_options");
        assertThat(draft.wire(Manners.USUAL.omitting(Set.of("reasoning.effort", "reasoning.summary", "none.such")))
                        .fields())
                .containsKey("stream_options")
                .doesNotContainKey("reasoning");
        assertThat(draft.wire(Manners.USUAL).fields())
                .as("what one request leaves out is there for the next")
                .containsEntry("reasoning", Map.of("effort", "low", "summary", "auto"));
    }

    @Test
    void limitOfTheAnswerIsCalledAsTheServiceWantsIt() {
        assertThat(draft(Protocol.CHAT)
                        .wire(Manners.USUAL.limitingIn("max_completion_tokens"))
                        .fields())
                .containsEntry("max_completion_tokens", 100)
                .doesNotContainKey("max_tokens");
    }

    @Test
    void halvesOfCharactersAreReplacedInFieldsToo() {
        RequestDraft draft = draft(Protocol.CHAT);
        draft.put(List.of("a\ud83d", Map.of("b", "\udd25")), "provider", "order");

        assertThat(draft.wire(Manners.USUAL).fields())
                .containsEntry("provider", Map.of("order", List.of("a\ufffd", Map.of("b", "\ufffd"))));
    }

    private static RequestDraft draft(Protocol protocol) {
        Profile profile = Profile.of("fake", protocol, "http://127.0.0.1/v1")
                .options(ModelOption.effortIn("reasoning", "effort"))
                .build();
        CompletionRequest request = new CompletionRequest(
                "m", List.of(ModelMessage.user("Hi")), 100, Map.of("effort", "low"), "tag", Instant.EPOCH);
        return RequestDraft.of(request, Optional.empty(), protocol, profile);
    }
}
