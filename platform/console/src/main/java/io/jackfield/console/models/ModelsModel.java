package io.jackfield.console.models;

import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Chart;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.parts.Table;
import io.jackfield.console.parts.Tile;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToLongFunction;

/** All models. */
public record ModelsModel(List<Tile> tiles, Chart chart, List<Filter> filters, Table table) {
    static ModelsModel of(Visit visit, JsonObject found) {
        List<JsonObject> models = JsonText.objects(found, "models");
        Table table = Table.of(
                        "models",
                        visit.text("models.none"),
                        visit.text("models.model"),
                        visit.text("models.state"),
                        visit.text("models.today"),
                        visit.text("models.month"),
                        visit.text("models.cost"),
                        visit.text("models.price"),
                        visit.text("models.first"),
                        visit.text("models.answer"),
                        visit.text("models.failed"))
                .rows(models.stream().map(model -> row(visit, model)).toList());
        return new ModelsModel(
                tiles(visit, models),
                new Chart(
                        visit.text("models.chart"),
                        ModelsPage.ofBot(visit, "/models/chart").toString()),
                List.of(Filter.select(
                        "show",
                        visit.text("models.show"),
                        visit.parameter("show").orElse(""),
                        List.of(
                                new Option("", visit.text("models.offered")),
                                new Option("all", visit.text("models.all"))))),
                table);
    }

    private static List<Cell> row(Visit visit, JsonObject model) {
        JsonObject month = model.getJsonObject("month");
        return List.of(
                new Cell.Two(
                        Cell.link(model.getString("model"), ModelWords.path("/models/show", model)),
                        (model.getString("provider") + " · " + String.join(", ", ModelWords.bots(model)))
                                .replaceAll(" · $", "")),
                ModelWords.state(visit, model),
                Cell.number(model.getJsonObject("today").getLong("requests")),
                Cell.number(month.getLong("requests")),
                Cell.number(ModelWords.dollars(month.getJsonObject("cost"))),
                Cell.text(ModelWords.price(model).orElse("–")),
                Cell.number(ModelWords.percentiles(month.getJsonObject("firstToken"))),
                Cell.number(ModelWords.percentiles(month.getJsonObject("answer"))),
                ModelWords.failed(month));
    }

    private static List<Tile> tiles(Visit visit, List<JsonObject> models) {
        long away = models.stream()
                .filter(model -> !model.getString("state").matches("live|resting"))
                .count();
        long resting = models.stream()
                .filter(model -> model.getString("state").equals("resting"))
                .count();
        return List.of(
                Tile.of(visit.text("models.tile.today"), cost(models, "today")),
                Tile.of(visit.text("models.tile.month"), cost(models, "month")),
                Tile.of(
                        visit.text("models.tile.requests"),
                        sum(models, model -> model.getJsonObject("today").getLong("requests"))),
                Tile.of(visit.text("models.tile.away"), away).tone(away > 0 ? Tone.BAD : Tone.CALM),
                Tile.of(visit.text("models.tile.resting"), resting));
    }

    private static long sum(List<JsonObject> models, ToLongFunction<JsonObject> figure) {
        return models.stream().mapToLong(figure).sum();
    }

    private static String cost(List<JsonObject> models, String when) {
        BigDecimal sum = models.stream()
                .map(model -> new BigDecimal(
                        model.getJsonObject(when).getJsonObject("cost").getString("USD")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return "$" + sum.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
