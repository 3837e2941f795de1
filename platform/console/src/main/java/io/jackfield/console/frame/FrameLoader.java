package io.jackfield.console.frame;

import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.OperatorSession;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what stands around a page: the areas, bots and pages of plugins that its reader may see. */
final class FrameLoader {
    private final List<ConsolePage> areas;
    private final PageWriter pages;

    FrameLoader(List<ConsolePage> areas, PageWriter pages) {
        this.areas = areas;
        this.pages = pages;
    }

    /** @param area that the page belongs to; none for an error */
    Future<Frame> load(RoutingContext context, Visit visit, Optional<PageEntry> area) {
        return bots(visit).compose(bots -> links(visit).map(links -> frame(context, visit, area, bots, links)));
    }

    private Frame frame(
            RoutingContext context,
            Visit visit,
            Optional<PageEntry> area,
            List<BotChoice> bots,
            List<PluginLink> links) {
        OperatorSession session = visit.session();
        return new Frame(
                pages.texts(),
                pages.assets(),
                visit.choices(),
                session.operator().name().orElse(""),
                session.operator().rights(),
                session.csrf(),
                area.map(visit::comingBack).orElse("/"),
                visit.range(),
                areas.stream()
                        .map(ConsolePage::entry)
                        .filter(entry -> entry.everybody() || visit.may(entry.right()))
                        .toList(),
                links,
                area.map(PageEntry::area).orElse(""),
                bots,
                visit.isPartial() ? Optional.empty() : pages.takeNotice(context));
    }

    /** None where the operator may not see them. */
    private static Future<List<BotChoice>> bots(Visit visit) {
        return visit.get("/bots")
                .map(json -> objects(json.getJsonArray("bots")).stream()
                        .map(FrameLoader::bot)
                        .toList())
                .otherwise(List.of());
    }

    /** Those pages of plugins that the operator may see. */
    private static Future<List<PluginLink>> links(Visit visit) {
        return visit.get(Address.of("/pages")
                        .with("language", visit.choices().language().tag()))
                .map(json -> objects(json.getJsonArray("pages")).stream()
                        .filter(page -> OperatorRight.of(page.getString("right"))
                                .filter(visit::may)
                                .isPresent())
                        .map(page -> new PluginLink(
                                page.getString("title"),
                                Address.of("/plugins/{}/pages/{}", page.getString("plugin"), page.getString("name"))
                                        .toString()))
                        .toList())
                .otherwise(List.of());
    }

    private static BotChoice bot(JsonObject bot) {
        return new BotChoice(
                bot.getString("id"),
                bot.getString("name"),
                objects(bot.getJsonArray("plans")).stream()
                        .map(plan -> new BotChoice.Plan(plan.getString("id"), plan.getString("label")))
                        .toList());
    }

    private static List<JsonObject> objects(JsonArray array) {
        List<JsonObject> objects = new ArrayList<>();
        array.forEach(entry -> objects.add((JsonObject) entry));
        return objects;
    }
}
