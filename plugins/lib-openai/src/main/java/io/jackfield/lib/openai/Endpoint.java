package io.jackfield.lib.openai;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;

/**
 * A service that speaks one of OpenAI's protocols.
 *
 * @param name for messages to the operator, such as {@code openai}
 * @param baseUrl what comes before {@code /responses} or {@code /chat/completions}, such as
 *     {@code https://api.openai.com/v1}
 * @param connectTimeout until the connection stands
 * @param readTimeout the longest silence, before the answer and inside it
 */
public record Endpoint(
        String name, URI baseUrl, String apiKey, Protocol protocol, Duration connectTimeout, Duration readTimeout) {
    public Endpoint {
        requireNonNull(name, "name");
        if (baseUrl.getHost() == null) {
            throw new IllegalArgumentException(
                    "baseUrl is '" + baseUrl + "'; use one such as https://api.openai.com/v1");
        }
        if (apiKey.isBlank()) {
            throw new IllegalArgumentException("apiKey is empty");
        }
        requireNonNull(protocol, "protocol");
        requireNonNull(connectTimeout, "connectTimeout");
        requireNonNull(readTimeout, "readTimeout");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return name + " at " + baseUrl;
    }
}
