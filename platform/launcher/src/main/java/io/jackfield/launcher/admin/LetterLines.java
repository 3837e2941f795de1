package io.jackfield.launcher.admin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Letters of the admin API as lines to read; times are UTC. */
final class LetterLines {
    private static final String ROW = "%-22s %-13s %-16s %-18s %-16s %s";
    private static final String GROUP = "%7s %-10s %-13s %-16s %-18s %-16s %-16s %s";
    private static final int WORDS = 80;

    private LetterLines() {}

    static List<String> ofGroups(JsonNode found) {
        List<String> lines = new ArrayList<>();
        lines.add(GROUP.formatted("COUNT", "BOT", "KIND", "PLUGIN", "CODE", "FIRST", "LAST", "FOR EXAMPLE"));
        found.path("groups")
                .forEach(group -> lines.add(GROUP.formatted(
                        group.path("count").asText(),
                        group.path("bot").asText(),
                        group.path("kind").asText(),
                        plugin(group),
                        group.path("code").asText(),
                        PaymentLines.moment(group.path("first")),
                        PaymentLines.moment(group.path("last")),
                        words(group))));
        return lines;
    }

    static List<String> ofList(JsonNode found) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("LETTER", "KIND", "PLUGIN", "CODE", "SET ASIDE", "WHY"));
        found.path("letters")
                .forEach(letter -> lines.add(ROW.formatted(
                        letter.path("letter").asText(),
                        letter.path("kind").asText(),
                        plugin(letter),
                        letter.path("code").asText(),
                        PaymentLines.moment(letter.path("at")),
                        words(letter))));
        int shown = found.path("letters").size();
        if (found.path("count").asInt() > shown) {
            lines.add(shown + " of " + found.path("count").asText() + "; see more with --most or filters.");
        }
        return lines;
    }

    static List<String> ofLetter(JsonNode letter) {
        List<String> lines = new ArrayList<>();
        lines.add("Letter " + letter.path("letter").asText() + ", "
                + letter.path("kind").asText() + (letter.path("open").asBoolean() ? "" : ", replayed"));
        lines.add("  bot       " + letter.path("bot").asText());
        lines.add("  chat      " + letter.path("chat").asText());
        lines.add("  user      " + letter.path("person").asText("-"));
        lines.add("  plugin    " + plugin(letter) + " " + letter.path("version").asText());
        lines.add("  error     " + letter.path("code").asText() + ": "
                + letter.path("words").asText());
        lines.add("  replayed  " + letter.path("tries").asText() + " times in vain");
        letter.path("timeline")
                .forEach(time -> lines.add("  " + PaymentLines.moment(time.path("at")) + " "
                        + time.path("what").asText()));
        letter.path("stack").asText().lines().forEach(line -> lines.add("  " + line));
        letter.path("payload").toPrettyString().lines().forEach(line -> lines.add("  " + line));
        letter.path("calls").toPrettyString().lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    static String ofReplay(JsonNode replay) {
        return "Replay " + replay.path("replay").asText() + " of "
                + replay.path("by").asText() + ", "
                + replay.path("state").asText() + ": " + replay.path("entered").asText() + " of "
                + replay.path("total").asText() + " replayed, "
                + replay.path("failed").asText() + " failed again, "
                + replay.path("skipped").asText() + " could not be, begun "
                + PaymentLines.moment(replay.path("begunAt")) + " " + replay.path("filter");
    }

    private static String plugin(JsonNode letter) {
        return letter.path("plugin").asText().isEmpty()
                ? "-"
                : letter.path("plugin").asText();
    }

    private static String words(JsonNode letter) {
        String words = letter.path("words").asText();
        return words.length() <= WORDS ? words : words.substring(0, WORDS) + "…";
    }
}
