package io.jackfield.host.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.host.store.AttachmentTable;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

/** A multipart/form-data body: the parameters of a call, nested ones as JSON text, and its files. */
public record Multipart(String contentType, Buffer body) {

    public static Multipart of(Buffer json, Map<String, AttachmentTable.Stored> files) {
        String boundary = "jackfield-" + UUID.randomUUID();
        Buffer body = Buffer.buffer();
        for (Map.Entry<String, JsonNode> field : tree(json).properties()) {
            JsonNode value = field.getValue();
            head(body, boundary, field.getKey())
                    .appendString("\r\n\r\n")
                    .appendString(value.isValueNode() ? value.asText() : value.toString())
                    .appendString("\r\n");
        }
        files.forEach((field, file) -> head(body, boundary, field)
                .appendString("; filename=\"" + safe(file.name()) + "\"\r\nContent-Type: " + safe(file.mediaType()))
                .appendString("\r\n\r\n")
                .appendBuffer(file.content())
                .appendString("\r\n"));
        body.appendString("--" + boundary + "--\r\n");
        return new Multipart("multipart/form-data; boundary=" + boundary, body);
    }

    private static Buffer head(Buffer body, String boundary, String field) {
        return body.appendString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + safe(field) + "\"");
    }

    private static String safe(String text) {
        return text.replaceAll("[\"\\r\\n]", "_");
    }

    private static JsonNode tree(Buffer json) {
        try {
            return Json.MAPPER.readTree(json.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("our own JSON is broken", e);
        }
    }
}
