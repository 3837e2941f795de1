package io.jackfield.api.llm;

import io.jackfield.api.ExtensionName;
import java.util.List;
import java.util.Optional;

/**
 * What a provider is called and what it knows of its models. Immutable.
 *
 * @param name what operators write in configuration: 2 to 32 of a-z 0-9 and -; one plugin of a host has it
 * @param models what the plugin's configuration says of them; others can be asked for all the same
 */
public record ProviderSpec(String name, List<ModelInfo> models) {
    public ProviderSpec {
        ExtensionName.require("provider", name);
        models = List.copyOf(models);
    }

    /** A provider that says nothing of its models. */
    public static ProviderSpec named(String name) {
        return new ProviderSpec(name, List.of());
    }

    public ProviderSpec with(List<ModelInfo> models) {
        return new ProviderSpec(name, models);
    }

    /** What it knows of this model; of two with one id the first counts. */
    public Optional<ModelInfo> model(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }
}
