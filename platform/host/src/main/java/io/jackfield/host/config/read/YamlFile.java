package io.jackfield.host.config.read;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads one file into nodes with their lines. Placeholders are replaced after parsing, so a value can't change the
 * file's shape.
 */
final class YamlFile {
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String name;
    private final Placeholders placeholders;
    private final ConfigProblems problems;
    private final YAMLParser parser;

    private YamlFile(String name, Placeholders placeholders, ConfigProblems problems, YAMLParser parser) {
        this.name = name;
        this.placeholders = placeholders;
        this.problems = problems;
        this.parser = parser;
    }

    /**
     * The file's content; what is wrong with it goes to {@code problems}, and what could not be read is left out.
     *
     * @param name the file as messages call it
     */
    static Node.Section read(Path file, String name, Placeholders placeholders, ConfigProblems problems) {
        Place start = new Place(name, 0);
        try (YAMLParser parser = YAML.createParser(Files.readString(file))) {
            return new YamlFile(name, placeholders, problems, parser).document(start);
        } catch (CharacterCodingException e) {
            problems.add(start, "is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            problems.add(e.getCause() instanceof MarkedYAMLException wrong ? place(name, wrong) : start, reason(e));
        }
        return Node.Section.empty(start);
    }

    /** Only the reason: the library's own message would quote the line, secrets included. */
    private static String reason(IOException error) {
        return error.getCause() instanceof MarkedYAMLException wrong
                ? "is not valid YAML: " + wrong.getProblem()
                : "cannot be read: " + error.getClass().getSimpleName();
    }

    private static Place place(String name, MarkedYAMLException wrong) {
        return new Place(name, wrong.getProblemMark().getLine() + 1);
    }

    private Node.Section document(Place start) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null
                || (first == JsonToken.VALUE_STRING && parser.getText().isEmpty())) {
            return Node.Section.empty(start);
        }
        if (first != JsonToken.START_OBJECT) {
            problems.add(here(), "starts with a single value or a list; write keys such as 'outbox:'");
            return Node.Section.empty(start);
        }
        Node.Section content = section(start, "");
        if (parser.nextToken() != null) {
            problems.add(here(), "starts a second document; one file holds one");
        }
        return content;
    }

    private Node.Section section(Place place, String path) throws IOException {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            Place keyPlace = here();
            parser.nextToken();
            if (entries.putIfAbsent(key, node(keyPlace, keyPath, Secrets.named(key))) != null) {
                problems.add(keyPlace, keyPath + " is there twice; keep one");
            }
        }
        return new Node.Section(place, entries);
    }

    private Node node(Place place, String path, boolean secret) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> section(place, path);
            case START_ARRAY -> items(place, path, secret);
            default -> text(place, path, secret);
        };
    }

    private Node items(Place place, String path, boolean secret) throws IOException {
        List<Node> nodes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node(here(), path + "[" + nodes.size() + "]", secret));
        }
        return new Node.Items(place, nodes);
    }

    private Node text(Place place, String path, boolean secret) throws IOException {
        if (parser.isCurrentAlias()) {
            problems.add(place, path + " is an alias; write the value itself");
        }
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return new Node.Text(place, "", secret);
        }
        Placeholders.Replaced replaced = placeholders.replaceIn(parser.getText());
        replaced.problems().forEach(problem -> problems.add(place, path + " " + problem));
        return new Node.Text(
                place.by(replaced.variables()),
                replaced.text().strip(),
                secret || replaced.secret(),
                replaced.byDefault());
    }

    private Place here() {
        return new Place(name, parser.currentTokenLocation().getLineNr());
    }
}
