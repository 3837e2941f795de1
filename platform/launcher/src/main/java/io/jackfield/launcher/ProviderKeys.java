package io.jackfield.launcher;

import io.jackfield.host.config.HostConfig;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The environment variables by which providers of models get their keys. */
final class ProviderKeys {
    private static final List<String> PROVIDERS = List.of("OPENAI", "OPENROUTER", "PERPLEXITY", "DEEPSEEK");
    private static final String SANDBOX_KEY = "sandbox";

    private ProviderKeys() {}

    /** Gives every provider without a key the sandbox's model server, unless the operator named another server. */
    static void standIn(String sandboxUrl, Map<String, String> environment) {
        for (String provider : PROVIDERS) {
            if (isSet(provider + "_API_KEY", environment)) {
                continue;
            }
            environment.put(provider + "_API_KEY", SANDBOX_KEY);
            if (!isSet(provider + "_BASE_URL", environment)) {
                environment.put(provider + "_BASE_URL", sandboxUrl + "/v1");
            }
        }
    }

    static boolean present(String provider, HostConfig config, Map<String, String> environment) {
        return isSet(prefix(provider) + "_API_KEY", environment)
                || config.pluginConfig("llm-" + provider).text("apiKey").isPresent();
    }

    static String prefix(String provider) {
        return provider.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    static boolean isSet(String name, Map<String, String> environment) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
