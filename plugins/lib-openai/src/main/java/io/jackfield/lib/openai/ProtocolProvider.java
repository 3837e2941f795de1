package io.jackfield.lib.openai;

import io.jackfield.api.PluginContext;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.TranscriptionRequest;
import io.jackfield.lib.openai.models.ModelCatalog;
import io.jackfield.lib.openai.models.ModelEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A provider whose service speaks one of OpenAI's protocols. A plugin extends it with a class that is marked
 * {@link org.pf4j.Extension} and hands in a {@link Profile}; the README of {@code lib-openai} lists the configuration
 * that it reads.
 */
public abstract class ProtocolProvider implements LlmProvider, AutoCloseable {
    private static final int SMALLEST_WINDOW = 1_024;
    private static final int LARGEST_WINDOW = 100_000_000;
    private static final int USUAL_WINDOW = 8_192;

    private final Profile profile;
    private final ModelCatalog catalog;
    private final int contextWindow;
    private final Clock clock;
    private final Services services;

    /** Reads the configuration. Throws {@link io.jackfield.api.JackfieldException} with {@code CONFIG_INVALID}. */
    protected ProtocolProvider(PluginContext context, Profile profile) {
        this.profile = profile;
        catalog = ModelCatalog.from(context.config().sections("models"));
        contextWindow = context.config().number("contextWindow", SMALLEST_WINDOW, LARGEST_WINDOW, USUAL_WINDOW);
        clock = context.clock();
        services = new Services(context, profile);
    }

    @Override
    public ProviderSpec spec() {
        return ProviderSpec.named(profile.name()).with(catalog.models());
    }

    @Override
    public Completion complete(CompletionRequest request, TextSink sink) throws InterruptedException {
        Instant asked = clock.instant();
        OpenAiService service = services.of(request.bot(), request.options().getOrDefault(Endpoint.ACCOUNT, ""));
        RequestDraft draft = RequestDraft.of(request, catalog.find(request.model()), service.protocol(), profile);
        Outcome end = service.complete(draft, sink);
        return new Completion(
                end.finish(),
                catalog.usage(end.tokens(), request.model(), end.model(), asked),
                end.model(),
                end.citations());
    }

    @Override
    public String transcribe(TranscriptionRequest request) throws Exception {
        return catalog.hears(request.model())
                ? services.of(request.bot(), "").transcribe(request)
                : LlmProvider.super.transcribe(request);
    }

    @Override
    public int contextWindow(String model) {
        return catalog.find(model)
                .map(ModelEntry::info)
                .map(ModelInfo::contextTokens)
                .orElse(contextWindow);
    }

    @Override
    public List<ListedModel> listed() throws InterruptedException {
        List<ListedModel> there = services.any().listed();
        // Without a list of the service nobody can say what is missing from it.
        return there.isEmpty()
                ? there
                : Stream.concat(there.stream(), catalog.unlisted().stream()).toList();
    }

    @Override
    public void close() {
        services.close();
    }
}
