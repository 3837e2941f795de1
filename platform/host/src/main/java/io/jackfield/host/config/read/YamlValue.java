package io.jackfield.host.config.read;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** One value as operators write it in a box of text: a single text, a list or keys with values, in YAML. */
public final class YamlValue {
    private static final YAMLFactory YAML = new YAMLFactory();
    private static final YAMLFactory WRITER = YAMLFactory.builder()
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private static final int DEEPEST = 50;

    private final YAMLParser parser;

    private YamlValue(YAMLParser parser) {
        this.parser = parser;
    }

    /**
     * Texts, lists and maps; numbers and flags are texts as well, as in the files. Null for nothing.
     *
     * @throws IllegalArgumentException with what is wrong; it does not quote the text
     */
    public static Object of(String yaml) {
        try (YAMLParser parser = YAML.createParser(yaml)) {
            YamlValue reader = new YamlValue(parser);
            Object value = parser.nextToken() == null ? null : reader.value(0);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("it holds more than one value; write one");
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not valid YAML" + reason(e), e);
        }
    }

    /** The value as it would be written into a file. */
    public static String text(Object value) {
        if (value == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        try (YAMLGenerator yaml = WRITER.createGenerator(text)) {
            write(yaml, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().stripTrailing();
    }

    private static void write(YAMLGenerator yaml, Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> {
                yaml.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    yaml.writeFieldName(entry.getKey().toString());
                    write(yaml, entry.getValue());
                }
                yaml.writeEndObject();
            }
            case List<?> list -> {
                yaml.writeStartArray();
                for (Object item : list) {
                    write(yaml, item);
                }
                yaml.writeEndArray();
            }
            case null -> yaml.writeNull();
            default -> yaml.writeString(value.toString());
        }
    }

    /** What stands at a place of a file, secrets hidden. */
    public static Object shown(Node node) {
        return switch (node) {
            case Node.Text text -> text.shown();
            case Node.Items items ->
                items.nodes().stream().map(YamlValue::shown).toList();
            case Node.Section section -> {
                Map<String, Object> map = new LinkedHashMap<>();
                section.entries().forEach((key, inner) -> map.put(key, shown(inner)));
                yield map;
            }
        };
    }

    private static String reason(IOException error) {
        return error.getCause() instanceof MarkedYAMLException wrong
                ? ": " + wrong.getProblem() + " in line "
                        + (wrong.getProblemMark() == null
                                ? 1
                                : wrong.getProblemMark().getLine() + 1)
                : "";
    }

    private Object value(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("it is nested more than " + DEEPEST + " deep");
        }
        if (parser.isCurrentAlias()) {
            throw new IllegalArgumentException("it has an alias; write the value itself");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(depth);
            case START_ARRAY -> list(depth);
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private Map<String, Object> map(int depth) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (map.containsKey(key)) {
                throw new IllegalArgumentException(key + " is there twice; keep one");
            }
            map.put(key, value(depth + 1));
        }
        return map;
    }

    private List<Object> list(int depth) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(depth + 1));
        }
        return list;
    }
}
