package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.llm.Script;
import io.jackfield.sandbox.telegram.DraftFrame;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code kill -9} while an answer is being written. */
class MidDialogueIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String STORY = "Once upon a time there was a host that never forgot a question. "
            .repeat(4)
            .strip();

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.servingHelper().notStarted();

    @Test
    void questionIsAskedAgainAndTheDialogueHasItOnce() {
        Script endless = Script.tokens("word ".repeat(2_000).split("(?<= )")).every(Duration.ofMillis(30));
        platform.sandbox().models().whenPromptContains("story", endless);
        SandboxChat ada = platform.newcomer();
        try (ChildHost host = platform.childHost()) {
            host.start();
            ada.send("Tell a story");
            DraftFrame before =
                    ada.transcript().awaitDraft(draft -> draft.text().startsWith("word"), SOON);
            SandboxMessage next = ada.send("And then?");
            await().atMost(SOON).until(() -> platform.journal().unfinished() == 2);
            host.kill();
            platform.sandbox().models().reset();
            platform.sandbox()
                    .models()
                    .acceptAnyModel(true)
                    .whenPromptContains("then", Script.text("The end."))
                    .whenPromptContains("story", Script.text(STORY).every(Duration.ofMillis(20)));

            host.start();

            DraftFrame after = ada.transcript().awaitDraft(draft -> draft.text().startsWith("Once"), SOON);
            assertThat(after.draftId()).isNotEqualTo(before.draftId());
            assertThat(ada.nextReply(SOON).text()).isEqualTo(STORY);
            assertThat(ada.nextReply(SOON).text()).isEqualTo("The end.");
            await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
            assertThat(ada.transcript().reactions(next.id())).isEmpty();
        }
        assertThat(ada.transcript().botMessageCount()).isEqualTo(2);
        assertThat(ada.transcript().currentDraft()).isEmpty();
        assertThat(platform.journal().column("select body from dialogue order by said_at, position"))
                .containsExactly("Tell a story", STORY, "And then?", "The end.");
    }
}
