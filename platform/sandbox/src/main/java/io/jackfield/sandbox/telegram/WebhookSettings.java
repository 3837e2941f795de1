package io.jackfield.sandbox.telegram;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a bot asked of its webhook.
 *
 * @param url https, or http on this machine and in its own network
 * @param secret sent along in a header; empty for none
 * @param maxConnections updates delivered at the same time
 */
record WebhookSettings(String url, String secret, int maxConnections) {
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{0,256}");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PRIVATE = Pattern.compile(
            "127(\\.\\d+){3}|10(\\.\\d+){3}|192\\.168(\\.\\d+){2}|172\\.(1[6-9]|2\\d|3[01])(\\.\\d+){2}");
    private static final Pattern LOCAL_NAME =
            Pattern.compile("[a-z0-9-]+|[a-z0-9.-]+\\.(localhost|local|internal|test)", Pattern.CASE_INSENSITIVE);
    private static final int DEFAULT_CONNECTIONS = 40;
    private static final int MOST_CONNECTIONS = 100;

    static WebhookSettings from(ApiCall call) {
        String secret = call.text("secret_token");
        if (!SECRET.matcher(secret).matches()) {
            throw ApiError.badRequest("secret token contains unallowed characters");
        }
        long connections = call.number("max_connections", DEFAULT_CONNECTIONS);
        return new WebhookSettings(checkedUrl(call.text("url")), secret, Math.clamp(connections, 1, MOST_CONNECTIONS));
    }

    /** This machine, private networks, and names that mean something only there: those of containers, for example. */
    private static boolean isNear(String host) {
        return THIS_MACHINE.contains(host)
                || PRIVATE.matcher(host).matches()
                || LOCAL_NAME.matcher(host).matches();
    }

    private static String checkedUrl(String url) {
        try {
            URI uri = new URI(url);
            boolean local = "http".equals(uri.getScheme()) && isNear(String.valueOf(uri.getHost()));
            if (local || ("https".equals(uri.getScheme()) && uri.getHost() != null)) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw ApiError.badRequest("bad webhook: invalid webhook URL specified");
        }
        throw ApiError.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
    }
}
