package sample;

import io.jackfield.api.PluginContext;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.LlmProvider;
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
    public ChatCompletion chat(ChatRequest request, TextSink sink) {
        ChatMessage question = request.messages().getLast();
        sink.append(question.role() + " said ");
        sink.append(question.text());
        return new ChatCompletion(Finish.COMPLETE, new Usage(2, 0, 3), request.model());
    }

    @Override
    public int contextWindow(String model) {
        return 1_000;
    }
}
