package io.jackfield.host.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Base URLs as operators write them; they come out without a slash at the end, ready for a path. */
final class WebUrls {
    private WebUrls() {}

    static String http(String text) {
        return read(text, Set.of("http", "https"), "an http or https URL such as http://127.0.0.1:9000");
    }

    /** Telegram takes https only; a Bot API on this machine, such as the sandbox, takes http as well. */
    static String https(String text) {
        boolean loopback = text.matches("http://(127\\.0\\.0\\.1|localhost|\\[::1])([:/].*)?");
        return read(
                text,
                loopback ? Set.of("http") : Set.of("https"),
                "an https URL such as https://bots.example.org, or http on 127.0.0.1");
    }

    private static String read(String text, Set<String> schemes, String form) {
        try {
            URI uri = new URI(text);
            boolean complete = uri.getScheme() != null && uri.getHost() != null;
            if (!complete
                    || !schemes.contains(uri.getScheme())
                    || uri.getUserInfo() != null
                    || uri.getQuery() != null) {
                throw new IllegalArgumentException(form);
            }
            return text.replaceAll("/+$", "");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(form, e);
        }
    }
}
