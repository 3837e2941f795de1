package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.host.llm.ModelMessage;
import io.jackfield.host.plugins.CallResult;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginCalls;

/** Runs the providers of plugins. Called on the core loop; returns at once. */
public final class ModelRunner {
    private final PluginCalls calls;

    public ModelRunner(PluginCalls calls) {
        this.calls = calls;
    }

    void run(LoadedPlugin plugin, ModelMessage message) {
        LlmProvider provider = plugin == null ? null : plugin.models().get(message.provider());
        if (provider == null) {
            message.listener()
                    .accept(new CallResult.Failed<>(new JackfieldException(
                            StandardError.UNAVAILABLE, "model provider " + message.provider() + " is not loaded")));
            return;
        }
        message.started()
                .accept(calls.<ChatCompletion>start(
                        plugin,
                        message.limit(),
                        () -> provider.chat(message.request(), message.sink()),
                        message.listener()));
    }
}
