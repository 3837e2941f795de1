package io.jackfield.host.config.read;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The environment, for keys that files leave out.
 *
 * @param set variables that are not empty
 * @param sandbox base of the sandbox, which stands in for what has no key; absent outside sandbox mode
 */
public record Variables(Map<String, String> set, Optional<String> sandbox) {
    public Variables {
        set = set.entrySet().stream()
                .filter(variable -> !variable.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Outside sandbox mode. */
    public static Variables of(Map<String, String> environment) {
        return new Variables(environment, Optional.empty());
    }

    public Variables withSandbox(Optional<String> base) {
        return new Variables(set, base);
    }

    public Optional<String> find(Optional<String> name) {
        return name.map(set::get).map(String::strip);
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "Variables[" + set.keySet() + ", " + sandbox + "]";
    }
}
