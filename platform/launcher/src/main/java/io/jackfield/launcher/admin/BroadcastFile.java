package io.jackfield.launcher.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.IOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A broadcast as an operator writes it into a file.
 *
 * @param definition as the host takes it
 * @param attached what goes along, beside the file; empty for nothing
 * @param photo whether it is shown as a picture
 */
record BroadcastFile(ObjectNode definition, Optional<Path> attached, boolean photo) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static BroadcastFile read(Path file) {
        try {
            if (!(YAML.readTree(Files.readString(file)) instanceof ObjectNode content)) {
                throw refused(file, "has no fields; write name, texts and the like");
            }
            Optional<Path> attached = Optional.ofNullable(content.remove("file"))
                    .map(JsonNode::asText)
                    .map(name -> file.toAbsolutePath().resolveSibling(name));
            JsonNode photo = content.remove("photo");
            boolean asPhoto = photo == null
                    ? attached.map(BroadcastFile::type)
                            .filter(type -> type.matches("image/(png|jpeg)"))
                            .isPresent()
                    : photo.asBoolean();
            return new BroadcastFile(content, attached, asPhoto);
        } catch (JsonProcessingException e) {
            throw refused(file, "is no YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw refused(file, "cannot be read: " + e);
        }
    }

    /** By its name. */
    static String type(Path file) {
        String type = URLConnection.guessContentTypeFromName(file.getFileName().toString());
        return type == null ? "application/octet-stream" : type;
    }

    private static JackfieldException refused(Path file, String words) {
        return new JackfieldException(StandardError.REQUEST_REJECTED, "the file " + file + " " + words);
    }
}
