package io.jackfield.console.operators;

import io.jackfield.console.frame.Address;
import io.jackfield.console.frame.Answer;
import io.jackfield.console.frame.Notice;
import io.jackfield.console.frame.PageRoutes;
import io.jackfield.console.frame.Tone;
import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Cell;
import io.jackfield.console.parts.Confirmation;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Table;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Who is logged in, and the end of that. */
final class SessionPages {
    private static final String REVOKE = "/operators/sessions/:session/revoke";

    void addTo(PageRoutes routes) {
        routes.get("/operators/sessions", SessionPages::list)
                .get(REVOKE, SessionPages::confirm)
                .post(REVOKE, OperatorRight.OPERATORS, SessionPages::revoke);
    }

    private static Future<Answer> list(Visit visit) {
        return visit.get(Address.of("/sessions").with("before", visit.parameter("before")))
                .map(found -> Answer.page("operators/sessions.jte", table(visit, found)));
    }

    private static Table table(Visit visit, JsonObject found) {
        return Table.of(
                        "sessions",
                        visit.text("operators.sessions.none"),
                        visit.text("operators.name"),
                        visit.text("operators.sessions.since"),
                        visit.text("operators.sessions.seen"),
                        visit.text("operators.sessions.from"),
                        "")
                .rows(JsonText.objects(found, "sessions").stream()
                        .map(session -> row(visit, session))
                        .toList())
                .next(Optional.ofNullable(found.getLong("before"))
                        .map(before -> Address.of("/operators/sessions")
                                .with("before", before)
                                .toString()));
    }

    private static List<Cell> row(Visit visit, JsonObject session) {
        String name = session.getString("name");
        Cell who = session.getBoolean("host", false)
                ? new Cell.Several(
                        List.of(Cell.text(name), Cell.badge(Tone.INFO, visit.text("operators.sessions.host"))))
                : Cell.link(name, Address.of("/operators/of/{}", name));
        Address revoke = Address.of("/operators/sessions/{}/revoke", session.getLong("session"));
        return List.of(
                who,
                Cell.time(session.getString("since")),
                Cell.time(session.getString("seen")),
                new Cell.Two(Cell.code(session.getString("address")), session.getString("browser")),
                new Cell.Buttons(List.of(new Cell.Link(visit.text("operators.sessions.end"), revoke.toString()))));
    }

    private static Future<Answer> confirm(Visit visit) {
        String id = visit.path("session");
        return Future.succeededFuture(Answer.page(
                "layout/confirm.jte",
                Confirmation.of(
                                visit.text("operators.sessions.end.title"),
                                visit.text("operators.sessions.end"),
                                Address.of("/operators/sessions/{}/revoke", id),
                                "/operators/sessions",
                                visit.text("operators.sessions.end.sentence"))
                        .dangerous()));
    }

    private static Future<Answer> revoke(Visit visit) {
        return visit.post(Address.of("/sessions/{}/revoke", visit.path("session")), new JsonObject())
                .map(ended -> Answer.to(
                        "/operators/sessions",
                        Notice.done(visit.text("operators.sessions.end.done", ended.getString("name")))));
    }
}
