package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeeingAndHearingTest {
    private static final byte[] PICTURE = {1, 2, 3};

    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ChatHandler.class)
            .offer("blind", "DeepSeek", "deepseek", false)
            .offer(new Offer("seeing", "ChatGPT Instant", "openai", false, true, 100_000))
            .config("files.pictureTurns", 2)
            .hearsSpeech();

    @Test
    void pictureGoesToTheModelAndAlongWithTheNextQuestions() {
        TestChat ada = seeing();

        ada.sendsPhoto(PICTURE, "What is it?");
        assertThat(pictures()).containsExactly(1);
        ada.sends("And left of it?");
        assertThat(pictures()).containsExactly(1, 0, 0);
        ada.sends("And above?");
        ada.sends("And below?");

        assertThat(pictures()).containsOnly(0);
        assertThat(ada.dialogue().getFirst().text()).matches("(?s)\\[picture [0-9a-f]+]\nWhat is it\\?");
    }

    @Test
    void albumIsOneQuestionWithAllItsPictures() {
        TestChat ada = seeing();

        ada.sendsAlbum("Compare them", PICTURE, PICTURE, PICTURE);

        assertThat(pictures()).containsExactly(3);
        assertThat(jackfield.model().questions()).hasSize(1);
    }

    @Test
    void pictureWithoutAWordWaitsForTheQuestion() {
        TestChat ada = seeing();
        ada.sendsPhoto(PICTURE);
        TestReply received = ada.sees("I have got photo. What shall I do with it?");
        assertThat(received.buttons()).containsExactly("🔎 What is it?", "🔤 Read the text");

        ada.presses("🔎 What is it?");

        assertThat(pictures()).containsExactly(1, 0, 0);
    }

    @Test
    void pictureForAModelThatDoesNotSeeIsAskedOfAnotherAtAPress() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sendsPhoto(PICTURE, "What is it?");
        ada.sees("DeepSeek cannot see pictures. ChatGPT Instant can.");

        ada.presses("Ask ChatGPT Instant");

        ada.seesPart("What is it?");
        assertThat(pictures()).containsExactly(1);
        assertThat(jackfield.model().lastQuestion().offer()).isEqualTo("seeing");
        assertThat(ada.preferences().get("model")).contains("seeing");
        ada.seesNothingMore();
    }

    @Test
    void imageSentAsADocumentIsAPicture() {
        TestChat ada = seeing();

        ada.sendsDocument("scan.PNG", "", PICTURE);

        ada.sees("I have got scan.PNG. What shall I do with it?");
    }

    @Test
    void pictureIsSentAsWhatItIs() {
        TestChat ada = seeing();

        ada.sendsPhoto(new byte[] {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P'}, "What is it?");

        assertThat(asked().getLast().attachments().getFirst().mediaType()).isEqualTo("image/webp");
        ada.sends("And now?");
        assertThat(asked().getFirst().attachments().getFirst().mediaType()).isEqualTo("image/webp");
    }

    @Test
    void recordingIsWrittenDownShownAndAnswered() {
        jackfield.model().hears("What is the time?");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsVoice(PICTURE);

        ada.sees("🎤 What is the time?");
        ada.sees("You said: What is the time?");
        assertThat(ada.dialogue().getFirst()).isEqualTo(ModelMessage.user("What is the time?"));
    }

    @Test
    void recordingIsHeardOnceEvenIfTheAnswerFails() {
        jackfield
                .model()
                .hears("What is the time?")
                .fails(StandardError.OVERLOADED)
                .answers("Noon.");
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.sendsVoice(PICTURE);
        jackfield.model().hearsNothing(StandardError.OVERLOADED);

        ada.presses("🔄 Try again");

        assertThat(ada.lastReply().text()).isEqualTo("Noon.");
        assertThat(asked()).containsExactly(ModelMessage.user("What is the time?"));
    }

    @Test
    void recordingWithoutWordsOrWithoutAListenerIsToldApart() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        jackfield.model().hears(" ");
        ada.sendsVoice(PICTURE);
        ada.sees("I hear no words in this recording.");
        jackfield.model().hearsNothing(StandardError.OVERLOADED);

        ada.sendsVoice(PICTURE);

        ada.seesPart("I could not listen to the recording just now.");
    }

    @Test
    void questionAboutAFileThatFailedIsAskedAgainWithTheFile() {
        jackfield.model().fails(StandardError.OVERLOADED).answers("A cat.");
        TestChat ada = seeing();
        ada.sendsPhoto(PICTURE, "What is it?");

        ada.presses("🔄 Try again");

        assertThat(ada.lastReply().text()).isEqualTo("A cat.");
        assertThat(pictures()).containsExactly(1);
        ada.sendsDocument("a.txt", "text/plain", "text".getBytes(StandardCharsets.UTF_8));
    }

    private static TestChat seeing() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        ada.preferences().put("model", "seeing");
        return ada;
    }

    private static List<ModelMessage> asked() {
        return jackfield.model().lastQuestion().messages();
    }

    /** How many pictures come with each message of the last question. */
    private static List<Integer> pictures() {
        return asked().stream().map(message -> message.attachments().size()).toList();
    }
}
