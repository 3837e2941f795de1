package io.jackfield.host.desks;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.llm.ModelMessage;
import io.jackfield.host.plugins.CallResult;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.LoadedProvider;
import io.jackfield.host.plugins.PluginCalls;

/** Runs the providers of plugins. Called on the core loop; returns at once. */
public final class ModelRunner {
    private final PluginCalls calls;

    public ModelRunner(PluginCalls calls) {
        this.calls = calls;
    }

    /** @param plugin null when it has gone */
    public <T> void run(LoadedPlugin plugin, ModelMessage<T> message) {
        LoadedProvider loaded = plugin == null ? null : plugin.models().get(message.provider());
        if (loaded == null) {
            message.listener()
                    .accept(new CallResult.Failed<>(new JackfieldException(
                            StandardError.UNAVAILABLE, "model provider " + message.provider() + " is not loaded")));
            return;
        }
        message.started()
                .accept(calls.start(
                        plugin, message.limit(), () -> message.work().of(loaded.provider()), message.listener()));
    }
}
