package io.jackfield.host.llm;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.llm.ListedModel;
import io.jackfield.api.llm.LlmProvider;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.loop.CoreLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a day whether the models that bots offer will go on being there, by the date in their plugin's
 * configuration and by the list of their service, and tells the operator in time.
 */
public final class ModelWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);
    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofDays(1);
    /** For one list. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Providers providers;
    private final LiveConfig bots;
    private final Alerts alerts;
    private final Duration notice;
    private final Clock clock;
    private final Map<String, Map<String, ListedModel>> listed = new ConcurrentHashMap<>();
    private volatile List<Finding> findings = List.of();
    private volatile boolean stopped;

    /** @param notice how long before a model stops it is told */
    public ModelWatch(
            Providers providers, LiveConfig bots, Alerts alerts, Duration notice, Clock clock, MeterRegistry meters) {
        this.providers = providers;
        this.bots = bots;
        this.alerts = alerts;
        this.notice = notice;
        this.clock = clock;
        Gauge.builder("ai.models.in.doubt", () -> findings().size()).register(meters);
    }

    /**
     * A model that a bot offers and that needs the operator.
     *
     * @param offer absent for the model that writes recordings down
     * @param problem what is wrong and what to do
     */
    public record Finding(String bot, Optional<String> offer, String provider, String model, String problem) {
        String key() {
            return "model " + bot + " " + offer.orElse("speech");
        }
    }

    /** Looks in a minute and then every day, each time on a thread of its own. */
    public void start(CoreLoop loop) {
        lookIn(FIRST_LOOK, loop);
    }

    private void lookIn(Duration pause, CoreLoop loop) {
        loop.later(pause, () -> {
            if (!stopped) {
                Thread.ofVirtual().name("model-watch").start(this::look);
                lookIn(EVERY, loop);
            }
        });
    }

    public void stop() {
        stopped = true;
    }

    /** What was found at the last look. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * The day on which a model stops, as its service said at the last look, else as its plugin's configuration says.
     */
    Optional<LocalDate> shutdown(String provider, String model, Optional<ModelInfo> info) {
        return Optional.ofNullable(listed.getOrDefault(provider, Map.of()).get(model))
                .flatMap(ListedModel::shutdown)
                .or(() -> info.flatMap(ModelInfo::shutdown));
    }

    /** Asks every service for its list, and goes through all that bots offer. Blocking. */
    public void look() {
        List<Offered> offered =
                bots.now().runningBots().stream().flatMap(ModelWatch::offered).toList();
        offered.stream().map(Offered::provider).distinct().forEach(this::list);
        List<Finding> found = new ArrayList<>();
        offered.forEach(one -> problem(one).ifPresent(problem -> found.add(one.with(problem))));
        Set<String> before = findings.stream().map(Finding::key).collect(Collectors.toCollection(HashSet::new));
        findings = List.copyOf(found);
        for (Finding finding : found) {
            before.remove(finding.key());
            alerts.raise(Trouble.of(finding.key(), finding.problem())
                    .about(AlertObject.bot(finding.bot()))
                    .endedBy(AlertAction.showBot(finding.bot())));
        }
        before.forEach(alerts::clear);
    }

    private record Offered(String bot, Optional<String> offer, String provider, String model, Optional<String> effort) {
        Finding with(String problem) {
            return new Finding(bot, offer, provider, model, problem);
        }

        String words() {
            return "model " + model + " of " + provider + ", which bot " + bot + " has as "
                    + offer.map(id -> "offer " + id).orElse("speech");
        }
    }

    private static Stream<Offered> offered(BotConfig bot) {
        return Stream.concat(
                bot.models().stream().map(offer -> offered(bot, offer)),
                bot.speech().stream()
                        .map(speech -> new Offered(
                                bot.id(), Optional.empty(), speech.provider(), speech.model(), Optional.empty())));
    }

    private static Offered offered(BotConfig bot, ModelOffer offer) {
        return new Offered(
                bot.id(),
                Optional.of(offer.id()),
                offer.provider(),
                offer.model(),
                Optional.ofNullable(offer.options().get("effort")));
    }

    /** A service that does not answer now is asked again tomorrow; what it said last holds until then. */
    private void list(String provider) {
        providers.find(provider).ifPresent(found -> {
            try {
                List<ListedModel> now = providers.ask(found, PATIENCE, LlmProvider::listed);
                listed.put(
                        provider,
                        now.stream().collect(Collectors.toMap(ListedModel::id, model -> model, (one, same) -> one)));
            } catch (JackfieldException e) {
                LOG.info("models: the list of {} cannot be had today: {}", provider, e.getMessage());
            }
        });
    }

    private Optional<String> problem(Offered offered) {
        Optional<ModelInfo> info =
                providers.find(offered.provider()).flatMap(found -> found.spec().model(offered.model()));
        Map<String, ListedModel> list = listed.getOrDefault(offered.provider(), Map.of());
        Optional<ListedModel> inList = Optional.ofNullable(list.get(offered.model()));
        if (!list.isEmpty() && inList.isEmpty()) {
            return Optional.of(offered.words() + ", is no longer listed by its service; offer another one");
        }
        return shutdown(offered.provider(), offered.model(), info)
                .filter(this::isNear)
                .map(day -> offered.words() + ", stops on " + day + "; offer another one before")
                .or(() -> wrongEffort(offered, info));
    }

    private boolean isNear(LocalDate end) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return !end.isAfter(today.plusDays(notice.toDays()));
    }

    private static Optional<String> wrongEffort(Offered offered, Optional<ModelInfo> info) {
        return info.filter(known -> !known.efforts().isEmpty())
                .flatMap(known -> offered.effort()
                        .filter(effort -> !known.efforts().contains(effort))
                        .map(effort -> offered.words() + ", has effort '" + effort + "'; it takes "
                                + known.efforts().stream().sorted().collect(Collectors.joining(", "))));
    }
}
