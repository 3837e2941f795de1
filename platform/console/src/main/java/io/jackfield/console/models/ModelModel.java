package io.jackfield.console.models;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One model.
 *
 * @param doubt what the daily look at the list of its service has found; empty when all is well
 * @param entries what is known of it
 * @param uses the bots that offer it
 * @param figures of today and of 30 days
 * @param change where it is let rest or brought back; empty for who may not
 * @param changes the words of that
 * @param fields of the form that tries it; none for who may not
 */
public record ModelModel(
        String provider,
        String model,
        String doubt,
        List<Entry> entries,
        Table uses,
        Table figures,
        Optional<String> change,
        String changes,
        List<Field> fields,
        String problem) {
    /** Something that is known. */
    public record Entry(String label, Cell cell) {}

    static ModelModel of(Visit visit, JsonObject model, String problem) {
        boolean may = visit.may(OperatorRight.MODELS);
        String verb = model.containsKey("rest") ? "resume" : "rest";
        return new ModelModel(
                model.getString("provider"),
                model.getString("model"),
                JsonText.text(model, "problem"),
                entries(visit, model),
                uses(visit, model),
                figures(visit, model),
                may ? Optional.of(ModelWords.path("/models/" + verb, model).toString()) : Optional.empty(),
                visit.text("models." + verb),
                may ? fields(visit, model) : List.of(),
                problem);
    }

    private static List<Entry> entries(Visit visit, JsonObject model) {
        List<Entry> entries = new ArrayList<>();
        entries.add(entry(visit, "state", ModelWords.state(visit, model)));
        ModelWords.leftAlone(model).ifPresent(why -> {
            entries.add(entry(visit, "since", Cell.time(why.getString("since"))));
            entries.add(entry(visit, "trial-at", Cell.time(why.getString("trialAt"))));
        });
        if (model.containsKey("rest")) {
            JsonObject rest = model.getJsonObject("rest");
            entries.add(entry(visit, "since", Cell.time(rest.getString("since"))));
            entries.add(entry(
                    visit,
                    "until",
                    rest.getString("until") == null
                            ? Cell.text(visit.text("models.until.ended"))
                            : Cell.time(rest.getString("until"))));
            entries.add(entry(visit, "by", Cell.text(rest.getString("by"))));
        }
        String plugin = JsonText.text(model, "plugin");
        entries.add(entry(
                visit,
                "provider",
                plugin.isEmpty()
                        ? Cell.text(model.getString("provider"))
                        : Cell.link(model.getString("provider"), "/plugins/" + plugin)));
        if (model.containsKey("contextTokens")) {
            entries.add(entry(visit, "window", Cell.text(model.getInteger("contextTokens"))));
        }
        ModelWords.price(model).ifPresent(price -> entries.add(entry(visit, "price.long", Cell.text(price))));
        if (model.containsKey("shutdown")) {
            entries.add(entry(visit, "shutdown", Cell.text(model.getString("shutdown"))));
        }
        return entries;
    }

    private static Entry entry(Visit visit, String name, Cell cell) {
        return new Entry(visit.text("models." + name), cell);
    }

    private static Table uses(Visit visit, JsonObject model) {
        return Table.of(
                        "uses",
                        visit.text("models.unused"),
                        visit.text("models.bot"),
                        visit.text("models.offer"),
                        visit.text("models.fallback"),
                        visit.text("models.account"))
                .rows(JsonText.objects(model, "uses").stream()
                        .map(use -> List.<Cell>of(
                                Cell.link(use.getString("bot"), "/bots/" + use.getString("bot")),
                                use.getString("offer") == null
                                        ? Cell.text(visit.text("models.speech"))
                                        : new Cell.Two(Cell.text(use.getString("label")), use.getString("offer")),
                                Cell.text(JsonText.text(use, "fallback")),
                                Cell.text(use.getString("account"))))
                        .toList());
    }

    private static Table figures(Visit visit, JsonObject model) {
        return Table.of("figures", "", "", visit.text("models.today"), visit.text("models.month"))
                .row(line(visit, model, "requests", figures -> figures.getLong("requests")))
                .row(line(visit, model, "cost", figures -> ModelWords.dollars(figures.getJsonObject("cost"))))
                .row(line(
                        visit,
                        model,
                        "read",
                        figures -> figures.getJsonObject("tokens").getLong("input")))
                .row(line(
                        visit,
                        model,
                        "cached",
                        figures -> figures.getJsonObject("tokens").getLong("cached")))
                .row(line(
                        visit,
                        model,
                        "written",
                        figures -> figures.getJsonObject("tokens").getLong("output")))
                .row(line(
                        visit, model, "first", figures -> ModelWords.percentiles(figures.getJsonObject("firstToken"))))
                .row(line(visit, model, "answer", figures -> ModelWords.percentiles(figures.getJsonObject("answer"))))
                .row(
                        Cell.text(visit.text("models.failed")),
                        ModelWords.failed(model.getJsonObject("today")),
                        ModelWords.failed(model.getJsonObject("month")));
    }

    private interface Reader {
        Object of(JsonObject figures);
    }

    private static Cell[] line(Visit visit, JsonObject model, String name, Reader reader) {
        return new Cell[] {
            Cell.text(visit.text("models." + name)),
            Cell.number(reader.of(model.getJsonObject("today"))),
            Cell.number(reader.of(model.getJsonObject("month")))
        };
    }

    private static List<Field> fields(Visit visit, JsonObject model) {
        List<Field> fields = new ArrayList<>();
        fields.add(Field.textarea(
                        "prompt",
                        visit.text("models.prompt"),
                        visit.field("prompt").orElse(visit.text("models.prompt.usual")))
                .needed());
        List<String> bots = ModelWords.bots(model);
        if (bots.size() > 1) {
            fields.add(Field.select(
                    "bot",
                    visit.text("models.bot"),
                    visit.field("bot").orElse(bots.getFirst()),
                    bots.stream().map(Option::of).toList()));
        }
        fields.add(Field.number(
                        "tokens",
                        visit.text("models.tokens"),
                        visit.field("tokens").orElse("300"))
                .hint(visit.text("models.tokens.hint")));
        fields.add(Field.number(
                        "seconds",
                        visit.text("models.seconds"),
                        visit.field("seconds").orElse("60"))
                .hint(visit.text("models.seconds.hint")));
        return fields;
    }
}
