package io.jackfield.host.admin;

import io.jackfield.host.letter.LetterContent;
import io.jackfield.host.letter.Letters;
import io.jackfield.host.store.Letter;
import io.jackfield.host.store.LetterReplayTable.Replay;
import io.jackfield.host.store.LetterTable.Group;
import io.jackfield.host.trace.TraceId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/** Letters and their replays as the admin API tells of them. */
final class LetterJson {
    private LetterJson() {}

    static String id(Letters letters, Letter letter) {
        return new TraceId(letters.bot(letter.key().bot()), letter.key().updateId()).toString();
    }

    static JsonObject of(Letters letters, Letter letter) {
        return new JsonObject()
                .put("letter", id(letters, letter))
                .put("bot", letters.bot(letter.key().bot()))
                .put("kind", letter.kind().word())
                .put("open", letter.open())
                .put("plugin", letter.plugin())
                .put("version", letter.version())
                .put("code", letter.code())
                .put("words", letter.words())
                .put("chat", letter.chat())
                .put("person", letter.person().isPresent() ? letter.person().getAsLong() : null)
                .put("at", letter.at().toString())
                .put("tries", letter.tries());
    }

    /** With where in the code it failed, what it is about, and what became of it. */
    static JsonObject of(Letters letters, Letter letter, LetterContent content, boolean masked) {
        return of(letters, letter)
                .put("stack", letter.stack())
                .put("update", letter.key().updateId())
                .put("album", letter.further().size())
                .put("timeline", timeline(letter, content))
                .mergeIn(content.json(masked));
    }

    private static JsonArray timeline(Letter letter, LetterContent content) {
        JsonArray times = new JsonArray();
        content.payload()
                .map(update -> update.getJsonObject("message"))
                .map(message -> message.getLong("date"))
                .ifPresent(date -> times.add(moment("sent", Instant.ofEpochSecond(date))));
        if (letter.open()) {
            letter.replayedAt().ifPresent(at -> times.add(moment("replayed", at)));
            times.add(moment(letter.kind().word(), letter.at()));
        } else {
            times.add(moment(letter.kind().word(), letter.at()));
            letter.replayedAt().ifPresent(at -> times.add(moment("replayed", at)));
        }
        return times;
    }

    private static JsonObject moment(String what, Instant at) {
        return new JsonObject().put("what", what).put("at", at.toString());
    }

    static JsonObject of(Letters letters, Group group) {
        return new JsonObject()
                .put("bot", letters.bot(group.bot()))
                .put("kind", group.kind().word())
                .put("plugin", group.plugin())
                .put("code", group.code())
                .put("count", group.count())
                .put("first", group.first().toString())
                .put("last", group.last().toString())
                .put("version", group.version())
                .put("words", group.words());
    }

    static JsonObject of(Replay replay) {
        return new JsonObject()
                .put("replay", replay.id())
                .put("begunAt", replay.begunAt().toString())
                .put("by", replay.by())
                .put("filter", replay.filter())
                .put("total", replay.total())
                .put("entered", replay.entered())
                .put("skipped", replay.skipped())
                .put("failed", replay.failed())
                .put("state", replay.state().name().toLowerCase(Locale.ROOT))
                .put("endedAt", replay.endedAt().map(Instant::toString).orElse(null));
    }
}
