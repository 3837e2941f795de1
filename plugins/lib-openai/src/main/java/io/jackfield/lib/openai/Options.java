package io.jackfield.lib.openai;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.llm.ChatRequest;
import java.util.Optional;
import java.util.Set;

/**
 * What a bot's configuration sets for a model.
 *
 * @param effort how long a reasoning model thinks: none, minimal, low, medium, high, xhigh or max, as far as the model knows it
 * @param temperature 0 to 2; reasoning models take it with effort none only
 */
record Options(Optional<String> effort, Optional<Double> temperature) {
    private static final Set<String> KNOWN = Set.of("effort", "temperature");

    static Options of(ChatRequest request) {
        request.options().keySet().stream()
                .filter(key -> !KNOWN.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw invalid(request, key, "is not known; use effort or temperature");
                });
        return new Options(
                Optional.ofNullable(request.options().get("effort")),
                Optional.ofNullable(request.options().get("temperature")).map(text -> temperature(request, text)));
    }

    private static double temperature(ChatRequest request, String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= 2) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw invalid(request, "temperature", "is '" + text + "'; use a number from 0 to 2");
        }
        throw invalid(request, "temperature", "is '" + text + "'; use a number from 0 to 2");
    }

    private static JackfieldException invalid(ChatRequest request, String key, String problem) {
        return new JackfieldException(
                StandardError.CONFIG_INVALID, "model " + request.model() + ": option " + key + " " + problem);
    }
}
