package io.jackfield.console.letters;

import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * A replay and how far it is.
 *
 * @param percent of its letters, 0 to 100
 * @param running whether it goes on, so that the page renews itself
 */
public record ReplayModel(
        long id,
        String state,
        String by,
        String begunAt,
        String filter,
        List<Tile> tiles,
        int percent,
        boolean running) {
    static ReplayModel of(Visit visit, JsonObject replay) {
        int total = replay.getInteger("total");
        int entered = replay.getInteger("entered");
        int skipped = replay.getInteger("skipped");
        long failed = replay.getLong("failed");
        return new ReplayModel(
                replay.getLong("replay"),
                visit.text("letters.state." + JsonText.text(replay, "state")),
                JsonText.text(replay, "by"),
                JsonText.text(replay, "begunAt"),
                LetterTables.which(visit, replay.getJsonObject("filter")),
                List.of(
                        Tile.of(visit.text("letters.replay.total"), total),
                        Tile.of(visit.text("letters.replay.done"), entered),
                        Tile.of(visit.text("letters.replay.failed"), failed).tone(failed > 0 ? Tone.BAD : Tone.CALM),
                        Tile.of(visit.text("letters.replay.skipped"), skipped)
                                .tone(skipped > 0 ? Tone.WARN : Tone.CALM)
                                .hint(visit.text("letters.replay.skipped.hint"))),
                total == 0 ? 100 : (int) Math.min(100L, 100L * (entered + skipped) / total),
                JsonText.text(replay, "state").equals("running"));
    }
}
