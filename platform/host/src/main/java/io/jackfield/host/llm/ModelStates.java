package io.jackfield.host.llm;

import io.jackfield.api.llm.ModelInfo;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.store.ModelRestTable.Rest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every model that a provider knows or a bot offers, and how it is. From any thread; asks no plugin. */
public final class ModelStates {
    private final Providers providers;
    private final LiveConfig bots;
    private final Breakers breakers;
    private final ModelRests rests;
    private final ModelWatch watch;

    public ModelStates(Providers providers, LiveConfig bots, Breakers breakers, ModelRests rests, ModelWatch watch) {
        this.providers = providers;
        this.bots = bots;
        this.breakers = breakers;
        this.rests = rests;
        this.watch = watch;
    }

    /**
     * A model.
     *
     * @param plugin that brings its provider; empty while none does
     * @param info what the provider knows of it
     * @param shutdown the day on which it stops, when that is known
     * @param rest what an operator wants of it
     * @param uses by bots, in their order
     */
    public record Model(
            String provider,
            String model,
            Optional<String> plugin,
            Optional<ModelInfo> info,
            Optional<LocalDate> shutdown,
            Optional<Rest> rest,
            List<Use> uses) {
        /** As {@link ModelUse} calls its figures. */
        public String key() {
            return ModelUse.key(provider, model);
        }
    }

    /**
     * A bot that offers a model.
     *
     * @param offer the id of the offer; empty for the model that writes recordings down
     * @param label what users read
     * @param fallback who answers when it cannot
     * @param account who pays, and what has a breaker of its own
     * @param leftAlone when that account is not asked
     */
    public record Use(
            String bot,
            Optional<ModelOffer> offer,
            String label,
            Optional<String> fallback,
            String account,
            Optional<Breakers.LeftAlone> leftAlone) {}

    private record Name(String provider, String model) implements Comparable<Name> {
        @Override
        public int compareTo(Name other) {
            int byProvider = provider.compareTo(other.provider);
            return byProvider != 0 ? byProvider : model.compareTo(other.model);
        }
    }

    /** By provider and model. */
    public Collection<Model> all() {
        Map<String, Breakers.LeftAlone> leftAlone = breakers.leftAlone();
        Map<Name, List<Use>> uses = new TreeMap<>();
        providers
                .all()
                .forEach(found -> found.spec()
                        .models()
                        .forEach(model -> uses.put(new Name(found.name(), model.id()), new ArrayList<>())));
        for (BotConfig bot : bots.now().runningBots()) {
            bot.models()
                    .forEach(offer -> uses.computeIfAbsent(
                                    new Name(offer.provider(), offer.model()), first -> new ArrayList<>())
                            .add(use(bot, offer, leftAlone)));
            bot.speech()
                    .ifPresent(speech -> uses.computeIfAbsent(
                                    new Name(speech.provider(), speech.model()), first -> new ArrayList<>())
                            .add(speech(bot, speech.provider(), leftAlone)));
        }
        List<Model> models = new ArrayList<>();
        uses.forEach((name, used) -> models.add(model(name, used)));
        return models;
    }

    private Model model(Name name, List<Use> uses) {
        Optional<Providers.Found> provider = providers.find(name.provider());
        Optional<ModelInfo> info = provider.flatMap(found -> found.spec().model(name.model()));
        return new Model(
                name.provider(),
                name.model(),
                provider.map(found -> found.plugin().id()),
                info,
                watch.shutdown(name.provider(), name.model(), info),
                rests.of(name.provider(), name.model()),
                List.copyOf(uses));
    }

    private Use use(BotConfig bot, ModelOffer offer, Map<String, Breakers.LeftAlone> leftAlone) {
        String account = providers
                .find(offer.provider())
                .map(found -> ProviderAccount.of(found, bot, offer).name())
                .orElse(offer.provider());
        return new Use(
                bot.id(),
                Optional.of(offer),
                offer.label(),
                offer.fallback(),
                account,
                Optional.ofNullable(leftAlone.get(account)));
    }

    private Use speech(BotConfig bot, String provider, Map<String, Breakers.LeftAlone> leftAlone) {
        String account = providers
                .find(provider)
                .map(found -> ProviderAccount.of(found, bot).name())
                .orElse(provider);
        return new Use(
                bot.id(), Optional.empty(), "", Optional.empty(), account, Optional.ofNullable(leftAlone.get(account)));
    }
}
