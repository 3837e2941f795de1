package io.jackfield.host.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.util.List;

/** The content of a {@code plugins.json}. */
public record IndexFile(List<IndexEntry> plugins) {
    public static final String NAME = "plugins.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    public IndexFile {
        plugins = plugins == null ? List.of() : List.copyOf(plugins);
    }

    /** @param place for the message when it cannot be read */
    static IndexFile read(String json, String place) {
        try {
            IndexFile index = JSON.readValue(json, IndexFile.class);
            index.plugins.stream()
                    .filter(entry -> !entry.isComplete())
                    .findFirst()
                    .ifPresent(entry -> {
                        throw invalid(
                                place, "entry '" + entry.id() + "' needs id, version, file and sha256 (64 of 0-9 a-f)");
                    });
            return index;
        } catch (JsonProcessingException e) {
            throw invalid(place, e.getOriginalMessage());
        }
    }

    public String json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JackfieldException invalid(String place, String problem) {
        return new JackfieldException(
                StandardError.CONFIG_INVALID,
                place + " is no plugin index: " + problem + "; 'jackfield plugins index DIR' writes one");
    }
}
