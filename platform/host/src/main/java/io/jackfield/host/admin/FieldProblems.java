package io.jackfield.host.admin;

import io.jackfield.host.settings.SettingsRefusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a refused change had against each field, for forms. */
public final class FieldProblems {
    private FieldProblems() {}

    /** By the path of the field; none for a failure that is not about fields. */
    public static Map<String, String> of(Throwable failure) {
        Map<String, String> problems = new LinkedHashMap<>();
        if (failure.getCause() instanceof SettingsRefusal refusal) {
            refusal.fields().forEach((path, problem) -> problems.put(path.toString(), problem));
        }
        return problems;
    }
}
