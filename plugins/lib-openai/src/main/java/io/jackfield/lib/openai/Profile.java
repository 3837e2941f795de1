package io.jackfield.lib.openai;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.ExtensionName;
import java.util.List;
import java.util.Locale;

/**
 * What is particular about a service that speaks one of OpenAI's protocols. What changes with the months (models,
 * prices) is configuration; this is what its documentation promises for longer.
 *
 * @param name the provider's name; the plugin's id is {@code llm-<name>}
 * @param baseUrl where the service is, up to and without {@code /responses} or {@code /chat/completions}; empty when
 *     only the operator knows
 * @param keyNeeded whether it answers nobody without a key
 * @param protocol what it speaks
 * @param protocolChoosable whether the operator may choose the other one
 * @param userTagFields fields of a request that take {@link io.jackfield.api.llm.CompletionRequest#userTag()}
 * @param answerLimitField the field of chat completions that limits an answer
 * @param leastAnswerLimit the smallest limit it takes, in tokens
 * @param limitsEveryAnswer whether requests carry the model's own limit when the host names none
 * @param options what bots may set for a model; those of a request are applied in this order
 */
public record Profile(
        String name,
        String baseUrl,
        boolean keyNeeded,
        Protocol protocol,
        boolean protocolChoosable,
        List<String> userTagFields,
        String answerLimitField,
        int leastAnswerLimit,
        boolean limitsEveryAnswer,
        List<ModelOption> options) {
    public Profile {
        ExtensionName.require("provider", name);
        requireNonNull(baseUrl, "baseUrl");
        requireNonNull(protocol, "protocol");
        userTagFields = List.copyOf(userTagFields);
        requireNonNull(answerLimitField, "answerLimitField");
        options = List.copyOf(options);
    }

    /** A service at this address that needs a key, takes no options and is not told who asks. */
    public static Builder of(String name, Protocol protocol, String baseUrl) {
        return new Builder(name, protocol, baseUrl);
    }

    /** A service that people run themselves: its address is the operator's to say, and a key is not needed. */
    public static Builder anywhere(String name, Protocol protocol) {
        Builder builder = new Builder(name, protocol, "");
        builder.keyNeeded = false;
        return builder;
    }

    String pluginId() {
        return "llm-" + name;
    }

    String configFile() {
        return "config/plugins/" + pluginId() + ".yaml";
    }

    /** By custom the variable that the files we ship refer to. */
    String variable(String what) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT) + "_" + what;
    }

    /** Collects what differs from the plainest of services. */
    public static final class Builder {
        private final String name;
        private final Protocol protocol;
        private final String baseUrl;
        private boolean keyNeeded = true;
        private boolean protocolChoosable;
        private List<String> userTagFields = List.of();
        private String answerLimitField = "max_tokens";
        private int leastAnswerLimit = 1;
        private boolean limitsEveryAnswer;
        private List<ModelOption> options = List.of();

        private Builder(String name, Protocol protocol, String baseUrl) {
            this.name = name;
            this.protocol = protocol;
            this.baseUrl = baseUrl;
        }

        public Builder protocolChoosable() {
            protocolChoosable = true;
            return this;
        }

        public Builder userTagIn(String... fields) {
            userTagFields = List.of(fields);
            return this;
        }

        public Builder answerLimitIn(String field) {
            answerLimitField = field;
            return this;
        }

        /** Every request carries a limit, never below {@code least} tokens. */
        public Builder everyAnswerLimited(int least) {
            leastAnswerLimit = least;
            limitsEveryAnswer = true;
            return this;
        }

        public Builder options(ModelOption... allowed) {
            options = List.of(allowed);
            return this;
        }

        public Profile build() {
            return new Profile(
                    name,
                    baseUrl,
                    keyNeeded,
                    protocol,
                    protocolChoosable,
                    userTagFields,
                    answerLimitField,
                    leastAnswerLimit,
                    limitsEveryAnswer,
                    options);
        }
    }
}
