package io.jackfield.testkit.host.bridge;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import java.util.concurrent.CompletableFuture;

/** Hands the context of the plugin under test to the test. A model that no bot offers, so nobody meets it. */
public final class ContextBridge implements LlmProvider {
    @SuppressWarnings("unchecked")
    public ContextBridge(PluginContext context) {
        ((CompletableFuture<PluginContext>) Crossing.to(CompletableFuture.class)).complete(context);
    }

    @Override
    public ProviderSpec spec() {
        return ProviderSpec.named("testkit-context");
    }

    @Override
    public Completion complete(CompletionRequest request, TextSink sink) {
        throw new JackfieldException(StandardError.NOT_FOUND, "testkit-context is no model");
    }
}
