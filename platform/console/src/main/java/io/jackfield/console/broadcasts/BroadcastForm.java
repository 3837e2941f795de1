package io.jackfield.console.broadcasts;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The editor.
 *
 * @param bots to choose from, an empty choice first where none is chosen yet; one where the draft is there already
 * @param texts one field for each language
 * @param buttons the fields of each
 * @param plans boxes
 * @param action where it posts to
 * @param problem why it was refused
 */
public record BroadcastForm(
        String title,
        List<Option> bots,
        String bot,
        Field name,
        Field news,
        List<Field> texts,
        List<List<Field>> buttons,
        List<Plan> plans,
        List<Field> audience,
        List<Field> hours,
        String action,
        String back,
        String problem) {
    /** A plan that can be chosen. */
    public record Plan(String id, String label, boolean on) {}

    /**
     * @param draft as the API gives it, or as it was refused
     * @param id absent for a new one
     */
    static BroadcastForm of(Visit visit, JsonObject bots, JsonObject draft, Optional<String> id, String problem) {
        List<JsonObject> known = JsonText.objects(bots, "bots");
        String bot = bot(visit, known, id);
        JsonObject audience = draft.getJsonObject("audience", new JsonObject());
        String path = id.map(one -> Address.of("/broadcasts/{}/{}", bot, one).toString())
                .orElse("/broadcasts");
        return new BroadcastForm(
                visit.text(id.isPresent() ? "broadcasts.edit.title" : "broadcasts.new"),
                options(visit, known, bot, id.isPresent()),
                bot,
                Field.text("name", visit.text("broadcasts.name"), JsonText.text(draft, "name"))
                        .hint(visit.text("broadcasts.name.hint"))
                        .needed(),
                Field.checkbox("news", visit.text("broadcasts.news"), draft.getBoolean("news", true))
                        .hint(visit.text("broadcasts.news.hint")),
                texts(visit, draft),
                buttons(visit, draft.getJsonArray("buttons", new JsonArray())),
                plans(visit, known, bot, audience),
                audience(visit, audience),
                hours(visit, draft.getJsonObject("hours", new JsonObject())),
                id.isPresent() ? path + "/edit" : "/broadcasts/new",
                path,
                problem);
    }

    private static List<Option> options(Visit visit, List<JsonObject> known, String bot, boolean fixed) {
        Stream<Option> choice = bot.isEmpty() ? Stream.of(new Option("", visit.text("broadcasts.bot"))) : Stream.of();
        Stream<Option> bots = known.stream().map(one -> new Option(one.getString("id"), one.getString("name")));
        return Stream.concat(choice, bots.filter(one -> !fixed || one.value().equals(bot)))
                .toList();
    }

    /** Of several bots none is taken unasked: what a broadcast sends does not come back. */
    private static String bot(Visit visit, List<JsonObject> known, Optional<String> id) {
        return id.map(one -> visit.path("bot"))
                .or(() -> visit.field("bot"))
                .or(() -> visit.parameter("bot"))
                .or(() -> visit.choices().bot())
                .filter(one ->
                        known.stream().anyMatch(bot -> bot.getString("id").equals(one)))
                .orElseGet(() -> known.size() == 1 ? known.getFirst().getString("id") : "");
    }

    private static List<Field> texts(Visit visit, JsonObject draft) {
        JsonObject texts = draft.getJsonObject("texts", new JsonObject());
        Set<String> languages = new LinkedHashSet<>(FormFields.LANGUAGES);
        languages.addAll(texts.fieldNames());
        return languages.stream()
                .map(language -> Field.textarea(
                        "text." + language, visit.text("broadcasts.text", language), JsonText.text(texts, language)))
                .toList();
    }

    private static List<List<Field>> buttons(Visit visit, JsonArray buttons) {
        List<List<Field>> rows = new ArrayList<>();
        for (int number = 1; number <= FormFields.BUTTONS; number++) {
            JsonObject button = number <= buttons.size() ? buttons.getJsonObject(number - 1) : new JsonObject();
            JsonObject label = button.getJsonObject("label", new JsonObject());
            String prefix = "button" + number + ".";
            List<Field> fields = new ArrayList<>();
            FormFields.LANGUAGES.forEach(language -> fields.add(Field.text(
                    prefix + language, visit.text("broadcasts.label", language), JsonText.text(label, language))));
            fields.add(Field.text(prefix + "to", visit.text("broadcasts.target"), target(button)));
            rows.add(fields);
        }
        return rows;
    }

    private static String target(JsonObject button) {
        return button.containsKey("command")
                ? ("/" + JsonText.text(button, "command") + " " + JsonText.text(button, "argument")).strip()
                : JsonText.text(button, "url");
    }

    private static List<Plan> plans(Visit visit, List<JsonObject> bots, String bot, JsonObject audience) {
        List<String> on = JsonText.texts(audience, "plans");
        List<Plan> plans = new ArrayList<>();
        plans.add(new Plan("none", visit.text("broadcasts.plan.none"), on.contains("none")));
        bots.stream()
                .filter(one -> one.getString("id").equals(bot))
                .flatMap(one -> JsonText.objects(one, "plans").stream())
                .forEach(plan -> plans.add(
                        new Plan(plan.getString("id"), plan.getString("label"), on.contains(plan.getString("id")))));
        return plans;
    }

    private static List<Field> audience(Visit visit, JsonObject audience) {
        String payer = audience.getBoolean("payer") == null ? "" : audience.getBoolean("payer") ? "yes" : "no";
        return List.of(
                Field.text(
                                "audience.languages",
                                visit.text("broadcasts.languages"),
                                String.join(", ", JsonText.texts(audience, "languages")))
                        .hint(visit.text("broadcasts.languages.hint")),
                Field.text("audience.feature", visit.text("broadcasts.feature"), JsonText.text(audience, "feature")),
                Field.text("audience.seenWithin", visit.text("broadcasts.seen"), JsonText.text(audience, "seenWithin"))
                        .hint(visit.text("broadcasts.days.hint")),
                Field.text(
                                "audience.notSeenWithin",
                                visit.text("broadcasts.unseen"),
                                JsonText.text(audience, "notSeenWithin"))
                        .hint(visit.text("broadcasts.days.hint")),
                Field.select(
                        "audience.payer",
                        visit.text("broadcasts.payer"),
                        payer,
                        List.of(
                                new Option("", visit.text("broadcasts.payer.any")),
                                new Option("yes", visit.text("broadcasts.payer.yes")),
                                new Option("no", visit.text("broadcasts.payer.no")))),
                date("audience.joinedFrom", visit.text("broadcasts.joined.from"), audience, "joinedFrom"),
                date("audience.joinedBefore", visit.text("broadcasts.joined.before"), audience, "joinedBefore"));
    }

    private static Field date(String name, String label, JsonObject audience, String key) {
        return new Field(name, label, JsonText.text(audience, key), "date", "", "", false, List.of());
    }

    private static List<Field> hours(Visit visit, JsonObject hours) {
        return List.of(
                new Field(
                        "hours.from",
                        visit.text("broadcasts.hours.from"),
                        JsonText.text(hours, "from"),
                        "time",
                        "",
                        "",
                        false,
                        List.of()),
                new Field(
                        "hours.to",
                        visit.text("broadcasts.hours.to"),
                        JsonText.text(hours, "to"),
                        "time",
                        "",
                        "",
                        false,
                        List.of()));
    }
}
