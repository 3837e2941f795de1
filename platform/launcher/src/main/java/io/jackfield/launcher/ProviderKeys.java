package io.jackfield.launcher;

import io.jackfield.host.config.HostConfig;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The environment variables by which providers of models get their keys. */
final class ProviderKeys {
    /** Where the sandbox's model server plays which service. */
    private static final Map<String, String> SANDBOX_PATHS = Map.of(
            "OPENAI", "/v1",
            "OPENROUTER", "/openrouter/api/v1",
            "PERPLEXITY", "/perplexity/v1",
            "DEEPSEEK", "/deepseek",
            "COMPATIBLE", "/local/v1");
    /** A server of the operator's own needs no key, but nobody else knows where it is. */
    private static final String OWN_SERVER = "compatible";

    private static final String SANDBOX_KEY = "sandbox";

    private ProviderKeys() {}

    /** Gives every provider without a key the sandbox's model server, unless the operator named another server. */
    static void standIn(String sandboxUrl, Map<String, String> environment) {
        SANDBOX_PATHS.forEach((provider, path) -> {
            if (isSet(provider + "_API_KEY", environment)) {
                return;
            }
            environment.put(provider + "_API_KEY", SANDBOX_KEY);
            if (!isSet(provider + "_BASE_URL", environment)) {
                environment.put(provider + "_BASE_URL", sandboxUrl + path);
            }
        });
    }

    /** What the operator has to set before this provider can answer; empty when nothing is missing. */
    static Optional<String> missing(String provider, HostConfig config, Map<String, String> environment) {
        String what = provider.equals(OWN_SERVER) ? "baseUrl" : "apiKey";
        String variable = prefix(provider) + (provider.equals(OWN_SERVER) ? "_BASE_URL" : "_API_KEY");
        boolean present = isSet(variable, environment)
                || config.pluginConfig("llm-" + provider).text(what).isPresent();
        return present ? Optional.empty() : Optional.of(variable);
    }

    private static String prefix(String provider) {
        return provider.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    static boolean isSet(String name, Map<String, String> environment) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
