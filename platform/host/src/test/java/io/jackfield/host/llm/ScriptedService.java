package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Completion;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ProviderSpec;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.llm.TranscriptionRequest;
import io.jackfield.api.llm.Usage;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A provider that does what a test says, one line for each question. */
final class ScriptedService implements LlmProvider {
    static final Usage USAGE = new Usage(100, 0, 20).costing(new BigDecimal("0.01"));

    final List<CompletionRequest> requests = new ArrayList<>();
    final List<TranscriptionRequest> recordings = new ArrayList<>();
    List<ListedModel> listed = List.of();
    private final String name;
    private final List<ModelInfo> models;
    private final Deque<Line> lines = new ArrayDeque<>();

    ScriptedService(String name, ModelInfo... models) {
        this.name = name;
        this.models = List.of(models);
    }

    /** What comes of one question. */
    interface Line {
        Completion say(TextSink sink) throws Exception;
    }

    /** Nothing comes of it, ever. */
    static final class Hangs extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    ScriptedService then(Line line) {
        lines.add(line);
        return this;
    }

    ScriptedService answers(String text) {
        return then(sink -> {
            sink.append(text);
            return new Completion(Finish.COMPLETE, USAGE, "model");
        });
    }

    ScriptedService fails(StandardError error) {
        return fails(new JackfieldException(error, name + " fails"));
    }

    ScriptedService fails(JackfieldException failure) {
        return then(sink -> {
            throw failure;
        });
    }

    ScriptedService hangs() {
        return then(sink -> {
            throw new Hangs();
        });
    }

    @Override
    public ProviderSpec spec() {
        return ProviderSpec.named(name).with(models);
    }

    @Override
    public List<ListedModel> listed() {
        return listed;
    }

    @Override
    public Completion complete(CompletionRequest request, TextSink sink) throws Exception {
        requests.add(request);
        return lines.remove().say(sink);
    }

    @Override
    public String transcribe(TranscriptionRequest request) throws Exception {
        recordings.add(request);
        StringBuilder words = new StringBuilder();
        lines.remove().say(words::append);
        return words.toString();
    }
}
