package io.jackfield.crm.webhook;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import io.jackfield.api.event.ListenerSpec;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the events of a bot go, and which.
 *
 * @param timeout for one call, from connecting to the end of the answer
 * @param fields by the name that the other side wants, the value it gets; see {@link Payload}
 */
record Endpoint(URI url, String secret, Duration timeout, Set<String> events, Map<String, String> fields) {
    private static final List<String> USUAL_EVENTS = List.of("application.sent", "application.changed");
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(25);

    /** Empty where there is no address. */
    static Optional<Endpoint> of(PluginConfig config) {
        return config.text("url")
                .map(url -> new Endpoint(
                        address(url), config.requiredText("secret"), timeout(config), events(config), fields(config)));
    }

    static Set<String> events(PluginConfig config) {
        List<String> chosen = config.texts("events");
        return new LinkedHashSet<>(chosen.isEmpty() ? USUAL_EVENTS : chosen);
    }

    /** What a field gets is looked at here, so that a mistake shows when the plugin is loaded. */
    private static Map<String, String> fields(PluginConfig config) {
        PluginConfig section = config.section("fields");
        if (section.keys().isEmpty()) {
            return Payload.USUAL_FIELDS;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        section.keys().forEach(name -> fields.put(name, section.requiredText(name)));
        fields.forEach((name, value) -> {
            if (!Payload.knows(value)) {
                throw invalid("fields." + name + " is '" + value + "'; use one of " + Payload.VALUES);
            }
        });
        return fields;
    }

    private static URI address(String url) {
        try {
            URI address = URI.create(url);
            if (address.getHost() != null && List.of("http", "https").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw invalid("url is no address: " + e.getMessage());
        }
        throw invalid("url has no host; write it as https://crm.example.com/events");
    }

    private static Duration timeout(PluginConfig config) {
        Duration timeout = config.duration("timeout", USUAL_TIMEOUT);
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw invalid("timeout is " + timeout + "; use up to " + LONGEST_TIMEOUT.toSeconds() + "s");
        }
        return timeout;
    }

    private static JackfieldException invalid(String problem) {
        return new JackfieldException(StandardError.CONFIG_INVALID, "plugin crm-webhook: " + problem);
    }

    boolean hears(String event) {
        return new ListenerSpec("crm-webhook", events).hears(event);
    }

    /** For messages: an address may carry a key in its path or query. */
    String host() {
        return url.getHost();
    }
}
