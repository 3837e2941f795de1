package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.web.StreamingEndpoint;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebEndpoint;
import io.jackfield.host.config.Permission;
import io.jackfield.host.plugins.CallResult;
import io.jackfield.host.plugins.LoadedEndpoint;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginCalls;
import io.jackfield.host.web.WebMessage;

/** Runs the HTTP routes of plugins. Called on the core loop; returns at once. */
public final class WebRunner {
    private final PluginCalls calls;

    public WebRunner(PluginCalls calls) {
        this.calls = calls;
    }

    void run(LoadedPlugin plugin, WebMessage message) {
        LoadedEndpoint endpoint = plugin == null ? null : plugin.endpoints().get(message.endpoint());
        if (endpoint == null) {
            message.listener()
                    .accept(new CallResult.Failed<>(new JackfieldException(
                            StandardError.UNAVAILABLE, "web endpoint " + message.endpoint() + " is not loaded")));
            return;
        }
        try {
            plugin.grant().require(Permission.WEB);
        } catch (JackfieldException takenBack) {
            message.listener().accept(new CallResult.Failed<>(takenBack));
            return;
        }
        message.started()
                .accept(calls.<WebAnswer>start(
                        plugin, message.limit(), () -> answer(endpoint.endpoint(), message), message.listener()));
    }

    private static WebAnswer answer(WebEndpoint endpoint, WebMessage message) throws Exception {
        return endpoint instanceof StreamingEndpoint streaming
                ? streaming.answer(message.request(), message.stream())
                : endpoint.answer(message.request());
    }
}
