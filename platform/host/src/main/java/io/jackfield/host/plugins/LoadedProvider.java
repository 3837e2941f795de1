package io.jackfield.host.plugins;

import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A model provider and what it said of its models when it was loaded.
 *
 * @param models by the provider's own names
 */
public record LoadedProvider(LlmProvider provider, Map<String, ModelInfo> models) {
    /** Of two models with one name the last counts. */
    public static LoadedProvider of(LlmProvider provider) {
        Map<String, ModelInfo> models = new LinkedHashMap<>();
        provider.models().forEach(model -> models.put(model.id(), model));
        return new LoadedProvider(provider, Map.copyOf(models));
    }

    public Optional<ModelInfo> info(String model) {
        return Optional.ofNullable(models.get(model));
    }
}
