package io.jackfield.lib.openai.models;

import static java.util.function.Function.identity;

import io.jackfield.api.PluginConfig;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelInfo.Input;
import io.jackfield.api.llm.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The models that a plugin's configuration describes. A service may have others: any id can be asked. */
public final class ModelCatalog {
    private final Map<String, ModelEntry> entries;

    private ModelCatalog(Map<String, ModelEntry> entries) {
        this.entries = entries;
    }

    /** From the list {@code models}; the second of two with one id counts. */
    public static ModelCatalog from(List<PluginConfig> models) {
        return new ModelCatalog(models.stream()
                .map(ModelEntry::from)
                .collect(Collectors.toMap(
                        entry -> entry.info().id(), identity(), (first, second) -> second, LinkedHashMap::new)));
    }

    public Optional<ModelEntry> find(String model) {
        return Optional.ofNullable(entries.get(model));
    }

    public List<ModelInfo> models() {
        return entries.values().stream().map(ModelEntry::info).toList();
    }

    /** Names that the service answers to without listing them. */
    public List<ListedModel> unlisted() {
        return entries.values().stream()
                .filter(entry -> !entry.listed())
                .map(entry -> new ListedModel(entry.info().id(), entry.info().shutdown()))
                .toList();
    }

    public boolean hears(String model) {
        return find(model)
                .filter(entry -> entry.info().inputs().contains(Input.SPEECH))
                .isPresent();
    }

    /**
     * Tokens with their price: as the service reports it, else by the list of the model that answered, else by that of
     * the one that was asked.
     */
    public Usage usage(TokenCount tokens, String asked, String answered, Instant at) {
        Optional<BigDecimal> cost = tokens.costUsd()
                .or(() -> find(answered)
                        .or(() -> find(asked))
                        .flatMap(ModelEntry::prices)
                        .filter(prices -> !tokens.isEmpty())
                        .map(prices -> prices.cost(tokens, at)));
        return tokens.usage(cost);
    }
}
