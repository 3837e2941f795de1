package io.jackfield.host.operator;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.web.WebAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * What of a page's answer is passed on. Any thread.
 *
 * @param contentType of the body
 * @param location where else in the page it leads, as a path of the page: {@code /orders/7?new=1}
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way out; never compared
public record PageAnswer(int status, String contentType, byte[] body, Optional<String> location) {
    private static final int LONGEST = 4 << 20;
    private static final String ROOT = "/page";

    /**
     * @param name of the page, for the sentences
     * @param path that was asked
     * @throws JackfieldException when it is more than a page may say
     */
    public static PageAnswer checked(String plugin, String name, String path, WebAnswer answer) {
        String page = "page " + name + " of plugin " + plugin;
        if (answer == null) {
            throw fault(page + " gave null; give WebAnswer.status(204) instead");
        }
        if (answer.body().length > LONGEST) {
            throw fault(page + " answered with " + answer.body().length + " bytes; give up to " + LONGEST);
        }
        return new PageAnswer(
                answer.status(),
                answer.headers().getOrDefault("content-type", "application/octet-stream"),
                answer.body(),
                Optional.ofNullable(answer.headers().get("location"))
                        .filter(location -> answer.status() / 100 == 3)
                        .map(location -> inside(page, path, location)));
    }

    /** Relative to the page: a frame that is led elsewhere would have told others its address. */
    private static String inside(String page, String path, String location) {
        try {
            URI here = new URI("page", "page", ROOT + (path.isEmpty() ? "/" : path), null, null);
            URI there = here.resolve(new URI(location)).normalize();
            if ("page".equals(there.getScheme())
                    && "page".equals(there.getRawAuthority())
                    && there.getRawPath().startsWith(ROOT + "/")) {
                String query = there.getRawQuery() == null ? "" : "?" + there.getRawQuery();
                return there.getRawPath().substring(ROOT.length()) + query;
            }
        } catch (URISyntaxException noAddress) {
            // told below, as any other
        }
        throw fault(page + " leads to '" + location + "'; a page leads to its own addresses only, such as './'");
    }

    private static JackfieldException fault(String what) {
        return new JackfieldException(StandardError.PLUGIN_FAULT, what);
    }
}
