package io.jackfield.host.settings;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.read.KeyPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Why a change is not taken over, field by field. The cause of the {@link JackfieldException} that tells it. */
public final class SettingsRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Map<KeyPath, String> fields;

    private SettingsRefusal(String message, Map<KeyPath, String> fields) {
        super(message, null, false, false);
        this.fields = fields;
    }

    /**
     * @param fields what is wrong with each of the values that were to be set
     * @param others what is wrong elsewhere because of them
     */
    static JackfieldException of(Map<KeyPath, String> fields, List<String> others) {
        String all = String.join(
                "; ", Stream.concat(fields.values().stream(), others.stream()).toList());
        return new JackfieldException(
                StandardError.REQUEST_REJECTED, all, new SettingsRefusal(all, new LinkedHashMap<>(fields)));
    }

    static JackfieldException of(KeyPath path, String problem) {
        return of(Map.of(path, problem), List.of());
    }

    /** What is wrong with each field, by its path. */
    public Map<KeyPath, String> fields() {
        return fields == null ? Map.of() : fields;
    }
}
