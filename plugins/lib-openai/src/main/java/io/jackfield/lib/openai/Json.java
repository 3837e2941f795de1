package io.jackfield.lib.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** What events look like inside. */
final class Json {
    /** Buffers are shared by all streams: kept for each thread, as is usual, they would be kept for each stream. */
    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            // as careless servers write it
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build());

    private Json() {}

    /** @throws IOException without a word of the event, which may quote the answer */
    static JsonNode read(ByteBuffer event) throws IOException {
        try {
            return MAPPER.readTree(event.array(), event.arrayOffset() + event.position(), event.remaining());
        } catch (IOException e) {
            return readDamaged(event);
        }
    }

    /** With what is no UTF-8 replaced. */
    private static JsonNode readDamaged(ByteBuffer event) throws IOException {
        try {
            return MAPPER.readTree(UTF_8.decode(event.duplicate()).toString());
        } catch (JsonProcessingException e) {
            throw notJson();
        }
    }

    /** @throws IOException without a word of the document */
    static JsonNode read(InputStream document) throws IOException {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException e) {
            throw notJson();
        }
    }

    /** Writes a document. */
    interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    /** In UTF-8. */
    static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            writer.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static IOException notJson() {
        return new IOException("something that is not JSON");
    }
}
