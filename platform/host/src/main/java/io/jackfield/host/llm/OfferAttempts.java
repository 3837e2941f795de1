package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import io.jackfield.api.llm.CompletionRequest;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.Usage;
import io.jackfield.host.config.LlmConfig;
import io.jackfield.host.config.ModelOffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks one offer, again and again as long as its user has seen nothing and there is hope. */
final class OfferAttempts {
    private final Providers providers;
    private final Breakers breakers;
    private final ProviderAlerts alerts;
    private final LlmMeters meters;
    private final LlmConfig config;
    private final Backoff backoff;
    private final Waiting waiting;
    private final Clock clock;

    OfferAttempts(
            Providers providers,
            Breakers breakers,
            ProviderAlerts alerts,
            LlmMeters meters,
            LlmConfig config,
            Backoff backoff,
            Waiting waiting,
            Clock clock) {
        this.providers = providers;
        this.breakers = breakers;
        this.alerts = alerts;
        this.meters = meters;
        this.config = config;
        this.backoff = backoff;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** The answer as far as it came. Throws the last error when nothing was shown. */
    Answer ask(ModelQuestion ask, ModelOffer offer) {
        long started = waiting.nanos();
        End end = End.BROKEN;
        try {
            Answer result = untilShown(ask, offer);
            end = result.end();
            meters.used(ask.bot().id(), offer, result);
            return result;
        } finally {
            meters.asked(offer, end, waiting.nanos() - started);
        }
    }

    private Answer untilShown(ModelQuestion ask, ModelOffer offer) {
        Providers.Found provider = providers.get(offer.provider());
        ModelInfo info = providers.info(provider, offer.model());
        Prompt prompt = Prompt.fitting(ask.messages(), offer, Window.of(offer, info));
        boolean halved = false;
        int failures = 0;
        while (true) {
            JackfieldException failure;
            try {
                return once(ask, offer, provider, prompt);
            } catch (NothingShown nothing) {
                failure = nothing.failure();
            }
            if (failure.error() == StandardError.PROMPT_TOO_LONG && !halved && prompt.hasTurns()) {
                // Its window is smaller than we were told.
                prompt = prompt.half();
                halved = true;
                continue;
            }
            failures++;
            if (pauseEndsWithStop(ask, offer, failure, failures)) {
                return stopped(offer);
            }
        }
    }

    /** Nothing of an answer has come that its user could see. Caught here only. */
    private static final class NothingShown extends Exception {
        private static final long serialVersionUID = 1L;

        private final JackfieldException failure;

        NothingShown(JackfieldException failure) {
            super(null, failure, false, false);
            this.failure = failure;
        }

        JackfieldException failure() {
            return failure;
        }
    }

    private Answer once(ModelQuestion ask, ModelOffer offer, Providers.Found provider, Prompt prompt)
            throws NothingShown {
        Duration limit = min(providers.limit(provider), ask.left(waiting.nanos()));
        CompletionRequest request = new CompletionRequest(
                offer.model(),
                prompt.messages(),
                offer.maxTokens(),
                offer.options(),
                ask.userTag(),
                clock.instant().plus(limit),
                ask.bot().id());
        ProviderAccount account = ProviderAccount.of(provider, ask.bot(), offer);
        ProviderBreaker.Pass pass = breakers.of(account).enter(waiting.nanos());
        long begun = waiting.nanos();
        ModelAnswer answer = new ModelAnswer(offer.id(), ask.screen(), config, waiting);
        ask.stop().then(answer.call()::stop);
        Answer result;
        try {
            providers.send(provider, limit, found -> found.complete(request, answer), answer.call());
            result = answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result = answer.interrupted();
        }
        meters.tried(ask.bot().id(), offer, result, answer.firstTokenNanos(), waiting.nanos() - begun);
        Optional<JackfieldException> failure = result.failure().filter(error -> !answer.isShown());
        tell(pass, provider, account, result, failure);
        if (failure.isPresent()) {
            meters.failed(offer.provider(), failure.get().error());
            throw new NothingShown(failure.get());
        }
        return withUsage(result, prompt);
    }

    private void tell(
            ProviderBreaker.Pass pass,
            Providers.Found provider,
            ProviderAccount account,
            Answer result,
            Optional<JackfieldException> failure) {
        long now = waiting.nanos();
        if (failure.isPresent()) {
            if (providers.isLive(provider)) {
                pass.failed(failure.get(), now);
                alerts.failed(account, failure.get());
            } else {
                // Its plugin was swapped or taken away; that says nothing of the service.
                pass.undecided(now);
            }
        } else if (result.end() == End.STOPPED && result.text().isEmpty()) {
            pass.undecided(now);
        } else {
            pass.fine(now);
            alerts.answered(account);
        }
    }

    /** Waits before the next try; throws the failure when there is none to be. */
    private boolean pauseEndsWithStop(ModelQuestion ask, ModelOffer offer, JackfieldException failure, int failures) {
        Duration pause = backoff.before(
                        failure,
                        failures,
                        ask.left(waiting.nanos()),
                        offer.fallback().isPresent())
                .orElseThrow(() -> failure);
        try {
            return waiting.await(ask.stop().pressed(), pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private static Answer stopped(ModelOffer offer) {
        return new Answer("", End.STOPPED, Usage.UNKNOWN, Optional.empty(), "", List.of(), offer.id());
    }

    /** Services report what was used at the end of an answer only, and some never. */
    static Answer withUsage(Answer result, Prompt prompt) {
        boolean nothingCame = result.text().isEmpty() && result.reasoning().isEmpty();
        if (!result.usage().equals(Usage.UNKNOWN) || nothingCame) {
            return result;
        }
        long written = TokenCounter.count(result.text()) + (long) TokenCounter.count(result.reasoning());
        return new Answer(
                result.text(),
                result.end(),
                new Usage(prompt.tokens(), 0, written),
                result.failure(),
                result.reasoning(),
                result.citations(),
                result.offer());
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
