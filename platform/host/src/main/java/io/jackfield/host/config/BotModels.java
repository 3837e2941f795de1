package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The language models of a bot: {@code models} and {@code speech} in its file.
 *
 * @param offers what users choose from, in that order
 * @param speech the model that writes recordings down
 */
public record BotModels(List<ModelOffer> offers, Optional<SpeechConfig> speech) {
    /** Of a bot without models. */
    public static final BotModels NONE = new BotModels(List.of(), Optional.empty());

    public BotModels {
        offers = List.copyOf(offers);
    }

    static BotModels from(ConfigSection bot) {
        return new BotModels(offers(bot), speech(bot));
    }

    /** The ids of what is offered. */
    Set<String> ids() {
        return offers.stream().map(ModelOffer::id).collect(Collectors.toSet());
    }

    private static List<ModelOffer> offers(ConfigSection bot) {
        List<ConfigSection> sections = bot.sections("models");
        List<ModelOffer> offers = sections.stream().map(ModelOffer::from).toList();
        Set<String> seen = new HashSet<>();
        Set<String> all = offers.stream().map(ModelOffer::id).collect(Collectors.toSet());
        for (int index = 0; index < offers.size(); index++) {
            ModelOffer offer = offers.get(index);
            if (!seen.add(offer.id())) {
                sections.get(index).refuse("id", "an id that no other model of this bot has");
            }
            if (offer.fallback()
                    .filter(id -> id.equals(offer.id()) || !all.contains(id))
                    .isPresent()) {
                sections.get(index).refuse("fallback", "the id of another model of this bot");
            }
        }
        return offers;
    }

    private static Optional<SpeechConfig> speech(ConfigSection bot) {
        return bot.keys().contains("speech") ? Optional.of(SpeechConfig.from(bot.section("speech"))) : Optional.empty();
    }
}
