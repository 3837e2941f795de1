package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.host.operator.HostPages.Page;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;

/** What of a page's answer is passed on: status, body, its type, and where else in the page it leads. */
final class PageAnswerJson {
    private static final int LONGEST = 4 << 20;
    private static final String ROOT = "/page";

    private PageAnswerJson() {}

    /** @param path that was asked */
    static JsonObject of(Page page, String path, WebAnswer answer) {
        if (answer.body().length > LONGEST) {
            throw fault(page, "answered with " + answer.body().length + " bytes; give up to " + LONGEST);
        }
        JsonObject json = new JsonObject()
                .put("status", answer.status())
                .put("contentType", answer.headers().getOrDefault("content-type", "application/octet-stream"))
                .put("body", Base64.getEncoder().encodeToString(answer.body()));
        String location = answer.headers().get("location");
        return answer.status() / 100 == 3 && location != null
                ? json.put("location", inside(page, path, location))
                : json;
    }

    /** Relative to the page: a frame that is led elsewhere would have told others its address. */
    private static String inside(Page page, String path, String location) {
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
        throw fault(page, "leads to '" + location + "'; a page leads to its own addresses only, such as './'");
    }

    private static JackfieldException fault(Page page, String what) {
        return new JackfieldException(
                StandardError.PLUGIN_FAULT, "page " + page.name() + " of plugin " + page.plugin() + " " + what);
    }
}
