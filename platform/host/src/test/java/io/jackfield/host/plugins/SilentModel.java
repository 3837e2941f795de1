package io.jackfield.host.plugins;

import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;

/** A provider of models that says what it is and nothing else. */
record SilentModel(String name) implements LlmProvider {
    @Override
    public ProviderSpec spec() {
        return ProviderSpec.named(name);
    }

    @Override
    public Completion complete(CompletionRequest request, TextSink sink) {
        throw new UnsupportedOperationException();
    }
}
