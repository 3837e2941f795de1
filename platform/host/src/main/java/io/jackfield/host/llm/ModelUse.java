package io.jackfield.host.llm;

import io.jackfield.api.StandardError;
import io.jackfield.api.llm.Usage;
import io.jackfield.host.meters.LatencyBuckets;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What models were asked and what came of it, for the statistics, which fetch it every minute. Every call of a service
 * counts, also one that is a further try. From any thread.
 */
public final class ModelUse {
    private static final int NANO_USD = 9;

    private final Map<Place, Long> sums = new ConcurrentHashMap<>();

    private record Place(String bot, Figure figure, String key) {}

    /** What is added up; the key is provider and model with a blank between them. */
    public enum Figure {
        REQUESTS,
        /** The key ends with the error, after another blank. */
        FAILURES,
        INPUT_TOKENS,
        CACHED_TOKENS,
        OUTPUT_TOKENS,
        COST_NANO_USD,
        /** Answers by how long the first word of them took: the key ends with the bucket. */
        FIRST_TOKEN,
        /** Whole answers, likewise. */
        ANSWER;

        /** As the statistics store it. */
        public String word() {
            return "model." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** By how much a figure has grown. */
    public record Sum(String bot, Figure figure, String key, long value) {}

    /** How the figures of a model are called. */
    public static String key(String provider, String model) {
        return provider + " " + model;
    }

    /** A service was called. */
    void called(String bot, String provider, String model, OptionalLong firstTokenNanos) {
        String key = key(provider, model);
        add(bot, Figure.REQUESTS, key, 1);
        firstTokenNanos.ifPresent(nanos -> add(bot, Figure.FIRST_TOKEN, key + " " + bucket(nanos), 1));
    }

    /** A call has failed; an answer that broke off is one. */
    void failed(String bot, String provider, String model, StandardError error) {
        add(bot, Figure.FAILURES, key(provider, model) + " " + error.name().toLowerCase(Locale.ROOT), 1);
    }

    /** A call has come to its end by itself. */
    void answered(String bot, String provider, String model, long nanos) {
        add(bot, Figure.ANSWER, key(provider, model) + " " + bucket(nanos), 1);
    }

    private static long bucket(long nanos) {
        return LatencyBuckets.of(TimeUnit.NANOSECONDS.toMillis(nanos));
    }

    void used(String bot, String provider, String model, Usage usage) {
        String key = key(provider, model);
        add(bot, Figure.INPUT_TOKENS, key, usage.inputTokens());
        add(bot, Figure.CACHED_TOKENS, key, usage.cachedTokens());
        add(bot, Figure.OUTPUT_TOKENS, key, usage.outputTokens());
        usage.costUsd()
                .ifPresent(cost -> add(
                        bot,
                        Figure.COST_NANO_USD,
                        key,
                        cost.movePointRight(NANO_USD)
                                .setScale(0, RoundingMode.HALF_UP)
                                .longValue()));
    }

    private void add(String bot, Figure figure, String key, long value) {
        if (value > 0) {
            sums.merge(new Place(bot, figure, key), value, Long::sum);
        }
    }

    /** What has grown since it was last taken. */
    public List<Sum> pending() {
        return sums.entrySet().stream()
                .map(entry -> sum(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The same, and counts from nothing again. */
    public List<Sum> take() {
        List<Sum> taken = new ArrayList<>();
        for (Place place : List.copyOf(sums.keySet())) {
            Long value = sums.remove(place);
            if (value != null) {
                taken.add(sum(place, value));
            }
        }
        return taken;
    }

    private static Sum sum(Place place, long value) {
        return new Sum(place.bot(), place.figure(), place.key(), value);
    }
}
