package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the model desk promises plugins, in memory and in the real host. */
class ModelDeskTest {
    private static final Offer SEEING = new Offer("seeing", "Seeing", "openai", false, true, 4_000);
    private static final Citation SOURCE = new Citation("Source", URI.create("https://example.org/rain"));
    private static final Attachment.Bytes RECORDING = new Attachment.Bytes("a.ogg", "audio/ogg", new byte[] {1});

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(DeskCommand.class)
            .offer(SEEING)
            .offer("spare", "Spare", "other", false)
            .fallback("seeing", "spare")
            .fallback("spare", "seeing")
            .hearsSpeech();

    private final Heard heard = new Heard();

    private static final class Heard implements TextSink {
        private final List<String> all = new ArrayList<>();

        @Override
        public void append(String piece) {
            all.add(piece);
        }

        @Override
        public void think(String piece) {
            all.add("thinks " + piece);
        }

        @Override
        public void progress(Activity activity, String detail) {
            all.add(activity + " " + detail);
        }
    }

    private static ModelDesk models() {
        return jackfield.context().models();
    }

    private static Question question(String text) {
        return new Question("test", "seeing", List.of(ModelMessage.user(text)));
    }

    @Test
    void offersSayWhatTheirModelsCan() {
        assertThat(models().offers("test")).containsExactly(SEEING, new Offer("spare", "Spare", "other", false));
    }

    @Test
    void thoughtsProgressAndSourcesComeWithTheAnswer() {
        jackfield
                .model()
                .does(TextSink.Activity.SEARCHING, "rain")
                .thinks("It may")
                .cites(SOURCE)
                .answers("Rain [1]");

        Answer answer = models().ask(question("Rain?"), heard);

        assertThat(answer.text()).isEqualTo("Rain [1]");
        assertThat(answer.reasoning()).isEqualTo("It may");
        assertThat(answer.citations()).containsExactly(SOURCE);
        assertThat(answer.offer()).isEqualTo("seeing");
        assertThat(heard.all).containsExactly("SEARCHING rain", "thinks It ", "thinks may", "Rain ", "[1]");
    }

    @Test
    void fallbackAnswersWhenTheOfferCannot() {
        jackfield.model().fails(StandardError.OUT_OF_CREDIT).answers("Instead");

        Answer answer = models().ask(question("Rain?"), heard);

        assertThat(answer.text()).isEqualTo("Instead");
        assertThat(answer.offer()).isEqualTo("spare");
        assertThat(jackfield.model().questions()).extracting(Question::offer).containsExactly("seeing", "spare");
    }

    @Test
    void errorOfTheFirstOfferComesOutWhenNobodyCanAnswer() {
        jackfield.model().fails(StandardError.UNAUTHORIZED).fails(StandardError.OUT_OF_CREDIT);

        JackfieldException failure =
                catchThrowableOfType(JackfieldException.class, () -> models().ask(question("Rain?"), heard));

        assertThat(failure.error()).isEqualTo(StandardError.UNAUTHORIZED);
        assertThat(jackfield.model().questions()).hasSize(2);
    }

    @Test
    void thoughtsThatWereShownAreNotBegunAnew() {
        jackfield.model().thinks("hm").fails(StandardError.OVERLOADED).answers("Instead");

        assertThatThrownBy(() -> models().ask(question("Rain?"), heard))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        failure -> assertThat(failure.error()).isEqualTo(StandardError.OVERLOADED));
    }

    @Test
    void oldestTurnsAreLeftOutOfAPromptThatDoesNotFit() {
        List<ModelMessage> messages = new ArrayList<>(List.of(ModelMessage.system("Be brief")));
        for (int round = 0; round < 5; round++) {
            messages.add(ModelMessage.user(round + " word".repeat(500)));
            messages.add(ModelMessage.assistant(round + " word".repeat(500)));
        }
        messages.add(ModelMessage.user("Well?"));

        models().ask(new Question("test", "seeing", messages), heard);

        assertThat(jackfield.model().lastQuestion().messages())
                .hasSize(6)
                .startsWith(messages.getFirst(), messages.get(7))
                .endsWith(messages.getLast());
    }

    @Test
    void questionThatDoesNotFitAloneIsRefused() {
        Question question = new Question("test", "spare", List.of(ModelMessage.user(" word".repeat(20_000))));

        JackfieldException failure =
                catchThrowableOfType(JackfieldException.class, () -> models().ask(question, heard));

        assertThat(failure.error()).isEqualTo(StandardError.PROMPT_TOO_LONG);
        assertThat(jackfield.model().questions()).isEmpty();
    }

    @Test
    void textsHaveTokens() {
        String text = "A plain sentence of some words.";

        assertThat(models().tokens("test", "seeing", text)).isBetween(5, text.length());
        assertThatThrownBy(() -> models().tokens("test", "nothing", text)).isInstanceOf(JackfieldException.class);
    }

    @Test
    void recordingIsWrittenDown() {
        jackfield.model().hears("Will it rain?");

        assertThat(models().hearsSpeech("test")).isTrue();
        assertThat(models().transcribe("test", RECORDING, "en")).isEqualTo("Will it rain?");
    }

    @Test
    void recordingThatCannotBeWrittenDownSaysWhy() {
        jackfield.model().hearsNothing(StandardError.REQUEST_REJECTED);

        assertThatThrownBy(() -> models().transcribe("test", RECORDING, "en"))
                .isInstanceOfSatisfying(
                        JackfieldException.class,
                        failure -> assertThat(failure.error()).isEqualTo(StandardError.REQUEST_REJECTED));
    }
}
