package io.jackfield.host.plugins;

import io.jackfield.api.web.WebEndpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An HTTP route and the methods it wants, as it said when it was loaded. */
public record LoadedEndpoint(WebEndpoint endpoint, Set<String> methods) {
    private static final String NAME = "[a-z0-9-]{2,32}";
    private static final String METHOD = "[A-Z]{1,16}";

    /** The routes among a plugin's extensions, by name. Throws {@link BrokenJarException}. */
    public static Map<String, LoadedEndpoint> byName(List<?> extensions) {
        Map<String, LoadedEndpoint> endpoints = new LinkedHashMap<>();
        for (Object extension : extensions) {
            if (extension instanceof WebEndpoint endpoint) {
                String name = String.valueOf(endpoint.name());
                if (!name.matches(NAME)) {
                    throw new BrokenJarException("has a web endpoint named '" + name + "'; use 2 to 32 of a-z 0-9 -");
                }
                if (endpoints.put(name, new LoadedEndpoint(endpoint, methodsOf(name, endpoint))) != null) {
                    throw new BrokenJarException("has two web endpoints named " + name + "; rename one of them");
                }
            }
        }
        return endpoints;
    }

    private static Set<String> methodsOf(String name, WebEndpoint endpoint) {
        Set<String> methods = Set.copyOf(endpoint.methods());
        if (methods.isEmpty() || !methods.stream().allMatch(method -> method.matches(METHOD))) {
            throw new BrokenJarException("has web endpoint " + name + " with methods " + methods
                    + "; name one or more in capitals, such as GET");
        }
        return methods;
    }
}
