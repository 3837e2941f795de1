package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PreviewTest {
    @RegisterExtension
    static final JackfieldExtension jackfield =
            JackfieldExtension.with(LabCommand.class).offer("instant", "ChatGPT Instant", "openai", false);

    @Test
    void thoughtsAreSeenAsAQuoteAboveTheAnswerThatIsBeingWritten() {
        jackfield.model().waitsForStop("**Green**, of");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/lab ponder");

        TestReply preview = ada.seesGrowing("Green, of");
        assertThat(preview.parts("expandable_blockquote")).containsExactly("Green or black?");
        assertThat(preview.parts("bold")).containsExactly("Green");
        ada.stops();
        assertThat(ada.sees("Green or black?").parts("expandable_blockquote")).containsExactly("Green or black?");
        ada.sees("Green, of");
        ada.seesNothingMore();
    }

    @Test
    void groupsWatchAMessage() {
        jackfield.model().waitsForStop("Green, of");
        TestChat friends = jackfield.telegram().group("Friends", "Ada");

        friends.sends("/lab ponder");

        assertThat(friends.seesGrowing("Green, of").buttons()).isNotEmpty();
        friends.stops();
        assertThat(friends.unread()).extracting(TestReply::text).containsExactly("Green or black?", "Green, of");
    }

    @Test
    void everythingThatWasShownMeanwhileCanBeLookedAt() {
        HostSwitch.requireMemory("it is about what memory keeps");
        jackfield.model().answers("Green, of course");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sends("/lab ponder");

        assertThat(ada.watched())
                .extracting(TestReply::text)
                .startsWith("Searching: tea", "Thinking…\n\nGreen or black?")
                .last()
                .asString()
                .startsWith("Green or black?\n\nGreen");
    }

    @Test
    void growingIsSeenOnlyWhileAnAnswerIsBeingWritten() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        assertThatThrownBy(() -> ada.seesGrowing("x"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no answer is being written");
    }

    @Test
    void richMessagesReadTheSame() {
        HostSwitch.requireMemory("the sandbox renders rich messages itself, and in its own way");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab table");
        TestReply simple = ada.nextReply();
        ada.nextReply();

        ada.sends("/lab rich");
        ada.sees("From now on");
        ada.sends("/lab table");

        TestReply rich = ada.sees(simple.text());
        assertThat(rich.parts("bold")).isEqualTo(simple.parts("bold"));
        ada.sees("thoughts");
    }

    @Test
    void richMessagesShowTheirMarkdown() {
        HostSwitch.requireMemory("the sandbox gives a rich message as blocks, without its Markdown");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sends("/lab rich");
        ada.nextReply();

        ada.sends("/lab table");

        assertThat(ada.nextReply().rich()).contains("# Title\n\n**2** $x$");
        assertThat(ada.nextReply().rich()).isEmpty();
    }
}
