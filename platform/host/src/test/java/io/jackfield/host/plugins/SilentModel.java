package io.jackfield.host.plugins;

import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatRequest;
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
    public ChatCompletion chat(ChatRequest request, TextSink sink) {
        throw new UnsupportedOperationException();
    }
}
