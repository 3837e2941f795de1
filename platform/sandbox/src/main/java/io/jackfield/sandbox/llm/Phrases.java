package io.jackfield.sandbox.llm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.sandbox.llm.ModelRequest.File;
import io.jackfield.sandbox.llm.ModelRequest.Message;
import io.jackfield.sandbox.llm.Search.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** What simulated answers say, in one language. The texts are Markdown files beside this class. */
enum Phrases {
    ENGLISH("en", "“", "”"),
    RUSSIAN("ru", "«", "»");

    private static final int LONGEST_QUESTION = 300;
    private static final int LONGEST_QUOTE = 80;

    private final String language;
    private final String opening;
    private final String closing;
    private final String answer;
    private final String marker;
    private final Properties words;

    Phrases(String language, String opening, String closing) {
        this.language = language;
        this.opening = opening;
        this.closing = closing;
        answer = file("answer");
        marker = answer.substring(0, answer.indexOf('\n'));
        words = properties("words." + language + ".properties");
    }

    static Phrases inLanguageOf(String question) {
        boolean cyrillic = question.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
        return cyrillic ? RUSSIAN : ENGLISH;
    }

    static Phrases ofLanguage(String code) {
        return code.startsWith("ru") ? RUSSIAN : ENGLISH;
    }

    /** About the question: what was asked, of which model, and what came with it. */
    String answer(ModelRequest request) {
        return filled(answer, request);
    }

    /** An answer with markers that point to the sources of {@link #search}. */
    String found(ModelRequest request) {
        return marker + "\n\n" + filled(file("found"), request);
    }

    Search search(ModelRequest request) {
        String topic = shortened(request.question(), LONGEST_QUOTE);
        return new Search(
                List.of(topic, word("query").replace("{topic}", topic)),
                List.of(
                        new Source(word("source.1"), "https://example.org/guide?a=1&b=2"),
                        new Source(word("source.2"), "https://example.com/news/2026"),
                        new Source(word("source.3"), "https://example.net/research_(draft)")));
    }

    /** What the model says to itself before it answers. */
    String reasoning(ModelRequest request, boolean much) {
        String once = filled(file("reasoning"), request);
        return much ? once + "\n\n" + word("reasoning.more").repeat(4).strip() : once;
    }

    /** What is said in a recording. */
    String transcript(ModelRequest request) {
        File recording = request.messages().getFirst().files().getFirst();
        return word("transcript")
                .replace("{name}", request.question())
                .replace("{mime}", recording.name())
                .replace("{size}", size(recording.bytes()));
    }

    /** Everything that Markdown offers, once. */
    String markdown() {
        return marked("markdown");
    }

    String table() {
        return marked("table");
    }

    String code() {
        return marked("code");
    }

    String formula() {
        return marked("formula");
    }

    private String marked(String name) {
        return marker + "\n\n" + file(name);
    }

    /** Exactly {@code length} characters of numbered paragraphs and code; at least the marker. */
    String essay(int length) {
        StringBuilder text = sections(file("paragraph"), length);
        text.setLength(Math.max(length, marker.length()));
        return text.toString();
    }

    /** Numbered sections with code, tables, lists, links and formulas, as many as make at least {@code length}. */
    String everything(int length) {
        String section = String.join("\n\n", file("paragraph"), file("table"), file("formula"), file("code"));
        return sections(section, length).append("\n\n").append(word("end")).toString();
    }

    private StringBuilder sections(String section, int length) {
        StringBuilder text = new StringBuilder(marker);
        for (int number = 1; text.length() < length; number++) {
            text.append("\n\n").append(section.replace("{number}", Integer.toString(number)));
        }
        return text;
    }

    private String filled(String text, ModelRequest request) {
        return text.replace("{model}", request.model())
                .replace("{service}", request.face().title())
                .replace("{effort}", request.effort().orElse(word("default")))
                .replace("{earlier}", Integer.toString(request.earlierMessages()))
                .replace("{history}", history(request.history()))
                .replace("{instructions}", instructions(request))
                .replace("{attachments}", attachments(request))
                .replace("{question}", shortened(request.question(), LONGEST_QUESTION));
    }

    private String history(List<Message> history) {
        if (history.isEmpty()) {
            return "";
        }
        String first = quoted(history.getFirst().text());
        return history.size() == 1
                ? ": " + first
                : word("history")
                        .replace("{first}", first)
                        .replace("{last}", quoted(history.getLast().text()));
    }

    private String instructions(ModelRequest request) {
        return request.messages().stream()
                .filter(Message::isInstruction)
                .map(message -> quoted(message.text()))
                .collect(Collectors.collectingAndThen(Collectors.joining("; "), this::orNone));
    }

    private String attachments(ModelRequest request) {
        return request.messages().stream()
                .flatMap(message -> message.files().stream())
                .map(file -> file.bytes() == 0 ? file.name() : file.name() + " (" + size(file.bytes()) + ")")
                .collect(Collectors.collectingAndThen(Collectors.joining(", "), this::orNone));
    }

    private String orNone(String list) {
        return list.isEmpty() ? word("none") : list;
    }

    private String size(long bytes) {
        return bytes < 1_000 ? bytes + " " + word("bytes") : (bytes + 500) / 1_000 + " " + word("kilobytes");
    }

    private String quoted(String text) {
        return opening + shortened(text, LONGEST_QUOTE) + closing;
    }

    /** One line, shortened between code points. */
    private static String shortened(String text, int longest) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        return line.substring(0, end) + "…";
    }

    private String word(String key) {
        return words.getProperty(key);
    }

    private String file(String name) {
        try (InputStream in = open(name + "." + language + ".md")) {
            return new String(in.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(String name) {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(open(name), UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static InputStream open(String name) {
        return Phrases.class.getResourceAsStream(name);
    }
}
