package io.jackfield.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as maps, lists, texts, flags and numbers: whole ones of 64 bits are {@link Long}, others {@link BigInteger} and
 * {@link BigDecimal}, and {@code null} is an empty {@link Optional}. Strict: one value, no key twice.
 */
public final class Json {
    public static final Object NULL = Optional.empty();

    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 40;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // keys come from strangers, and buffers would outlive the plugin
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private Json() {}

    /** @throws IOException when it is not one JSON value, or too deep */
    public static Object read(byte[] text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the first value");
            }
            return value;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberValue() instanceof BigInteger large ? large : parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NULL;
            case null, default -> throw new JsonParseException(parser, "there is no value");
        };
    }

    private static Map<String, Object> fields(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<Object> items(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }

    /** Fields in this order. */
    @SafeVarargs
    public static Map<String, Object> object(Map.Entry<String, ?>... fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Map.Entry<String, ?> field : fields) {
            object.put(field.getKey(), field.getValue());
        }
        return object;
    }

    /** @param value of the kinds that {@link #read} gives, and {@link Integer} */
    public static String write(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(value, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing of it leaves memory", e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator generator) throws IOException {
        switch (value) {
            case Map<?, ?> fields -> {
                generator.writeStartObject();
                for (Map.Entry<?, ?> field : fields.entrySet()) {
                    generator.writeFieldName((String) field.getKey());
                    write(field.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case List<?> items -> {
                generator.writeStartArray();
                for (Object item : items) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case String text -> generator.writeString(text);
            case Boolean flag -> generator.writeBoolean(flag);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            case Optional<?> none when none.isEmpty() -> generator.writeNull();
            default -> throw new IllegalArgumentException("JSON has no word for a " + value.getClass());
        }
    }
}
