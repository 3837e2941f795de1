package io.jackfield.testkit.host.bridge;

import io.jackfield.api.PluginContext;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.TranscriptionRequest;
import java.util.List;

/** A provider whose answers come from the test. It goes by the name of its jar. */
public final class ModelBridge implements LlmProvider {
    private final String name;
    private final LlmProvider script;

    public ModelBridge(PluginContext context) {
        name = context.plugin().id().replaceFirst("^llm-", "");
        script = Crossing.to(LlmProvider.class);
    }

    @Override
    public ProviderSpec spec() {
        return ProviderSpec.named(name).with(script.spec().models());
    }

    @Override
    public List<ListedModel> listed() throws Exception {
        return script.listed();
    }

    @Override
    public String transcribe(TranscriptionRequest request) throws Exception {
        return script.transcribe(request);
    }

    @Override
    public Completion complete(CompletionRequest request, TextSink sink) throws Exception {
        return script.complete(request, sink);
    }
}
