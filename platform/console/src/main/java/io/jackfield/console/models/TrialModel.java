package io.jackfield.console.models;

import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A prompt that tries a model, as far as its answer has come.
 *
 * @param up the page of the model, below the console
 * @param beat when the page asks for more; null once it is done
 * @param problem in the words of the provider
 */
public record TrialModel(
        String model, String up, String state, Tone tone, String beat, String text, String problem, List<Tile> tiles) {
    private static final String OFTEN = "every 1s";

    static TrialModel of(Visit visit, JsonObject trial) {
        boolean done = trial.getBoolean("done");
        String problem = JsonText.text(trial, "problem");
        String state = done ? problem.isEmpty() ? "answered" : "failed" : "running";
        return new TrialModel(
                trial.getString("model"),
                ModelWords.path("/models/show", trial).toString(),
                visit.text("models.trial." + state),
                done ? problem.isEmpty() ? Tone.GOOD : Tone.BAD : Tone.INFO,
                done ? null : OFTEN,
                trial.getString("text"),
                problem,
                done ? tiles(visit, trial) : List.of());
    }

    private static List<Tile> tiles(Visit visit, JsonObject trial) {
        JsonObject tokens = trial.getJsonObject("tokens");
        return List.of(
                Tile.of(visit.text("models.trial.first"), ModelWords.seconds(trial.getLong("firstTokenMillis")))
                        .hint(visit.text("models.trial.unit")),
                Tile.of(visit.text("models.trial.took"), ModelWords.seconds(trial.getLong("tookMillis")))
                        .hint(visit.text("models.trial.unit")),
                Tile.of(visit.text("models.trial.tokens"), tokens.getLong("input") + " / " + tokens.getLong("output"))
                        .hint(visit.text("models.trial.tokens.hint")),
                Tile.of(visit.text("models.cost"), ModelWords.dollars(trial.getJsonObject("cost")))
                        .hint(trial.getString("bot")));
    }
}
