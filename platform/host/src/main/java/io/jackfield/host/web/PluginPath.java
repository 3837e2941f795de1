package io.jackfield.host.web;

import io.jackfield.api.ExtensionName;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /plugins/<plugin id>/<endpoint>} and what follows it.
 *
 * @param rest as it came, percent signs included; empty, or with its slash in front
 */
public record PluginPath(String plugin, String endpoint, String rest) {
    /** What all such paths begin with. */
    public static final String PREFIX = "/plugins/";

    private static final Pattern PATH =
            Pattern.compile(PREFIX + "([a-z0-9-]{2,64})/(" + ExtensionName.PATTERN + ")(/.*)?");

    /** None when the path is of another form. */
    public static Optional<PluginPath> of(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(3);
        return Optional.of(new PluginPath(matcher.group(1), matcher.group(2), rest == null ? "" : rest));
    }

    /** What follows, decoded. Throws {@link IllegalArgumentException} when it is encoded wrongly. */
    public String decodedRest() {
        return decoded(rest);
    }

    /** A part of any path, decoded. Throws as {@link #decodedRest} does. */
    static String decoded(String rest) {
        // A plus is a plus in a path, whatever it is in a query.
        return QueryStringDecoder.decodeComponent(rest.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
