package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.store.ModelRestTable.Rest;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Models that operators let rest, for all bots: not asked, so that fallbacks answer. From any thread. */
public final class ModelRests {
    private final Clock clock;
    private final Map<String, Rest> all = new ConcurrentHashMap<>();

    public ModelRests(Clock clock) {
        this.clock = clock;
    }

    /** What was wanted in an earlier life; before the first question. */
    public void remember(Collection<Rest> earlier) {
        earlier.forEach(this::begin);
    }

    /** From now on it is not asked; replaces an earlier rest of the same model. */
    public void begin(Rest rest) {
        all.put(ModelUse.key(rest.provider(), rest.model()), rest);
    }

    /** It is asked again. */
    public void end(String provider, String model) {
        all.remove(ModelUse.key(provider, model));
    }

    /** Why a model is not asked now; empty when it is. */
    public Optional<Rest> of(String provider, String model) {
        return Optional.ofNullable(all.get(ModelUse.key(provider, model)))
                .filter(rest -> rest.until()
                        .filter(end -> !end.isAfter(clock.instant()))
                        .isEmpty());
    }

    /** Throws {@code UNAVAILABLE} for a model that rests. */
    void require(String provider, String model) {
        of(provider, model).ifPresent(rest -> {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE,
                    "model " + model + " of " + provider + " rests"
                            + rest.until().map(end -> " until " + end).orElse(" until somebody ends it") + ": "
                            + rest.reason());
        });
    }
}
