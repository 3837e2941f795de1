package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelInfo.Input;
import io.jackfield.host.config.ModelOffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Asks the offer that the user chose and, when that cannot answer, those that the bot names for it, one after another.
 */
public final class Fallbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Fallbacks.class);

    private final Providers providers;
    private final ModelRests rests;
    private final OfferAttempts tries;
    private final LlmMeters meters;

    Fallbacks(Providers providers, ModelRests rests, OfferAttempts tries, LlmMeters meters) {
        this.providers = providers;
        this.rests = rests;
        this.tries = tries;
        this.meters = meters;
    }

    /**
     * The answer as far as it came, charged to its user. Throws the error of the first offer when none has shown
     * anything.
     */
    Answer ask(ModelQuestion ask, ModelOffer asked, Spending spending) {
        Set<String> seen = new HashSet<>();
        ModelOffer offer = asked;
        JackfieldException first = null;
        while (true) {
            seen.add(offer.id());
            try {
                rests.require(offer.provider(), offer.model());
                Answer answer = tries.ask(ask, offer);
                spending.settle(offer, answer);
                return answer;
            } catch (JackfieldException e) {
                first = first == null ? e : first;
                Optional<ModelOffer> next = next(ask, offer, e.error(), seen, spending);
                if (next.isEmpty()) {
                    throw first;
                }
                // That a model rests is what somebody wanted.
                LOG.atLevel(rests.of(offer.provider(), offer.model()).isPresent() ? Level.DEBUG : Level.WARN)
                        .log(
                                "models: bot={} offer={} cannot answer ({}: {}); {} is asked instead",
                                ask.bot().id(),
                                offer.id(),
                                e.error(),
                                e.getMessage(),
                                next.get().id());
                meters.fellBack(ask.bot().id(), offer, next.get());
                offer = next.get();
            }
        }
    }

    private Optional<ModelOffer> next(
            ModelQuestion ask, ModelOffer failed, StandardError error, Set<String> seen, Spending spending) {
        if (!isWorthAnother(error)) {
            return Optional.empty();
        }
        Optional<ModelOffer> candidate = failed.fallback().flatMap(ask::offer);
        while (candidate.filter(offer -> seen.add(offer.id())).isPresent()) {
            if (fits(ask, failed, error, candidate.get()) && spending.allows(candidate.get())) {
                return candidate;
            }
            candidate = candidate.get().fallback().flatMap(ask::offer);
        }
        return Optional.empty();
    }

    /** Whether another model might do what this one could not. */
    public static boolean isWorthAnother(StandardError error) {
        return switch (error) {
            case RATE_LIMITED,
                    OVERLOADED,
                    OUT_OF_CREDIT,
                    UNAUTHORIZED,
                    UNAVAILABLE,
                    QUARANTINED,
                    PLUGIN_FAULT,
                    STREAM_STALLED,
                    STREAM_BROKEN,
                    NOT_FOUND,
                    REQUEST_REJECTED,
                    PROMPT_TOO_LONG -> true;
            default -> false;
        };
    }

    private boolean fits(ModelQuestion ask, ModelOffer failed, StandardError error, ModelOffer candidate) {
        Optional<ModelInfo> info = info(candidate);
        if (info.isEmpty()) {
            return false;
        }
        if (ask.showsPicture() && !info.get().inputs().contains(Input.IMAGE)) {
            return false;
        }
        return error != StandardError.PROMPT_TOO_LONG
                || info.get().contextTokens()
                        > info(failed).map(ModelInfo::contextTokens).orElse(0);
    }

    private Optional<ModelInfo> info(ModelOffer offer) {
        return providers.find(offer.provider()).map(found -> providers.info(found, offer.model()));
    }
}
