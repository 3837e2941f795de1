package io.jackfield.console.plugins;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** The pages that a plugin brings, and each of them in its frame. */
final class PagesTab {
    private PagesTab() {}

    private static Future<Stream<JsonObject>> pages(Visit visit) {
        String plugin = visit.path("plugin");
        return visit.get(Address.of("/pages")
                        .with("language", visit.choices().language().tag()))
                .map(told -> JsonText.objects(told, "pages").stream()
                        .filter(page -> page.getString("plugin").equals(plugin)));
    }

    static Future<Answer> list(Visit visit) {
        return visit.get(Address.of("/plugins/{}", visit.path("plugin")))
                .compose(plugin -> pages(visit)
                        .map(pages -> Answer.page(
                                "plugins/show.jte",
                                PluginModel.of(visit, plugin, PluginTab.PAGES)
                                        .tables(Table.of(
                                                        "pages",
                                                        visit.text("plugins.pages.none"),
                                                        visit.text("plugins.page"),
                                                        visit.text("plugins.page.right"))
                                                .rows(pages.map(page -> row(visit, page))
                                                        .toList())))));
    }

    private static List<Cell> row(Visit visit, JsonObject page) {
        String right = page.getString("right");
        String title = page.getString("title");
        Cell cell = OperatorRight.of(right).filter(visit::may).isPresent()
                ? Cell.link(title, Address.of("/plugins/{}/pages/{}", page.getString("plugin"), page.getString("name")))
                : Cell.text(title);
        return List.of(cell, Cell.code(right));
    }

    /** Asks the plugin nothing: the frame does, and says so itself when there is no such page. */
    static Future<Answer> show(Visit visit) {
        String plugin = visit.path("plugin");
        String name = visit.path("page");
        return pages(visit)
                .map(pages -> pages.filter(page -> page.getString("name").equals(name))
                        .map(page -> page.getString("title"))
                        .findFirst()
                        .orElse(name))
                .map(title ->
                        Answer.page("plugins/page.jte", new FramedPage(plugin, title, visit.openFrame(plugin, name))));
    }
}
