package io.jackfield.host.admin;

import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelInfo.Price;
import io.jackfield.host.calls.Quarantine;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.llm.Breakers.LeftAlone;
import io.jackfield.host.llm.ModelStates.Model;
import io.jackfield.host.llm.ModelStates.Use;
import io.jackfield.host.llm.ModelTrial;
import io.jackfield.host.store.ModelRestTable.Rest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Models as the admin API shows them. */
final class ModelJson {
    private ModelJson() {}

    /** @param quarantines of plugins, by id */
    static JsonObject of(Model model, Map<String, Quarantine> quarantines) {
        Optional<Quarantine> quarantine = model.plugin().map(quarantines::get);
        JsonObject json = new JsonObject()
                .put("provider", model.provider())
                .put("model", model.model())
                .put("plugin", model.plugin().orElse(null))
                .put("state", state(model, quarantine));
        model.info().ifPresent(info -> describe(json, info));
        model.shutdown().ifPresent(day -> json.put("shutdown", day.toString()));
        model.rest().ifPresent(rest -> json.put("rest", of(rest)));
        quarantine.ifPresent(why -> json.put(
                "quarantine", new JsonObject().put("cause", why.cause()).put("trialAt", time(why.trialAt()))));
        JsonArray uses = new JsonArray();
        model.uses().forEach(use -> uses.add(of(use)));
        return json.put("uses", uses);
    }

    /** The first of these that holds: nobody could ask it, an operator does not want it asked, its service fails. */
    private static String state(Model model, Optional<Quarantine> quarantine) {
        if (model.plugin().isEmpty()) {
            return "absent";
        }
        if (quarantine.isPresent()) {
            return "quarantined";
        }
        if (model.rest().isPresent()) {
            return "resting";
        }
        return model.uses().stream().anyMatch(use -> use.leftAlone().isPresent()) ? "left-alone" : "live";
    }

    private static void describe(JsonObject json, ModelInfo info) {
        JsonArray inputs = new JsonArray();
        info.inputs().stream().sorted().forEach(input -> inputs.add(input.name().toLowerCase(Locale.ROOT)));
        json.put("contextTokens", info.contextTokens())
                .put("answerTokens", info.answerTokens())
                .put("inputs", inputs);
        info.price().ifPresent(price -> json.put("price", of(price)));
    }

    private static JsonObject of(Price price) {
        return new JsonObject()
                .put("currency", "USD")
                .put("perTokens", 1_000_000)
                .put("input", ModelFigures.dollars(price.input()))
                .put("cached", ModelFigures.dollars(price.cached()))
                .put("output", ModelFigures.dollars(price.output()));
    }

    private static JsonObject of(Use use) {
        JsonObject json = new JsonObject()
                .put("bot", use.bot())
                .put("offer", use.offer().map(ModelOffer::id).orElse(null))
                .put("label", use.label())
                .put("premium", use.offer().map(ModelOffer::premium).orElse(false))
                .put("fallback", use.fallback().orElse(null))
                .put("account", use.account());
        use.leftAlone().ifPresent(why -> json.put("leftAlone", of(why)));
        return json;
    }

    private static JsonObject of(LeftAlone why) {
        return new JsonObject()
                .put("cause", why.cause())
                .put("since", time(why.since()))
                .put("trialAt", time(why.trialAt()));
    }

    static JsonObject of(Rest rest) {
        return new JsonObject()
                .put("until", rest.until().map(ModelJson::time).orElse(null))
                .put("reason", rest.reason())
                .put("by", rest.by())
                .put("since", time(rest.since()));
    }

    static JsonObject of(ModelTrial trial) {
        JsonObject json = new JsonObject()
                .put("id", trial.id())
                .put("provider", trial.provider())
                .put("model", trial.model())
                .put("bot", trial.bot())
                .put("begunAt", time(trial.begunAt()))
                .put("text", trial.text())
                .put("done", trial.outcome().isPresent())
                .put(
                        "firstTokenMillis",
                        trial.firstToken().map(span -> span.toMillis()).orElse(null));
        trial.outcome()
                .ifPresent(outcome -> json.put(
                                "end",
                                outcome.end()
                                        .map(end -> end.name().toLowerCase(Locale.ROOT))
                                        .orElse("broken"))
                        .put("tookMillis", outcome.took().toMillis())
                        .put(
                                "tokens",
                                new JsonObject()
                                        .put("input", outcome.usage().inputTokens())
                                        .put("cached", outcome.usage().cachedTokens())
                                        .put("output", outcome.usage().outputTokens()))
                        .put("cost", cost(outcome))
                        .put("problem", outcome.problem().orElse(null)));
        return json;
    }

    private static JsonObject cost(ModelTrial.Outcome outcome) {
        JsonObject cost = new JsonObject();
        outcome.usage().costUsd().ifPresent(usd -> cost.put("USD", ModelFigures.dollars(usd)));
        return cost;
    }

    private static String time(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
