package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.llm.ModelRests;
import io.jackfield.host.llm.ModelStates;
import io.jackfield.host.llm.ModelStates.Model;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.store.ModelRestTable;
import io.jackfield.host.store.ModelRestTable.Rest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes models out of use, so that their fallbacks answer, and brings them back. Core loop only. */
public final class AdminModelRests {
    private static final int MOST_HOURS = 2_160;
    private static final String WHICH = "say whose model, such as openai";

    private final ModelStates states;
    private final ModelRests rests;
    private final ModelRestTable table;
    private final Clock clock;

    public AdminModelRests(ModelStates states, ModelRests rests, ModelRestTable table, Clock clock) {
        this.states = states;
        this.rests = rests;
        this.table = table;
        this.clock = clock;
    }

    public List<AdminCall> calls() {
        return List.of(
                named(AdminCall.post(
                                "models.rest",
                                "/models/rest",
                                OperatorRight.MODELS,
                                "Do not ask a model in any bot: its fallbacks answer, and users are told so"))
                        .body("hours", "for how long, 1 to " + MOST_HOURS + "; until somebody ends it without")
                        .json(this::rest),
                named(AdminCall.post("models.resume", "/models/resume", OperatorRight.MODELS, "Ask a model again"))
                        .json(this::resume));
    }

    static AdminCall named(AdminCall call) {
        return call.body("provider", "its name").body("model", "the provider's name of the model");
    }

    /** The model that a body means. */
    static Model model(ModelStates states, JsonObject body) {
        String provider = BodyFields.required(body, "provider", WHICH);
        String model = BodyFields.required(body, "model", "say which one, by the provider's name of it");
        return states.all().stream()
                .filter(one -> one.provider().equals(provider) && one.model().equals(model))
                .findFirst()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "no provider knows and no bot offers model '" + model + "' of '" + provider
                                + "'; GET models lists those that there are"));
    }

    private Future<JsonObject> rest(AdminRequest request) {
        Model model = model(states, request.body());
        Instant now = clock.instant();
        Rest rest = new Rest(
                model.provider(),
                model.model(),
                hours(request.body()).map(now::plus),
                BodyFields.required(request.body(), "reason", "say why, for whoever wonders later"),
                request.by(),
                now);
        request.note().subject(model.key());
        request.note().change(json(model.rest()), ModelJson.of(rest));
        return table.put(rest).map(stored -> {
            rests.begin(rest);
            return new JsonObject()
                    .put("provider", rest.provider())
                    .put("model", rest.model())
                    .put("rest", ModelJson.of(rest))
                    .put("withoutFallback", withoutFallback(model));
        });
    }

    private static Optional<Duration> hours(JsonObject body) {
        Object hours = body.getValue("hours");
        if (hours == null || hours.equals("")) {
            return Optional.empty();
        }
        String text = hours.toString();
        if (!text.matches("[1-9]\\d{0,3}") || Integer.parseInt(text) > MOST_HOURS) {
            throw BodyFields.refused("hours is '" + text + "'; use 1 to " + MOST_HOURS + ", or leave it out");
        }
        return Optional.of(Duration.ofHours(Long.parseLong(text)));
    }

    /** Bots whose users get no answer from now on. */
    private static JsonArray withoutFallback(Model model) {
        JsonArray bots = new JsonArray();
        model.uses().stream()
                .filter(use -> use.fallback().isEmpty())
                .map(ModelStates.Use::bot)
                .distinct()
                .forEach(bots::add);
        return bots;
    }

    private Future<JsonObject> resume(AdminRequest request) {
        Model model = model(states, request.body());
        Rest rest = model.rest()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "model " + model.model() + " of " + model.provider() + " does not rest; it is asked already"));
        request.note().subject(model.key());
        request.note().change(ModelJson.of(rest), new JsonObject());
        return table.remove(rest.provider(), rest.model()).map(gone -> {
            rests.end(rest.provider(), rest.model());
            return new JsonObject().put("provider", rest.provider()).put("model", rest.model());
        });
    }

    private static JsonObject json(Optional<Rest> rest) {
        return rest.map(ModelJson::of).orElseGet(JsonObject::new);
    }
}
