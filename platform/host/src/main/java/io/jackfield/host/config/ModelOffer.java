package io.jackfield.host.config;

import java.util.SequencedMap;

/**
 * A model that a bot offers: one item of {@code models} in the bot's file.
 *
 * @param id what is remembered of a user's choice
 * @param label what users read
 * @param provider the name of the provider plugin behind it
 * @param model the provider's own name of the model
 * @param premium whether only subscribers may use it
 * @param maxTokens the longest answer in tokens; 0 leaves it to the provider
 * @param options handed to the provider as they are, such as {@code effort: low}
 */
public record ModelOffer(
        String id,
        String label,
        String provider,
        String model,
        boolean premium,
        int maxTokens,
        SequencedMap<String, String> options) {
    static ModelOffer from(ConfigSection offer) {
        String id = offer.requiredText("id", "[a-z0-9-]{1,32}", "1 to 32 of a-z 0-9 -");
        return new ModelOffer(
                id,
                offer.text("label", id),
                offer.requiredText("provider", "[a-z0-9-]{2,32}", "the name of a provider, such as openai"),
                offer.requiredText("model", ".{1,128}", "the provider's name of the model"),
                offer.flag("premium", false),
                offer.intBetween("maxTokens", 0, 1_000_000, 0),
                offer.textMap("options"));
    }
}
