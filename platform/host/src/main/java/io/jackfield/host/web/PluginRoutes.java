package io.jackfield.host.web;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.web.EndpointSpec;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebEndpoint;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.ExtensionCall;
import io.jackfield.host.config.PluginLimits;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.plugins.LoadedExtension;
import io.jackfield.host.plugins.PluginRoom;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /plugins/<plugin id>/<endpoint>}, and what {@code server.paths} names instead: the HTTP routes of plugins.
 * Callers get a status and no detail; the log gets plugin, endpoint and status, never a query, a header or a body. Core
 * loop only.
 */
public final class PluginRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(PluginRoutes.class);
    private static final Duration SHORT_WAIT = Duration.ofSeconds(1);

    private final CoreLoop loop;
    private final RequestBodies bodies;
    private final PluginPaths paths;
    private final PluginRoom plugins;
    private final PluginsConfig config;
    private final WebCalls calls;

    public PluginRoutes(
            CoreLoop loop,
            RequestBodies bodies,
            PluginPaths paths,
            PluginRoom plugins,
            PluginsConfig config,
            WebCalls calls) {
        this.loop = loop;
        this.bodies = bodies;
        this.paths = paths;
        this.plugins = plugins;
        this.config = config;
        this.calls = calls;
    }

    /** Whether the path is one of a plugin's, loaded or not. */
    boolean isOurs(String path) {
        return paths.isOurs(path);
    }

    void handle(HttpServerRequest request) {
        PluginPath path = paths.of(request.path()).orElse(null);
        EndpointSpec endpoint = path == null ? null : specOf(path).orElse(null);
        if (endpoint == null) {
            end(request, 404);
            return;
        }
        if (!endpoint.methods().contains(request.method().name())) {
            request.response()
                    .putHeader(
                            "Allow",
                            String.join(
                                    ", ", endpoint.methods().stream().sorted().toList()));
            end(request, 405);
            return;
        }
        bodies.read(
                request,
                config.maxBodyBytes(),
                body -> call(request, path, body == null ? Buffer.buffer() : body),
                refusal -> {
                    LOG.warn("web: {} status={} {}", shown(path), refusal.status(), refusal.reason());
                    end(request, refusal.status());
                });
    }

    private void call(HttpServerRequest request, PluginPath path, Buffer body) {
        WebRequest call;
        try {
            call = calls.read(request, path.rest(), body.getBytes());
        } catch (IllegalArgumentException wronglyEncoded) {
            end(request, 400);
            return;
        }
        PluginLimits limits = config.limitsOf(path.plugin());
        HttpStream stream = new HttpStream(loop, request.response(), limits.streamDeadline());
        new ExtensionCall<WebEndpoint, WebAnswer>(
                        ExtensionKind.WEB_ENDPOINT,
                        path.endpoint(),
                        (endpoint, grant) -> endpoint.answer(call, stream),
                        limits.callDeadline(),
                        stream::started,
                        result -> loop.run(() -> answered(request.response(), stream, path, result)))
                .sendTo(path.plugin(), loop.vertx());
    }

    private Optional<EndpointSpec> specOf(PluginPath path) {
        return plugins.find(path.plugin())
                .map(plugin -> plugin.extensions(ExtensionKind.WEB_ENDPOINT).get(path.endpoint()))
                .map(LoadedExtension::spec);
    }

    private static void answered(
            HttpServerResponse response, HttpStream stream, PluginPath path, CallResult<WebAnswer> result) {
        if (!stream.hasBegun()) {
            answer(response, path, result);
        } else if (result instanceof CallResult.Failed<WebAnswer>(JackfieldException error)) {
            // Cut and not ended, so that the caller sees that there would have been more.
            LOG.warn("web: {} its answer breaks off: {}", shown(path), error.getMessage());
            response.reset();
        } else if (!response.closed()) {
            response.end();
        }
    }

    private static void answer(HttpServerResponse response, PluginPath path, CallResult<WebAnswer> result) {
        switch (result) {
            case CallResult.Answered<WebAnswer>(WebAnswer answer)
            when answer != null -> WebCalls.write(response, answer);
            case CallResult.Answered<WebAnswer> nothing -> {
                LOG.error("web: {} status=500 it gave null; give WebAnswer.status(204) instead", shown(path));
                WebCalls.end(response, 500);
            }
            case CallResult.Failed<WebAnswer>(JackfieldException error) -> failed(response, path, error);
        }
    }

    private static void failed(HttpServerResponse response, PluginPath path, JackfieldException error) {
        boolean later = error.error().retryable() || error.error() == StandardError.TIMED_OUT;
        if (later) {
            LOG.warn("web: {} status=503 {}: {}", shown(path), error.error(), error.getMessage());
            long seconds = Math.max(1, error.retryAfter().orElse(SHORT_WAIT).toSeconds());
            response.putHeader("Retry-After", Long.toString(seconds));
        } else {
            LOG.error("web: {} status=500 it failed", shown(path), error);
        }
        WebCalls.end(response, later ? 503 : 500);
    }

    private static void end(HttpServerRequest request, int status) {
        WebCalls.end(request.response(), status);
    }

    private static String shown(PluginPath path) {
        return "plugin=" + path.plugin() + " endpoint=" + path.endpoint();
    }
}
