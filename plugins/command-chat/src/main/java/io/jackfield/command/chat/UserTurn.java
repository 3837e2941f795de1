package io.jackfield.command.chat;

import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.command.Request;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.command.chat.Received.Document;
import io.jackfield.command.chat.Received.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * What the user says in one turn, as the model gets it and the dialogue keeps it.
 *
 * @param text files first, each under its name, then the words
 * @param pictures go along but are not kept in the dialogue; their marks in the text are
 */
record UserTurn(String text, List<Picture> pictures) {
    private static final int MOST_QUOTED = 2_000;

    static UserTurn of(Request request, String words, String quoted, List<Received> received) {
        StringBuilder text = new StringBuilder();
        List<Picture> pictures = new ArrayList<>();
        for (Received one : received) {
            switch (one) {
                case Document document -> append(text, document);
                case Picture picture -> {
                    pictures.add(picture);
                    text.append(Pictures.mark(picture.file())).append('\n');
                }
                case Received.Speech spoken -> {}
                case Received.Refused refused -> {}
            }
        }
        if (!quoted.isBlank()) {
            String short_ = quoted.length() > MOST_QUOTED ? quoted.substring(0, MOST_QUOTED) + "…" : quoted;
            text.append("> ").append(short_.replace("\n", "\n> ")).append("\n\n");
        }
        if (!request.chat().isPrivate() && !words.isBlank()) {
            text.append(request.sender().firstName()).append(": ");
        }
        return new UserTurn(text.append(words).toString().strip(), List.copyOf(pictures));
    }

    private static void append(StringBuilder text, Document document) {
        String fence = fence(document.text());
        text.append("File `").append(document.name()).append('`');
        if (document.truncated()) {
            text.append(" (too long: only its beginning, ")
                    .append(document.text().length())
                    .append(" characters)");
        }
        text.append(":\n")
                .append(fence)
                .append('\n')
                .append(document.text())
                .append('\n')
                .append(fence)
                .append("\n\n");
    }

    /** One that the text cannot end. */
    private static String fence(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence;
    }

    ChatMessage withPictures() {
        return new ChatMessage(
                ChatMessage.Role.USER,
                text,
                pictures.stream().map(Picture::content).toList());
    }

    ChatMessage kept() {
        return ChatMessage.user(text);
    }

    List<IncomingFile> pictureFiles() {
        return pictures.stream().map(Picture::file).toList();
    }
}
