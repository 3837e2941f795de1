package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.TranscriptionRequest;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.SpeechConfig;
import java.time.Clock;
import java.time.Duration;

/** Has recordings written down, with the tries and the breaker that questions have. */
final class Transcriber {
    private final Providers providers;
    private final Breakers breakers;
    private final ModelRests rests;
    private final ProviderAlerts alerts;
    private final LlmMeters meters;
    private final Backoff backoff;
    private final Waiting waiting;
    private final Clock clock;

    Transcriber(
            Providers providers,
            Breakers breakers,
            ModelRests rests,
            ProviderAlerts alerts,
            LlmMeters meters,
            Backoff backoff,
            Waiting waiting,
            Clock clock) {
        this.providers = providers;
        this.breakers = breakers;
        this.rests = rests;
        this.alerts = alerts;
        this.meters = meters;
        this.backoff = backoff;
        this.waiting = waiting;
        this.clock = clock;
    }

    String transcribe(BotConfig bot, Attachment.Bytes recording, String language, Stop stop, long untilNanos) {
        SpeechConfig speech = bot.speech().orElseThrow();
        Providers.Found provider = providers.get(speech.provider());
        for (int failures = 1; ; failures++) {
            try {
                return once(provider, bot, recording, language, untilNanos);
            } catch (JackfieldException failure) {
                Duration left = Duration.ofNanos(untilNanos - waiting.nanos());
                Duration pause = backoff.before(failure, failures, left, false).orElseThrow(() -> failure);
                pause(stop, pause, failure);
            }
        }
    }

    private String once(
            Providers.Found provider, BotConfig bot, Attachment.Bytes recording, String language, long until) {
        ProviderAccount account = ProviderAccount.of(provider, bot);
        String model = bot.speech().orElseThrow().model();
        rests.require(provider.name(), model);
        ProviderBreaker.Pass pass = breakers.of(account).enter(waiting.nanos());
        long begun = waiting.nanos();
        Duration left = Duration.ofNanos(until - begun);
        TranscriptionRequest request = new TranscriptionRequest(
                model, recording, language, clock.instant().plus(left), bot.id());
        try {
            String words = providers.ask(provider, left, found -> found.transcribe(request));
            pass.fine(waiting.nanos());
            meters.heard(bot.id(), provider.name(), model, waiting.nanos() - begun);
            alerts.answered(account);
            return words;
        } catch (JackfieldException failure) {
            meters.unheard(bot.id(), provider.name(), model, failure.error());
            if (providers.isLive(provider)) {
                pass.failed(failure, waiting.nanos());
                alerts.failed(account, failure);
            } else {
                pass.undecided(waiting.nanos());
            }
            throw failure;
        }
    }

    private void pause(Stop stop, Duration pause, JackfieldException failure) {
        try {
            if (waiting.await(stop.pressed(), pause.toNanos())) {
                throw new JackfieldException(StandardError.CANCELLED, "stopped by the user");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
