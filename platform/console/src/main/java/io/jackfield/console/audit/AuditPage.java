package io.jackfield.console.audit;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.ConsolePage;
import io.jackfield.console.frame.Group;
import io.jackfield.console.frame.Icon;
import io.jackfield.console.frame.PageEntry;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Shows what operators did, filtered and page by page, and gives it as a table. */
public final class AuditPage implements ConsolePage {
    private static final List<String> FILTERS = List.of("who", "action", "subject");

    @Override
    public PageEntry entry() {
        return new PageEntry("audit", "/audit", OperatorRight.OPERATORS, Icon.AUDIT, Group.TEAM).byTime();
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/audit", AuditPage::list).get("/audit/export", visit -> visit.pass("/audit/export"));
    }

    private static Future<Answer> list(Visit visit) {
        return visit.get(filtered(visit, "/audit").with("before", visit.parameter("before")))
                .map(found -> Answer.page("audit/list.jte", model(visit, found)));
    }

    private static Address filtered(Visit visit, String path) {
        Address address = Address.of(path);
        FILTERS.forEach(name -> address.with(name, visit.parameter(name)));
        return visit.within(address.with("bot", visit.choices().bot()));
    }

    private static AuditModel model(Visit visit, JsonObject found) {
        return new AuditModel(
                List.of(
                        field(visit, "who", "search"),
                        field(visit, "action", "text"),
                        field(visit, "subject", "text"),
                        field(visit, "from", "date"),
                        field(visit, "to", "date")),
                JsonText.objects(found, "entries").stream()
                        .map(entry -> AuditModel.entry(visit, entry))
                        .toList(),
                Optional.ofNullable(found.getString("before"))
                        .map(before ->
                                filtered(visit, "/audit").with("before", before).toString()),
                filtered(visit, "/audit/export").toString());
    }

    private static Filter field(Visit visit, String name, String kind) {
        return new Filter(
                name, visit.text("audit." + name), visit.parameter(name).orElse(""), kind, List.of());
    }
}
