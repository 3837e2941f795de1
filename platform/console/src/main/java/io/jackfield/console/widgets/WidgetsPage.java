package io.jackfield.console.widgets;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.ConsolePage;
import io.jackfield.console.frame.Group;
import io.jackfield.console.frame.Icon;
import io.jackfield.console.frame.PageEntry;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Visit;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** What plugins show. */
public final class WidgetsPage implements ConsolePage {
    private static final String WIDGET = "/widgets/:bot/:widget";

    @Override
    public PageEntry entry() {
        return new PageEntry("widgets", "/widgets", OperatorRight.VIEW, Icon.CHART, Group.NOW);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/widgets", WidgetsPage::page)
                .get(WIDGET, WidgetsPage::widget)
                .get(WIDGET + "/lines", visit -> content(visit).map(Answer.Json::new));
    }

    private static String language(Visit visit) {
        return visit.choices().language().tag();
    }

    private static Future<Answer> page(Visit visit) {
        return visit.get(Address.of("/widgets")
                        .with("bot", visit.choices().bot())
                        .with("language", language(visit)))
                .map(told -> Answer.page("widgets/page.jte", WidgetsModel.of(visit, told)));
    }

    private static Future<JsonObject> content(Visit visit) {
        return visit.get(Address.of("/bots/{}/widgets/{}", visit.path("bot"), visit.path("widget"))
                .with("language", language(visit))
                .with("days", WidgetsModel.days(visit)));
    }

    /** Its trouble is its own: the page around it goes on. */
    private static Future<Answer> widget(Visit visit) {
        String lines = Address.of("/widgets/{}/{}/lines", visit.path("bot"), visit.path("widget"))
                .with("days", WidgetsModel.days(visit))
                .toString();
        return content(visit)
                .map(told -> WidgetModel.of(visit, told, lines))
                .otherwise(error -> WidgetModel.missing(error.getMessage()))
                .map(model -> Answer.page("widgets/content.jte", model));
    }
}
