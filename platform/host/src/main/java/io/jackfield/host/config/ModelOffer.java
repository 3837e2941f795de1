package io.jackfield.host.config;

import io.jackfield.api.ExtensionName;
import io.jackfield.host.config.read.ConfigSection;
import java.util.Optional;
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
 * @param fallback the id of the offer that answers when this one cannot
 * @param options handed to the provider as they are, such as {@code effort: low}
 */
public record ModelOffer(
        String id,
        String label,
        String provider,
        String model,
        boolean premium,
        int maxTokens,
        Optional<String> fallback,
        SequencedMap<String, String> options) {
    static final String ID = "[a-z0-9-]{1,32}";
    static final String ID_FORM = "1 to 32 of a-z 0-9 -";
    static final String PROVIDER = ExtensionName.PATTERN;
    static final String PROVIDER_FORM = "the name of a provider, such as openai";
    static final String MODEL = ".{1,128}";
    static final String MODEL_FORM = "the provider's name of the model";

    static ModelOffer from(ConfigSection offer) {
        String id = offer.requiredText("id", ID, ID_FORM);
        return new ModelOffer(
                id,
                offer.text("label", id),
                offer.requiredText("provider", PROVIDER, PROVIDER_FORM),
                offer.requiredText("model", MODEL, MODEL_FORM),
                offer.flag("premium", false),
                offer.intBetween("maxTokens", 0, 1_000_000, 0),
                offer.matching("fallback", ID, "the id of another model of this bot"),
                offer.textMap("options"));
    }
}
