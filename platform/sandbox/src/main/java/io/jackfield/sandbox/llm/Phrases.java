package io.jackfield.sandbox.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What simulated answers say, in one language. The longer texts are Markdown files beside this class. */
enum Phrases {
    ENGLISH("en"),
    RUSSIAN("ru");

    private static final int LONGEST_QUOTE = 300;

    private final String answer;
    private final String markdown;
    private final String paragraph;
    private final String marker;

    Phrases(String language) {
        answer = read("answer." + language + ".md");
        markdown = read("markdown." + language + ".md");
        paragraph = read("paragraph." + language + ".md");
        marker = answer.substring(0, answer.indexOf('\n'));
    }

    static Phrases inLanguageOf(String question) {
        boolean cyrillic = question.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
        return cyrillic ? RUSSIAN : ENGLISH;
    }

    /** About the question: what was asked, of which model, and how much of the conversation came with it. */
    String answer(ModelRequest request) {
        return answer.replace("{model}", request.model())
                .replace("{effort}", request.effort().orElse("default"))
                .replace("{earlier}", Integer.toString(request.earlierMessages()))
                .replace("{attachments}", Integer.toString(attachments(request)))
                .replace("{question}", quote(request.question()));
    }

    /** Everything that Markdown offers, once. */
    String markdown() {
        return marker + "\n\n" + markdown;
    }

    /** Exactly {@code length} characters of numbered paragraphs and code; at least the marker. */
    String essay(int length) {
        StringBuilder text = new StringBuilder(marker);
        for (int section = 1; text.length() < length; section++) {
            text.append("\n\n").append(paragraph.replace("{number}", Integer.toString(section)));
        }
        text.setLength(Math.max(length, marker.length()));
        return text.toString();
    }

    private static int attachments(ModelRequest request) {
        return request.messages().isEmpty() ? 0 : request.messages().getLast().attachments();
    }

    /** One line, shortened between code points. */
    private static String quote(String question) {
        String line = question.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_QUOTE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_QUOTE - 1)) ? LONGEST_QUOTE - 1 : LONGEST_QUOTE;
        return line.substring(0, end) + "…";
    }

    private static String read(String file) {
        try (InputStream in = Phrases.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
