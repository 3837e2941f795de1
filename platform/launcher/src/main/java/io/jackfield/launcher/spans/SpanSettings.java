package io.jackfield.launcher.spans;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where spans go, by the variables that OpenTelemetry has for it.
 *
 * @param address of the collector, with the path of its traces
 * @param headers that it wants, such as a key
 * @param share of the updates that went well, 0 to 1; all others are sent anyway
 */
public record SpanSettings(URI address, Map<String, String> headers, double share) {
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";
    private static final String SHARE = "OTEL_TRACES_SAMPLER_ARG";
    private static final String USUAL_SHARE = "0.01";

    public SpanSettings {
        headers = Map.copyOf(headers);
    }

    /**
     * Absent where no spans are wanted.
     *
     * @param variable its value by its name, empty where it is not set
     */
    public static Optional<SpanSettings> of(UnaryOperator<String> variable) {
        String endpoint = variable.apply(ENDPOINT);
        if (endpoint.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SpanSettings(address(endpoint), headers(variable.apply(HEADERS)), share(variable.apply(SHARE))));
    }

    private static URI address(String endpoint) {
        try {
            URI base = new URI(endpoint);
            if (base.getHost() != null && String.valueOf(base.getScheme()).matches("https?")) {
                return URI.create(endpoint.replaceFirst("/+$", "") + "/v1/traces");
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new JackfieldException(
                StandardError.CONFIG_INVALID,
                ENDPOINT + " is '" + endpoint + "'; use the base of a collector for OTLP over HTTP, such as"
                        + " http://127.0.0.1:4318, or nothing for no spans");
    }

    /** Their values are keys, so none is shown. */
    private static Map<String, String> headers(String list) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String pair : list.isBlank() ? new String[0] : list.split(",")) {
            int sign = pair.indexOf('=');
            if (sign < 1) {
                throw new JackfieldException(
                        StandardError.CONFIG_INVALID,
                        HEADERS + " has something that is no name=value; use api-key=…,tenant=…");
            }
            headers.put(
                    pair.substring(0, sign).strip(),
                    URLDecoder.decode(pair.substring(sign + 1).strip().replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static double share(String text) {
        String given = text.isEmpty() ? USUAL_SHARE : text;
        try {
            double share = Double.parseDouble(given);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new JackfieldException(
                StandardError.CONFIG_INVALID,
                SHARE + " is '" + given + "'; use a number from 0 to 1, such as 0.01 for one update in a hundred");
    }
}
