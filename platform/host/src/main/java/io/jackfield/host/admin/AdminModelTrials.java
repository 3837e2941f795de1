package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.llm.ModelStates;
import io.jackfield.host.llm.ModelStates.Model;
import io.jackfield.host.llm.ModelStates.Use;
import io.jackfield.host.llm.ModelTrials;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/**
 * Tries models by a prompt of an operator's; answers at once, and is asked again for what came of it. Core loop only.
 */
public final class AdminModelTrials {
    private static final int LONGEST_PROMPT = 4_000;
    private static final int LONGEST_BODY = 32 * 1024;
    private static final int MOST_TOKENS = 2_000;
    private static final int USUAL_TOKENS = 300;
    private static final int MOST_SECONDS = 120;
    private static final int USUAL_SECONDS = 60;

    private final ModelStates states;
    private final ModelTrials trials;
    private final Supplier<List<ServedBot>> bots;
    private final UserLookup lookup;

    public AdminModelTrials(ModelStates states, ModelTrials trials, Supplier<List<ServedBot>> bots, UserLookup lookup) {
        this.states = states;
        this.trials = trials;
        this.bots = bots;
        this.lookup = lookup;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminModelRests.named(AdminCall.post(
                                "models.try",
                                "/models/tries",
                                OperatorRight.MODELS,
                                "Ask a model once, also one that rests or is left alone; no user pays, the"
                                        + " cost counts"))
                        .body("prompt", "up to " + LONGEST_PROMPT + " characters")
                        .body("bot", "whose account pays; usually the first that offers it")
                        .body("tokens", "of the longest answer, 1 to " + MOST_TOKENS + ", usually " + USUAL_TOKENS)
                        .body(
                                "seconds",
                                "until it has to be there, 1 to " + MOST_SECONDS + ", usually " + USUAL_SECONDS)
                        .longestBody(LONGEST_BODY)
                        .json(request -> Future.succeededFuture(begin(request))),
                AdminCall.get(
                                "models.tried",
                                "/models/tries/:try",
                                OperatorRight.MODELS,
                                "What has come of it so far; done says whether that is all")
                        .json(request -> Future.succeededFuture(show(request.path("try")))));
    }

    private JsonObject begin(AdminRequest request) {
        JsonObject body = request.body();
        Model model = AdminModelRests.model(states, body);
        Optional<Use> use = BodyFields.text(body, "bot").isPresent()
                ? ofBot(model, lookup.bot(BodyFields.text(body, "bot").get()).id())
                : model.uses().stream().findFirst();
        BotConfig bot = BodyFields.text(body, "bot")
                .or(() -> use.map(Use::bot))
                .map(id -> lookup.bot(id).config())
                .orElseGet(this::anybody);
        request.note().subject(model.key() + " for " + bot.id());
        ModelOffer offer = new ModelOffer(
                use.flatMap(Use::offer).map(ModelOffer::id).orElse("trial"),
                model.model(),
                model.provider(),
                model.model(),
                false,
                number(body, "tokens", MOST_TOKENS, USUAL_TOKENS),
                Optional.empty(),
                use.flatMap(Use::offer).map(ModelOffer::options).orElseGet(AdminModelTrials::none));
        Duration limit = Duration.ofSeconds(number(body, "seconds", MOST_SECONDS, USUAL_SECONDS));
        return ModelJson.of(trials.begin(new ModelTrials.Order(bot, offer, prompt(body), limit)));
    }

    private static Optional<Use> ofBot(Model model, String bot) {
        return model.uses().stream().filter(use -> use.bot().equals(bot)).findFirst();
    }

    private static SequencedMap<String, String> none() {
        return Collections.unmodifiableSequencedMap(new LinkedHashMap<>());
    }

    /** Somebody has to pay for a model that no bot offers. */
    private BotConfig anybody() {
        return bots.get().stream()
                .findFirst()
                .map(ServedBot::config)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND, "this host serves no bot, and a trial is on the account of one"));
    }

    private static String prompt(JsonObject body) {
        if (body.getValue("prompt") instanceof String prompt
                && !prompt.isBlank()
                && prompt.length() <= LONGEST_PROMPT) {
            return prompt;
        }
        throw BodyFields.refused("prompt is no text of 1 to " + LONGEST_PROMPT + " characters; say what to ask");
    }

    private static int number(JsonObject body, String key, int most, int usual) {
        Object value = body.getValue(key);
        if (value == null || value.equals("")) {
            return usual;
        }
        String text = value.toString();
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > most) {
            throw BodyFields.refused(key + " is '" + text + "'; use a whole number of 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    private JsonObject show(String id) {
        return trials.find(id)
                .map(ModelJson::of)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "there is no trial '" + id + "'; the newest are kept until the host ends"));
    }
}
