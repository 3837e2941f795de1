package io.jackfield.sandbox.llm;

import static io.jackfield.sandbox.llm.RequestReader.child;
import static io.jackfield.sandbox.llm.RequestReader.text;

import io.jackfield.sandbox.llm.ModelRequest.File;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the parts of a message that are not text: {@code image_url}, {@code file} and {@code input_audio} of Chat
 * Completions, {@code input_image} and {@code input_file} of Responses.
 */
final class MessageFiles {
    private static final Pattern DATA_URI = Pattern.compile("data:([^;,]*)[^,]*,(.*)", Pattern.DOTALL);

    private MessageFiles() {}

    static File read(JsonObject part) {
        JsonObject nested = child(part, "file");
        Optional<String> data = Stream.of(
                        text(part, "image_url"),
                        text(child(part, "image_url"), "url"),
                        text(part, "file_data"),
                        text(nested, "file_data"),
                        text(child(part, "input_audio"), "data"))
                .flatMap(Optional::stream)
                .findFirst();
        Matcher uri = DATA_URI.matcher(data.orElse(""));
        boolean inside = uri.matches();
        String kind = inside ? uri.group(1) : part.getString("type", "file");
        String name = text(part, "filename").or(() -> text(nested, "filename")).orElse(kind);
        boolean address = data.orElse("").startsWith("http");
        return new File(name, inside ? bytes(uri.group(2)) : address ? 0 : bytes(data.orElse("")));
    }

    /** Of what is encoded in Base64. */
    private static long bytes(String base64) {
        long padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
        return base64.length() * 3L / 4 - padding;
    }
}
