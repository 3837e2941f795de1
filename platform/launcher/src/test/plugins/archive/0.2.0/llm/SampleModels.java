package sample;

import io.jackfield.api.PluginContext;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.Usage;
import org.pf4j.Extension;

/** A model that repeats what it hears. */
@Extension
public final class SampleModels implements LlmProvider {
    private final String name;

    public SampleModels(PluginContext context) {
        name = context.plugin().id();
    }

    @Override
    public ProviderSpec spec() {
        return ProviderSpec.named(name);
    }

    @Override
    public Completion complete(CompletionRequest request, TextSink sink) {
        ModelMessage question = request.messages().getLast();
        sink.append(question.role() + " said ");
        sink.append(question.text());
        return new Completion(Finish.COMPLETE, new Usage(2, 0, 3), request.model());
    }

    @Override
    public int contextWindow(String model) {
        return 1_000;
    }
}
