package io.jackfield.command.chat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.command.Request;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ModelMessage.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The pictures of the latest turns, so that questions about them can follow. The dialogue keeps a mark in their place,
 * the plugin's memory what Telegram calls them; they are got again for each question.
 */
final class Pictures {
    private static final String MEMORY = "pictures";
    private static final int MOST = 4;
    private static final String FIELD = "\u001f";
    private static final int FIELDS = 4;

    private Pictures() {}

    static String mark(IncomingFile file) {
        return "[picture " + Integer.toHexString(file.uniqueId().hashCode()) + "]";
    }

    static void remember(Request request, List<IncomingFile> pictures) {
        if (pictures.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(lines(request));
        for (IncomingFile file : pictures) {
            String line = String.join(FIELD, file.kind().name(), file.id(), file.uniqueId(), type(file));
            lines.remove(line);
            lines.add(line);
        }
        request.memory().put(MEMORY, String.join("\n", lines.subList(Math.max(0, lines.size() - MOST), lines.size())));
    }

    private static String type(IncomingFile file) {
        return FileTypes.picture(file).orElse("image/jpeg");
    }

    private static List<String> lines(Request request) {
        return request.memory()
                .get(MEMORY)
                .map(stored -> List.of(stored.split("\n")))
                .orElse(List.of());
    }

    /** The history with the pictures of its last {@code turns} questions in their places. */
    static List<ModelMessage> shownIn(List<ModelMessage> history, Request request, int turns) {
        List<ModelMessage> shown = new ArrayList<>(history);
        int questions = 0;
        for (int i = history.size() - 1; i >= 0 && questions < turns; i--) {
            ModelMessage turn = history.get(i);
            if (turn.role() != Role.USER) {
                continue;
            }
            questions++;
            if (turn.text().contains("[picture ")) {
                shown.set(i, new ModelMessage(Role.USER, turn.text(), ofTurn(turn, request)));
            }
        }
        return shown;
    }

    private static List<Attachment.Bytes> ofTurn(ModelMessage turn, Request request) {
        return lines(request).stream()
                .map(line -> line.split(FIELD, -1))
                .filter(fields -> fields.length == FIELDS)
                .map(fields -> new IncomingFile(
                        IncomingFile.Kind.valueOf(fields[0]),
                        fields[1],
                        fields[2],
                        "",
                        fields[3],
                        OptionalLong.empty()))
                .filter(file -> turn.text().contains(mark(file)))
                .flatMap(file -> download(request, file).stream())
                .toList();
    }

    private static String type(byte[] content, IncomingFile file) {
        return FileContent.of(content)
                .filter(FileContent::isPicture)
                .map(FileContent::mediaType)
                .orElse(file.mediaType());
    }

    /** A picture that is gone is left out: the dialogue goes on without it. */
    private static Optional<Attachment.Bytes> download(Request request, IncomingFile file) {
        try {
            byte[] content = request.download(file);
            return content.length == 0
                    ? Optional.empty()
                    : Optional.of(new Attachment.Bytes("picture", type(content, file), content));
        } catch (JackfieldException e) {
            return Optional.empty();
        }
    }
}
