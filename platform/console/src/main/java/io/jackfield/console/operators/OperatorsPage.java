package io.jackfield.console.operators;

import io.jackfield.api.StandardError;
import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.ConsolePage;
import io.jackfield.console.frame.Group;
import io.jackfield.console.frame.Icon;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageEntry;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Refusal;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.ReasonField;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists operators, makes new ones, changes what they may, and ends what they should do no more. */
public final class OperatorsPage implements ConsolePage {
    private static final OperatorRight RIGHT = OperatorRight.OPERATORS;
    private static final String ONE = "/operators/of/:name";

    /** To give what one does not hold is told where it was asked. */
    private static final Set<StandardError> AT_THE_FORM = Set.of(StandardError.NOT_PERMITTED);

    /** What is done after a page has asked whether it is meant, by the name of its call. */
    private static final List<String> CONFIRMED =
            List.of("disable", "enable", "renew-token", "reset-second-factor", "remove");

    @Override
    public PageEntry entry() {
        return new PageEntry("operators", "/operators", RIGHT, Icon.KEY, Group.TEAM);
    }

    @Override
    public void routes(PageRoutes routes) {
        routes.get("/operators", OperatorsPage::list)
                .get("/operators/add", visit -> add(visit, ""))
                .post("/operators/add", RIGHT, OperatorsPage::added)
                .get(ONE, visit -> show(visit, ""))
                .post(ONE + "/change", RIGHT, OperatorsPage::change);
        for (String what : CONFIRMED) {
            routes.get(ONE + "/" + what, visit -> confirm(visit, what, ""))
                    .post(ONE + "/" + what, RIGHT, visit -> confirmed(visit, what));
        }
        new SessionPages().addTo(routes);
    }

    private static Future<Answer> list(Visit visit) {
        return visit.get(Address.of("/operators").with("after", visit.parameter("after")))
                .map(found -> Answer.page("operators/list.jte", table(visit, found)));
    }

    static Table table(Visit visit, JsonObject found) {
        return Table.of(
                        "operators",
                        visit.text("operators.none"),
                        visit.text("operators.name"),
                        visit.text("operators.role"),
                        visit.text("operators.extra"),
                        visit.text("operators.factor"),
                        visit.text("operators.login"))
                .rows(JsonText.objects(found, "operators").stream()
                        .map(operator -> row(visit, operator))
                        .toList())
                .next(Optional.ofNullable(found.getString("after"))
                        .map(after ->
                                Address.of("/operators").with("after", after).toString()));
    }

    private static List<Cell> row(Visit visit, JsonObject operator) {
        String name = operator.getString("name");
        Cell link = Cell.link(name, Address.of("/operators/of/{}", name));
        boolean disabled = !JsonText.text(operator, "disabled").isEmpty();
        return List.of(
                disabled
                        ? new Cell.Several(List.of(link, Cell.badge(Tone.WARN, visit.text("operators.disabled"))))
                        : link,
                Cell.text(visit.text("operators.role." + operator.getString("role"))),
                Cell.text(String.join(", ", JsonText.texts(operator, "extra"))),
                Cell.text(factors(visit, operator)),
                Cell.time(operator.getString("lastLogin")));
    }

    static String factors(Visit visit, JsonObject operator) {
        List<String> factors = JsonText.texts(operator, "secondFactor");
        return factors.isEmpty()
                ? visit.text("operators.factor.none")
                : factors.stream()
                        .map(factor -> visit.text("operators.factor." + factor))
                        .collect(Collectors.joining(", "));
    }

    private static Future<Answer> add(Visit visit, String problem) {
        return page("operators/add.jte", new OperatorModel.New(OperatorForm.empty(visit), problem), problem);
    }

    private static Future<Answer> page(String template, Object model, String problem) {
        Answer.Shown page = Answer.page(template, model);
        return Future.succeededFuture(problem.isEmpty() ? page : page.refused());
    }

    private static Future<Answer> added(Visit visit) {
        return visit.post("/operators", OperatorForm.body(visit))
                .map(OperatorsPage::token)
                .recover(Refusal.atForm(AT_THE_FORM, words -> add(visit, words)));
    }

    /** Shown at once: it must not travel in the cookie of a notice. */
    private static Answer token(JsonObject operator) {
        String name = operator.getString("name");
        return Answer.page(
                "operators/token.jte",
                new OperatorModel.Token(
                        name,
                        operator.getString("token"),
                        Address.of("/operators/of/{}", name).toString()));
    }

    private static Future<Answer> show(Visit visit, String problem) {
        return visit.get(api(visit, ""))
                .compose(operator -> page("operators/show.jte", OperatorModel.of(visit, operator, problem), problem));
    }

    private static Future<Answer> change(Visit visit) {
        return visit.post(api(visit, "/change"), OperatorForm.body(visit))
                .map(done -> done(visit, "operators.changed"))
                .recover(Refusal.atForm(AT_THE_FORM, words -> show(visit, words)));
    }

    private static Future<Answer> confirm(Visit visit, String what, String problem) {
        String key = "operators." + what;
        Confirmation asked = Confirmation.of(
                        visit.text(key + ".title", visit.path("name")),
                        visit.text(key + ".button"),
                        path(visit) + "/" + what,
                        path(visit),
                        visit.text(key + ".sentence"))
                .asking(ReasonField.of(visit, "operators.reason"))
                .refused(problem);
        return page("layout/confirm.jte", what.equals("enable") ? asked : asked.dangerous(), problem);
    }

    private static Future<Answer> confirmed(Visit visit, String what) {
        Future<Answer> answer = switch (what) {
            case "remove" ->
                visit.call(HttpMethod.DELETE, api(visit, ""), visit.body("reason"))
                        .map(gone -> Answer.to(
                                "/operators", Notice.done(visit.text("operators.remove.done", visit.path("name")))));
            case "renew-token" ->
                visit.post(api(visit, "/renew-token"), visit.body("reason")).map(OperatorsPage::token);
            default ->
                visit.post(api(visit, "/" + what), visit.body("reason"))
                        .map(done -> done(visit, "operators." + what + ".done"));
        };
        return answer.recover(Refusal.atForm(AT_THE_FORM, words -> confirm(visit, what, words)));
    }

    private static Answer done(Visit visit, String key) {
        return Answer.to(path(visit), Notice.done(visit.text(key, visit.path("name"))));
    }

    private static String path(Visit visit) {
        return Address.of("/operators/of/{}", visit.path("name")).toString();
    }

    private static Address api(Visit visit, String below) {
        return Address.of("/operators/{}" + below, visit.path("name"));
    }
}
