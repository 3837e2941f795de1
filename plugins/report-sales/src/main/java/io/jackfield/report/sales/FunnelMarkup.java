package io.jackfield.report.sales;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code funnel} as HTML, in the console's style. */
final class FunnelMarkup {
    private static final String PAGE = """
            <!doctype html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%s</title>
              <link rel="stylesheet" href="console.css">
            </head>
            <body><main>%s</main></body>
            </html>
            """;

    private final Words words;
    private final Figures figures;

    FunnelMarkup(Words words, Figures figures) {
        this.words = words;
        this.figures = figures;
    }

    /**
     * What can be chosen.
     *
     * @param name of the parameter
     */
    record Choice(String name, Object chosen, List<?> all) {}

    /** A page that says one sentence. */
    static String nothing(String sentence) {
        return PAGE.formatted("en", escaped(sentence), "<p class=\"faint\">" + escaped(sentence) + "</p>");
    }

    String page(Choice days, Choice bot) {
        String body = figures.isEmpty() ? paragraph("nothing") : card(steps()) + packages();
        return PAGE.formatted(
                words.locale().getLanguage(), escaped(words.text("funnel")), card(form(days, bot)) + body);
    }

    private static String card(String content) {
        return "<section class=\"card\">" + content + "</section>";
    }

    private String paragraph(String key, Object... arguments) {
        return "<p>" + escaped(words.text(key, arguments)) + "</p>";
    }

    /** Bots are offered only where there are several. */
    private String form(Choice days, Choice bot) {
        String bots = bot.all().size() == 1 ? "" : select(bot, option -> (String) option);
        return "<form method=\"get\" action=\"./\">" + bots
                + select(days, option -> words.text("funnel.days", option))
                + "<div class=\"form-end\"><button class=\"button quiet\">" + escaped(words.text("funnel.show"))
                + "</button></div></form>";
    }

    private interface Label {
        String of(Object option);
    }

    private String select(Choice choice, Label label) {
        String options = choice.all().stream()
                .map(option -> "<option value=\"" + escaped(option.toString()) + "\""
                        + (option.equals(choice.chosen()) ? " selected>" : ">") + escaped(label.of(option))
                        + "</option>")
                .collect(Collectors.joining());
        return "<label>" + escaped(words.text("funnel." + choice.name() + ".label")) + " <select name=\""
                + choice.name() + "\">" + options + "</select></label>";
    }

    private String steps() {
        long viewed = figures.viewed();
        return "<h2>" + escaped(words.text("funnel")) + "</h2>"
                + step(viewed, words.text("funnel.viewed", words.number(viewed)))
                + step(figures.started(), words.step("funnel.started", figures.started(), viewed))
                + step(figures.sent(), words.step("funnel.sent", figures.sent(), figures.started()))
                + "<div class=\"usage\">" + paragraph("funnel.won", words.number(figures.won())) + "</div>";
    }

    /** The widest bar is of those who looked, or of whoever came without having looked. */
    private String step(long people, String line) {
        long most = Stream.of(figures.viewed(), figures.started(), figures.sent(), 1L)
                .max(Long::compare)
                .orElseThrow();
        return "<div class=\"usage\"><p>" + escaped(line) + "</p><progress max=\"" + most + "\" value=\"" + people
                + "\"></progress></div>";
    }

    private String packages() {
        Map<String, PackageDay> sums = Counting.sums(figures.days(), PackageDay::packageId);
        if (sums.isEmpty()) {
            return "";
        }
        List<String> columns = Stream.of("package", "views", "started", "sent", "won")
                .map(column -> words.text("column." + column))
                .toList();
        String head = columns.stream()
                .map(column -> "<th scope=\"col\">" + escaped(column) + "</th>")
                .collect(Collectors.joining());
        String rows = sums.entrySet().stream()
                .map(entry -> row(columns, words.packageTitle(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining());
        return "<div class=\"table-box card-gap\"><table><thead><tr>" + head + "</tr></thead><tbody>" + rows
                + "</tbody></table></div>";
    }

    private String row(List<String> columns, String title, PackageDay sum) {
        List<String> cells = List.of(
                title,
                words.number(sum.views()),
                words.number(sum.started()),
                words.number(sum.sent()),
                words.number(sum.won()));
        StringBuilder row = new StringBuilder("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            row.append("<td data-label=\"").append(escaped(columns.get(i))).append("\">");
            row.append(escaped(cells.get(i))).append("</td>");
        }
        return row.append("</tr>").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
