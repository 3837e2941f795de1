package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.ModelMessage;
import io.jackfield.testkit.JackfieldExtension;
import io.jackfield.testkit.TestChat;
import io.jackfield.testkit.TestReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FilesTest {
    @RegisterExtension
    static final JackfieldExtension jackfield = JackfieldExtension.with(ChatHandler.class)
            .offer("instant", "ChatGPT Instant", "openai", false)
            .config("files.maxCharacters", 1_000)
            .config("filters.prompts.words", List.of("forbidden"));

    @Test
    void fileWithoutAWordWaitsForTheQuestion() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsDocument("notes.txt", "text/plain", bytes("The code is 42."));
        TestReply received = ada.sees("I have got notes.txt. What shall I do with it?");
        assertThat(received.buttons()).containsExactly("📝 Summarise", "🌐 Translate");
        assertThat(jackfield.model().questions()).isEmpty();
        ada.sends("What is the code?");

        assertThat(asked())
                .containsExactly(
                        ModelMessage.user("File `notes.txt`:\n```\nThe code is 42.\n```"),
                        ModelMessage.assistant("I have got notes.txt. What shall I do with it?"),
                        ModelMessage.user("What is the code?"));
    }

    @Test
    void fileCanBeSummarisedAtAPress() {
        TestChat ada = jackfield.telegram().privateChatWith("Ада", "ru");
        ada.sendsDocument("notes.txt", "text/plain", bytes("Код 42."));

        ada.presses("📝 Кратко пересказать");

        assertThat(asked().getFirst().text()).contains("Код 42.");
        assertThat(asked().getLast().text()).startsWith("Кратко перескажи");
    }

    @Test
    void textCannotBreakOutOfItsFence() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsDocument("a`b.md", "text/markdown", bytes("```\ncode\n```"));

        assertThat(ada.dialogue().getFirst().text()).isEqualTo("File `a b.md`:\n````\n```\ncode\n```\n````");
    }

    @Test
    void longFileIsCutAndBothAreTold() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsDocument("long.txt", "text/plain", bytes("word ".repeat(1_000)));

        ada.seesPart("✂️ long.txt: it is long, so I read only its beginning");
        ada.seesPart("I have got long.txt.");
        assertThat(ada.dialogue().getFirst().text()).startsWith("File `long.txt` (too long: only its beginning");
    }

    @Test
    void whatCannotBeReadIsSaidClearly() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsDocument("a.zip", "application/zip", zip("a.txt"));
        ada.seesPart("I do not open archives.");
        ada.sendsDocument("a.bin", "application/octet-stream", new byte[] {0, 1});
        ada.seesPart("I cannot read this kind of file.");
        ada.sendsDocument("a.doc", "application/msword", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0});
        ada.seesPart("old Office format");
        ada.sendsDocument("a.pdf", "application/pdf", bytes("%PDF-1.7 nonsense"));
        ada.seesPart("This file is damaged");
        ada.sendsDocument("a.txt", "text/plain", bytes("   "));
        ada.seesPart("There is no text in this file.");
        ada.sendsDocument("a.mp4", "video/mp4", new byte[] {1});
        ada.seesPart("I cannot watch videos.");
        ada.sendsDocument("a.tiff", "image/tiff", new byte[] {1});
        ada.seesPart("Send it as JPEG or PNG.");

        assertThat(ada.dialogue()).isEmpty();
        assertThat(jackfield.model().questions()).isEmpty();
    }

    @Test
    void bytesCountMoreThanWhatAFileIsSaidToBe() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsDocument("scan.jpg", "image/jpeg", bytes("%PDF-1.7 nonsense"));
        ada.seesPart("This file is damaged");
        ada.sendsDocument("scan.jpg", "image/jpeg", bytes("only words"));
        ada.seesPart("I have got scan.jpg.");
        ada.sendsDocument("main.ts", "video/mp2t", bytes("const a = 1;"));
        ada.seesPart("I have got main.ts.");
        ada.sendsDocument("a.pdf", "application/pdf", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, 10});
        ada.seesPart("ChatGPT Instant cannot see pictures");
        ada.sendsDocument("a.txt", "text/plain", new byte[] {'O', 'g', 'g', 'S', 0, 2});
        ada.seesPart("I cannot listen to recordings.");
        ada.sendsDocument("a.jpg", "image/jpeg", new byte[] {'I', 'I', '*', 0, 8});
        ada.seesPart("Send it as JPEG or PNG.");
        ada.sendsDocument("a.png", "image/png", new byte[0]);
        ada.seesPart("There is no text in this file.");
    }

    @Test
    void modelThatDoesNotSeeSaysSo() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsPhoto(new byte[] {1}, "What is it?");

        ada.seesPart("ChatGPT Instant cannot see pictures");
        assertThat(jackfield.model().questions()).isEmpty();
    }

    @Test
    void forbiddenWordInAFileIsRefused() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");

        ada.sendsDocument("a.txt", "text/plain", bytes("a Forbidden word"));

        ada.sees("I do not answer questions like this one.");
        assertThat(ada.dialogue()).isEmpty();
    }

    private static List<ModelMessage> asked() {
        return jackfield.model().lastQuestion().messages();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
