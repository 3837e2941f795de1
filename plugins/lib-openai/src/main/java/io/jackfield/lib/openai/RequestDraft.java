package io.jackfield.lib.openai;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.lib.openai.models.ModelEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A request that is being put together: the dialogue, and the fields around it. Of one thread. */
public final class RequestDraft {
    private final CompletionRequest request;
    private final Optional<ModelEntry> model;
    private final Protocol protocol;
    private final String limitField;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private boolean namesModel = true;

    private RequestDraft(CompletionRequest request, Optional<ModelEntry> model, Protocol protocol, String limitField) {
        this.request = request;
        this.model = model;
        this.protocol = protocol;
        this.limitField = limitField;
    }

    static RequestDraft of(CompletionRequest request, Optional<ModelEntry> model, Protocol protocol, Profile profile) {
        String limitField = protocol == Protocol.RESPONSES ? "max_output_tokens" : profile.answerLimitField();
        RequestDraft draft = new RequestDraft(request, model, protocol, limitField);
        draft.putUsual();
        if (!request.userTag().isEmpty()) {
            profile.userTagFields().forEach(field -> draft.put(request.userTag(), field));
        }
        draft.limitAnswer(profile);
        draft.applyOptions(profile.options());
        return draft;
    }

    public CompletionRequest request() {
        return request;
    }

    /** What the configuration says of the model; empty for one that it does not name. */
    public Optional<ModelEntry> model() {
        return model;
    }

    public Protocol protocol() {
        return protocol;
    }

    /**
     * Sets a field of the request's body.
     *
     * @param value a text, a number, a flag, a list or a map of these
     * @param path the names of the objects around it and its own, outermost first
     */
    public void put(Object value, String... path) {
        put(fields, value, List.of(path));
    }

    /** The request will not name a model: something else chooses it. */
    public void withoutModel() {
        namesModel = false;
    }

    /** To be thrown for a value that an option does not take. */
    public JackfieldException refusal(String option, String value, String allowed) {
        return refusal("option " + option + " is '" + value + "'; use " + allowed);
    }

    /** As a service takes it that has these manners. */
    WireRequest wire(Manners manners) {
        Map<String, Object> sent = copy(fields);
        String limit = manners.limitField();
        if (!limit.isEmpty() && sent.containsKey(limitField)) {
            sent.put(limit, sent.remove(limitField));
        }
        manners.omitted().forEach(path -> remove(sent, List.of(path.split("\\."))));
        return new WireRequest(request.model(), namesModel, Turns.of(request.messages(), manners), sent);
    }

    /** Tokens are reported in a stream of chat completions on demand only; answers are kept for nobody. */
    private void putUsual() {
        switch (protocol) {
            case CHAT -> put(true, "stream_options", "include_usage");
            case RESPONSES -> put(false, "store");
        }
    }

    private void limitAnswer(Profile profile) {
        int most = model.map(entry -> entry.info().answerTokens()).orElse(Integer.MAX_VALUE);
        int limit = Math.min(request.maxTokens(), most);
        if (limit == 0 && profile.limitsEveryAnswer() && model.isPresent()) {
            limit = most;
        }
        if (limit > 0) {
            put(Math.max(limit, profile.leastAnswerLimit()), limitField);
        }
    }

    private void applyOptions(List<ModelOption> known) {
        Map<String, String> asked = new LinkedHashMap<>(request.options());
        asked.remove(Endpoint.ACCOUNT); // says whose key is used, not what is asked
        model.flatMap(ModelEntry::defaultEffort).ifPresent(effort -> asked.putIfAbsent("effort", effort));
        for (ModelOption option : known) {
            String value = asked.remove(option.name());
            if (value != null) {
                option.use().put(value, this);
            }
        }
        asked.keySet().stream().findFirst().ifPresent(name -> {
            String names = known.stream().map(ModelOption::name).collect(Collectors.joining(", "));
            throw refusal("option " + name + " is not known; "
                    + (names.isEmpty() ? "this provider takes none" : "use " + names));
        });
    }

    private JackfieldException refusal(String problem) {
        return new JackfieldException(StandardError.CONFIG_INVALID, "model " + request.model() + ": " + problem);
    }

    /** With maps of its own, texts in well-formed Unicode. */
    private static Map<String, Object> copy(Map<String, Object> fields) {
        Map<String, Object> copy = new LinkedHashMap<>();
        fields.forEach((name, value) -> copy.put(name, WellFormed.of(value)));
        return copy;
    }

    /** An object that has nothing left goes along. */
    private static void remove(Map<String, Object> from, List<String> path) {
        if (path.size() == 1) {
            from.remove(path.getFirst());
        } else if (from.get(path.getFirst()) instanceof Map<?, ?> inner) {
            @SuppressWarnings("unchecked") // made by copy
            Map<String, Object> fields = (Map<String, Object>) inner;
            remove(fields, path.subList(1, path.size()));
            if (fields.isEmpty()) {
                from.remove(path.getFirst());
            }
        }
    }

    @SuppressWarnings("unchecked") // only this method makes the maps inside
    private static void put(Map<String, Object> into, Object value, List<String> path) {
        if (path.size() == 1) {
            into.put(path.getFirst(), value);
            return;
        }
        Object inner = into.computeIfAbsent(path.getFirst(), name -> new LinkedHashMap<String, Object>());
        put((Map<String, Object>) inner, value, path.subList(1, path.size()));
    }
}
