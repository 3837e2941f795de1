package io.jackfield.host.web;

import io.jackfield.api.ExtensionName;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.payment.callback.PaymentCallbacks;
import io.jackfield.host.payment.provider.CallbackAddresses;
import io.jackfield.host.store.PaymentCallbackTable.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /payments/<provider>/<bot>} and whatever follows it, by any method: the calls of payment systems. The log gets
 * provider, bot and status, never a query, a header or a body. Core loop only.
 */
public final class PaymentRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentRoutes.class);
    /** Far more than any payment system sends. */
    private static final int MAX_BODY = 64 * 1024;

    private static final Pattern PATH =
            Pattern.compile(CallbackAddresses.PATH + "(" + ExtensionName.PATTERN + ")/([a-z0-9-]{2,32})(/.*)?");

    private final RequestBodies bodies;
    private final WebCalls calls;
    private final PaymentCallbacks callbacks;

    public PaymentRoutes(RequestBodies bodies, WebCalls calls, PaymentCallbacks callbacks) {
        this.bodies = bodies;
        this.calls = calls;
        this.callbacks = callbacks;
    }

    boolean isOurs(String path) {
        return path.startsWith(CallbackAddresses.PATH);
    }

    void handle(HttpServerRequest request) {
        Matcher path = PATH.matcher(request.path());
        Optional<Route> route = path.matches() ? callbacks.find(path.group(1), path.group(2)) : Optional.empty();
        if (route.isEmpty()) {
            WebCalls.end(request.response(), 404);
            return;
        }
        String rest = path.group(3) == null ? "" : path.group(3);
        bodies.read(
                request,
                MAX_BODY,
                body -> take(request, route.get(), rest, body == null ? Buffer.buffer() : body),
                refusal -> {
                    LOG.warn(
                            "payments: provider={} bot={} status={} {}",
                            route.get().provider(),
                            route.get().bot(),
                            refusal.status(),
                            refusal.reason());
                    WebCalls.end(request.response(), refusal.status());
                });
    }

    private void take(HttpServerRequest request, Route route, String rest, Buffer body) {
        WebRequest call;
        try {
            call = calls.readAsItCame(request, rest, body.getBytes());
        } catch (IllegalArgumentException wronglyEncoded) {
            WebCalls.end(request.response(), 400);
            return;
        }
        String path = request.query() == null ? rest : rest + "?" + request.query();
        callbacks.answer(route, call, path).onSuccess(answer -> WebCalls.write(request.response(), answer));
    }
}
