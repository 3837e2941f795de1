package io.jackfield.command.chat;

import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.Unicode;
import io.jackfield.api.command.Request;
import io.jackfield.api.llm.ModelMessage;
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
    private static final int SHORTEST_FENCE = 3;

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
            String short_ = quoted.length() > MOST_QUOTED ? Unicode.first(quoted, MOST_QUOTED) + "…" : quoted;
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
    static String fence(String text) {
        int backticks = longestRun(text, '`');
        int tildes = longestRun(text, '~');
        // Of the two the shorter, for one may be as long as the text.
        boolean usual = backticks < 10 || backticks <= tildes;
        return (usual ? "`" : "~").repeat(Math.max(SHORTEST_FENCE, 1 + (usual ? backticks : tildes)));
    }

    private static int longestRun(String text, char sign) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == sign ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    ModelMessage withPictures() {
        return new ModelMessage(
                ModelMessage.Role.USER,
                text,
                pictures.stream().map(Picture::content).toList());
    }

    ModelMessage kept() {
        return ModelMessage.user(text);
    }

    List<IncomingFile> pictureFiles() {
        return pictures.stream().map(Picture::file).toList();
    }
}
