package io.jackfield.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.web.EndpointSpec;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebEndpoint;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.Parameters;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.web.PluginPath;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls the plugin's HTTP routes, without a network. What the host answers by itself comes as it does there: 404 for a
 * path that is nobody's, 405 for a method that the route does not want. A route that fails throws in the test, where a
 * caller would get 500 or 503. An answer that comes piece by piece is given as a whole.
 */
public final class TestWeb {
    private static final String CALLER = "203.0.113.7";

    private final String plugin;
    private final Map<String, LoadedExtension<WebEndpoint, EndpointSpec>> endpoints;
    private final Function<URI, Optional<String>> shop;

    /** @param shop takes payments on its pages, and says why not */
    TestWeb(
            String plugin,
            Map<String, LoadedExtension<WebEndpoint, EndpointSpec>> endpoints,
            Function<URI, Optional<String>> shop) {
        this.plugin = plugin;
        this.endpoints = endpoints;
        this.shop = shop;
    }

    /**
     * Somebody pays on a page that the plugin's answer led to. Gives why not, when nothing is to be paid there; in
     * memory only.
     */
    public Optional<String> paysOn(URI page) {
        return shop.apply(page);
    }

    /** @param path such as {@code /plugins/command-hello/status?full=yes} */
    public WebAnswer get(String path) {
        return call("GET", path, Map.of(), "");
    }

    public WebAnswer post(String path, String body) {
        return call("POST", path, Map.of(), body);
    }

    /** @param headers names in lower case */
    public WebAnswer call(String method, String path, Map<String, String> headers, String body) {
        URI address = URI.create(path);
        PluginPath called = PluginPath.of(address.getRawPath()).orElse(null);
        if (called == null || !called.plugin().equals(plugin) || !endpoints.containsKey(called.endpoint())) {
            return WebAnswer.notFound();
        }
        LoadedExtension<WebEndpoint, EndpointSpec> endpoint = endpoints.get(called.endpoint());
        if (!endpoint.spec().methods().contains(method)) {
            return WebAnswer.status(405);
        }
        byte[] bytes = body.getBytes(UTF_8);
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        WebRequest request = new WebRequest(
                method,
                called.decodedRest(),
                headers,
                Parameters.of(query, headers.getOrDefault("content-type", ""), bytes),
                bytes,
                CALLER);
        try {
            return answer(endpoint.extension(), request);
        } catch (Exception e) {
            throw CallResult.Failed.of(plugin, e).error();
        }
    }

    private static WebAnswer answer(WebEndpoint endpoint, WebRequest request) throws Exception {
        RecordedStream stream = new RecordedStream();
        WebAnswer answer = endpoint.answer(request, stream);
        return stream.whole().orElse(answer);
    }
}
