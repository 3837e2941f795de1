package io.jackfield.lib.openai;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.StandardError;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A service as the operator has set it up.
 *
 * @param name for messages to the operator, such as {@code openai}
 * @param baseUrl what comes before {@code /responses} or {@code /chat/completions}
 * @param apiKey empty when the service wants none
 * @param connectTimeout until the connection stands
 * @param readTimeout the longest silence, before the answer and inside it
 * @param headers sent with every request
 * @param concurrency requests at once; 0 for as many as come
 * @param errorCodes what codes of the service mean that nobody else has
 * @param manners what it does not take
 */
record Endpoint(
        String name,
        URI baseUrl,
        String apiKey,
        Protocol protocol,
        Duration connectTimeout,
        Duration readTimeout,
        Map<String, String> headers,
        int concurrency,
        Map<String, StandardError> errorCodes,
        Manners manners) {
    /** The option of an offer that names one of {@code accounts}. */
    static final String ACCOUNT = "account";

    Endpoint {
        requireNonNull(name, "name");
        requireNonNull(baseUrl, "baseUrl");
        requireNonNull(apiKey, "apiKey");
        requireNonNull(protocol, "protocol");
        requireNonNull(connectTimeout, "connectTimeout");
        requireNonNull(readTimeout, "readTimeout");
        headers = Map.copyOf(headers);
        errorCodes = Map.copyOf(errorCodes);
        requireNonNull(manners, "manners");
    }

    /**
     * @param config of the plugin, or with what a bot lays over it
     * @param account one of {@code accounts} there, whose key, address and headers come first; empty for none
     * @throws JackfieldException with {@code CONFIG_INVALID}
     */
    static Endpoint from(PluginConfig config, String account, Profile profile) {
        Optional<PluginConfig> own = account(config, account, profile);
        if (!hasKey(config, account, profile)) {
            throw keyMissing(profile);
        }
        return new Endpoint(
                profile.name(),
                baseUrl(text(config, own, "baseUrl").orElse(profile.baseUrl()), profile),
                text(config, own, "apiKey").orElse(""),
                protocol(config, profile),
                config.duration("connectTimeout", Duration.ofSeconds(10)),
                config.duration("readTimeout", Duration.ofSeconds(60)),
                headers(config, own),
                config.number("concurrency", 0, 10_000, 0),
                errorCodes(texts(config.section("errorCodes")), profile),
                manners(config));
    }

    private static Manners manners(PluginConfig config) {
        return new Manners(
                Set.copyOf(config.texts("omit")),
                config.text("limitField", ""),
                config.flag("alternateTurns", false),
                config.flag("systemRole", true));
    }

    /** Whether it has the key that the service wants, if it wants one. */
    static boolean hasKey(PluginConfig config, String account, Profile profile) {
        return !profile.keyNeeded()
                || text(config, account(config, account, profile), "apiKey")
                        .filter(key -> !key.isBlank())
                        .isPresent();
    }

    static JackfieldException keyMissing(Profile profile) {
        return missing(profile, "apiKey", "API_KEY");
    }

    private static Optional<PluginConfig> account(PluginConfig config, String account, Profile profile) {
        if (account.isEmpty()) {
            return Optional.empty();
        }
        PluginConfig accounts = config.section("accounts");
        if (!accounts.keys().contains(account)) {
            String known = String.join(", ", accounts.keys());
            throw invalid(
                    profile,
                    "option " + ACCOUNT,
                    account,
                    known.isEmpty() ? "none, or add it to accounts in " + profile.configFile() : known);
        }
        return Optional.of(accounts.section(account));
    }

    private static Optional<String> text(PluginConfig config, Optional<PluginConfig> account, String key) {
        return account.flatMap(own -> own.text(key)).or(() -> config.text(key));
    }

    private static Map<String, String> headers(PluginConfig config, Optional<PluginConfig> account) {
        Map<String, String> headers = texts(config.section("headers"));
        account.ifPresent(own -> headers.putAll(texts(own.section("headers"))));
        return headers;
    }

    private static URI baseUrl(String text, Profile profile) {
        if (text.isBlank()) {
            throw missing(profile, "baseUrl", "BASE_URL");
        }
        if (!text.matches("https?://[^/\\s]+\\S*")) {
            throw invalid(profile, "baseUrl", text, "one such as https://api.openai.com/v1");
        }
        return URI.create(text);
    }

    private static Protocol protocol(PluginConfig config, Profile profile) {
        String text = config.text("protocol", "");
        if (text.isEmpty()) {
            return profile.protocol();
        }
        if (!profile.protocolChoosable()) {
            throw invalid(profile, "protocol", text, "no such key: this service speaks one protocol only");
        }
        return switch (text) {
            case "responses" -> Protocol.RESPONSES;
            case "chat" -> Protocol.CHAT;
            default -> throw invalid(profile, "protocol", text, "responses or chat");
        };
    }

    private static Map<String, String> texts(PluginConfig section) {
        Map<String, String> texts = new LinkedHashMap<>();
        section.keys().forEach(key -> section.text(key).ifPresent(text -> texts.put(key, text)));
        return texts;
    }

    private static Map<String, StandardError> errorCodes(Map<String, String> codes, Profile profile) {
        return codes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, code -> meaning(code.getValue(), profile)));
    }

    private static StandardError meaning(String name, Profile profile) {
        try {
            return StandardError.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw invalid(profile, "errorCodes", name, "meanings such as OVERLOADED or OUT_OF_CREDIT");
        }
    }

    private static JackfieldException missing(Profile profile, String key, String variable) {
        return new JackfieldException(
                StandardError.CONFIG_INVALID,
                "plugin " + profile.pluginId() + ": " + key + " is empty; set it in " + profile.configFile() + " or as "
                        + profile.variable(variable));
    }

    private static JackfieldException invalid(Profile profile, String key, String value, String allowed) {
        return new JackfieldException(
                StandardError.CONFIG_INVALID,
                "plugin " + profile.pluginId() + ": " + key + " is '" + value + "'; use " + allowed);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return name + " at " + baseUrl;
    }
}
