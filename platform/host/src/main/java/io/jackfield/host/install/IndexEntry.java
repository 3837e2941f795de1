package io.jackfield.host.install;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A plugin jar in a {@code plugins.json}.
 *
 * @param api the range of API versions it is made for; empty for any
 * @param file where the jar is, relative to the index
 * @param sha256 of the jar, in lower-case hex
 * @param signature in base64; empty when it is not signed
 * @param needs ids of plugins it depends on
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record IndexEntry(
        String id,
        String version,
        String api,
        String file,
        String sha256,
        String signature,
        String description,
        List<String> permissions,
        List<String> needs) {
    public IndexEntry {
        id = text(id);
        version = text(version);
        api = text(api);
        file = text(file);
        sha256 = text(sha256);
        signature = text(signature);
        description = text(description);
        permissions = permissions == null ? List.of() : List.copyOf(permissions);
        needs = needs == null ? List.of() : List.copyOf(needs);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** Whether it has what installing takes. */
    boolean isComplete() {
        return !id.isEmpty() && !version.isEmpty() && !file.isEmpty() && sha256.matches("[0-9a-f]{64}");
    }
}
