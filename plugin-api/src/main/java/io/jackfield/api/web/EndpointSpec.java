package io.jackfield.api.web;

import io.jackfield.api.Experimental;
import io.jackfield.api.ExtensionName;
import java.util.Set;

/**
 * Where an endpoint answers and to which methods. Immutable.
 *
 * @param name the name in the path: 2 to 32 of a-z 0-9 and -
 * @param methods in capitals, at least one; callers with another one get 405
 */
@Experimental
public record EndpointSpec(String name, Set<String> methods) {
    public EndpointSpec {
        ExtensionName.require("endpoint", name);
        methods = Set.copyOf(methods);
        if (methods.isEmpty() || !methods.stream().allMatch(method -> method.matches("[A-Z]{1,16}"))) {
            throw new IllegalArgumentException(
                    "methods of endpoint " + name + " are " + methods + "; name one or more in capitals, such as GET");
        }
    }

    /** Answers GET and POST. */
    public static EndpointSpec named(String name) {
        return new EndpointSpec(name, Set.of("GET", "POST"));
    }

    /** Answers these methods only. */
    public EndpointSpec methods(String... methods) {
        return new EndpointSpec(name, Set.of(methods));
    }
}
