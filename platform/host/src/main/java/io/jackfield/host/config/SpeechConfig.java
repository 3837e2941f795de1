package io.jackfield.host.config;

import io.jackfield.host.config.read.ConfigSection;

/**
 * The model that writes recordings down: {@code speech} in a bot's file.
 *
 * @param provider the name of the provider plugin behind it
 * @param model the provider's own name of the model
 */
public record SpeechConfig(String provider, String model) {
    static SpeechConfig from(ConfigSection speech) {
        return new SpeechConfig(
                speech.requiredText("provider", ModelOffer.PROVIDER, ModelOffer.PROVIDER_FORM),
                speech.requiredText("model", ModelOffer.MODEL, ModelOffer.MODEL_FORM));
    }
}
