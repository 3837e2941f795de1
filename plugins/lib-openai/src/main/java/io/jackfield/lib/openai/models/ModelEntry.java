package io.jackfield.lib.openai.models;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelInfo.Input;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One model of a configuration.
 *
 * @param defaultEffort what is asked for when the bot says nothing
 * @param listed whether the service's own list names it; it answers to some names that it does not list
 * @param omit fields of a request that it does not take; dots lead into objects
 */
public record ModelEntry(
        ModelInfo info, Optional<String> defaultEffort, boolean listed, Set<String> omit, Optional<PriceList> prices) {
    private static final int MOST_TOKENS = 100_000_000;
    private static final int CONTEXT = 8_192;

    public ModelEntry {
        requireNonNull(info, "info");
        requireNonNull(defaultEffort, "defaultEffort");
        omit = Set.copyOf(omit);
        requireNonNull(prices, "prices");
    }

    static ModelEntry from(PluginConfig model) {
        String id = model.requiredText("id");
        try {
            return read(id, model);
        } catch (JackfieldException e) {
            throw new JackfieldException(e.error(), "model " + id + ": " + e.getMessage(), e);
        }
    }

    private static ModelEntry read(String id, PluginConfig model) {
        Optional<PriceList> prices = PriceList.from(model.section("prices"));
        int context = model.number("context", 1, MOST_TOKENS, CONTEXT);
        ModelInfo info = new ModelInfo(
                id,
                context,
                model.number("answer", 1, MOST_TOKENS, context),
                model.texts("inputs").stream().map(ModelEntry::input).collect(Collectors.toSet()),
                Set.copyOf(model.texts("efforts")),
                model.number("margin", 0, 100, 0),
                model.text("shutdown").map(ModelEntry::date),
                prices.map(PriceList::usual));
        Optional<String> effort = model.text("defaultEffort");
        effort.filter(value -> !info.efforts().contains(value)).ifPresent(value -> {
            throw Values.invalid("defaultEffort", value, "one of efforts", null);
        });
        return new ModelEntry(info, effort, model.flag("listed", true), Set.copyOf(model.texts("omit")), prices);
    }

    private static Input input(String name) {
        try {
            return Input.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Values.invalid("inputs", name, "image or speech", e);
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Values.invalid("shutdown", text, "a day such as 2026-12-11", e);
        }
    }
}
