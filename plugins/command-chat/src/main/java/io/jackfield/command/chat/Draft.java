package io.jackfield.command.chat;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.Unicode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A question as the user put it, kept until it is answered, so that nothing has to be typed or sent twice.
 *
 * @param text typed or spoken
 * @param files by Telegram's ids: their bytes are got again when it is asked again
 * @param continues whether it asks for the rest of the last answer
 */
record Draft(String text, List<IncomingFile> files, boolean continues) {
    private static final String FIELD = "\u001f";
    private static final String LINE = "\u001e";
    private static final int FIELDS = 6;
    /** What the text is cut to: a memory's value takes 64 kB, and a recording can be long. */
    private static final int LONGEST = 40_000;

    Draft {
        requireNonNull(text, "text");
        files = List.copyOf(files);
    }

    static Draft of(String text, List<IncomingFile> files) {
        return new Draft(text, files, false);
    }

    static Draft continuation() {
        return new Draft("", List.of(), true);
    }

    String stored() {
        StringBuilder stored = new StringBuilder(continues ? "c" : "q").append(LINE);
        for (IncomingFile file : files) {
            stored.append(String.join(
                            FIELD,
                            file.kind().name(),
                            file.id(),
                            file.uniqueId(),
                            clean(file.name()),
                            clean(file.mediaType()),
                            file.sizeBytes().isPresent()
                                    ? Long.toString(file.sizeBytes().getAsLong())
                                    : ""))
                    .append(LINE);
        }
        return stored.append(FIELD).append(Unicode.first(text, LONGEST)).toString();
    }

    /** Empty when it was stored by another version of this plugin. */
    static Optional<Draft> read(String stored) {
        int end = stored.indexOf(LINE + FIELD);
        if (end < 0) {
            return Optional.empty();
        }
        List<IncomingFile> files = new ArrayList<>();
        String[] lines = stored.substring(0, end).split(LINE);
        for (int i = 1; i < lines.length; i++) {
            String[] fields = lines[i].split(FIELD, -1);
            if (fields.length == FIELDS) {
                files.add(file(fields));
            }
        }
        return Optional.of(new Draft(stored.substring(end + 2), files, lines[0].equals("c")));
    }

    private static IncomingFile file(String... fields) {
        return new IncomingFile(
                IncomingFile.Kind.valueOf(fields[0]),
                fields[1],
                fields[2],
                fields[3],
                fields[4],
                fields[5].isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields[5])));
    }

    private static String clean(String word) {
        return word.replaceAll("\\p{Cntrl}", " ");
    }
}
