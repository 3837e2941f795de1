package io.jackfield.host.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.staff.Operator;
import io.jackfield.host.staff.OperatorAccounts;
import io.jackfield.host.staff.OperatorAccounts.Changed;
import io.jackfield.host.staff.OperatorAccounts.Issued;
import io.jackfield.host.staff.OperatorRight;
import io.jackfield.host.staff.OperatorRole;
import io.jackfield.host.staff.StoredSessions;
import io.jackfield.host.store.OperatorSessionTable.StoredSession;
import io.jackfield.host.store.StoredOperator;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What operators do with operators, and with who is logged in. Core loop only. */
public final class AdminOperators {
    private static final String ALL = "/operators";
    private static final String ONE = ALL + "/:name";
    private static final int PAGE = 50;

    private final OperatorAccounts accounts;
    private final StoredSessions sessions;

    public AdminOperators(OperatorAccounts accounts, StoredSessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get("operators.list", ALL, OperatorRight.OPERATORS, "Operators by name, with what they may")
                        .query("after", "the name after which the page begins")
                        .json(request -> list(request.query("after").orElse(""))),
                AdminCall.post(
                                "operators.add",
                                ALL,
                                OperatorRight.OPERATORS,
                                "A new operator; the token is shown this once")
                        .body("name", "2 to 32 of a-z 0-9 . _ and -")
                        .body("role", "viewer, support, marketing, money, operator or admin")
                        .body("rights", "further rights, such as read-content")
                        .json(this::add),
                AdminCall.get("operators.show", ONE, OperatorRight.OPERATORS, "An operator")
                        .json(request -> accounts.named(request.path("name")).map(OperatorJson::of)),
                AdminCall.post(
                                "operators.change",
                                ONE + "/change",
                                OperatorRight.OPERATORS,
                                "Another role, other rights")
                        .body("role", "the new one; the old one stays when absent")
                        .body("rights", "all further rights; the old ones stay when absent")
                        .json(this::change),
                changing(
                        "operators.disable",
                        "/disable",
                        "They may do nothing any more; their sessions end",
                        accounts::disable),
                changing("operators.enable", "/enable", "They may do again what they might", accounts::enable),
                AdminCall.delete("operators.remove", ONE, OperatorRight.OPERATORS, "The account goes; the audit stays")
                        .query("by", "who asks, for a call with the host's own token")
                        .json(request -> changed(request, accounts::remove)),
                AdminCall.post(
                                "operators.renew-token",
                                ONE + "/renew-token",
                                OperatorRight.OPERATORS,
                                "A new token, shown this once; the old one and their sessions end")
                        .json(request -> accounts.renewToken(request.operator(), request.path("name"))
                                .map(AdminOperators::issued)),
                changing(
                        "operators.reset-second-factor",
                        "/reset-second-factor",
                        "The token alone lets them in until they set a second factor up anew",
                        accounts::resetSecondFactor),
                AdminCall.get("sessions.list", "/sessions", OperatorRight.OPERATORS, "Who is logged in to the console")
                        .query("before", "the number of the session before which the page begins")
                        .json(request -> sessions(request)),
                AdminCall.post(
                                "sessions.revoke",
                                "/sessions/:session/revoke",
                                OperatorRight.OPERATORS,
                                "End one at once")
                        .json(this::revoke));
    }

    private AdminCall changing(
            String name, String path, String summary, BiFunction<Operator, String, Future<Changed>> work) {
        return AdminCall.post(name, ONE + path, OperatorRight.OPERATORS, summary)
                .json(request -> changed(request, work));
    }

    private Future<JsonObject> list(String after) {
        return accounts.after(after, PAGE + 1).map(found -> {
            List<StoredOperator> page = found.subList(0, Math.min(PAGE, found.size()));
            JsonObject json = new JsonObject()
                    .put(
                            "operators",
                            new JsonArray(page.stream().map(OperatorJson::of).toList()))
                    .put("more", found.size() > PAGE);
            return found.size() > PAGE ? json.put("after", page.getLast().name()) : json;
        });
    }

    private Future<JsonObject> add(AdminRequest request) {
        request.by();
        String name = BodyFields.required(request.body(), "name", "say how the operator is called");
        OperatorRole role = OperatorJson.role(request.body())
                .orElseThrow(() -> BodyFields.refused("role is missing; give one such as support"));
        request.note().subject(name);
        return accounts.add(
                        request.operator(),
                        name,
                        role,
                        OperatorJson.rights(request.body()).orElse(Set.of()))
                .map(issued -> {
                    request.note().change(new JsonObject(), OperatorJson.of(issued.operator()));
                    return issued(issued);
                });
    }

    static JsonObject issued(Issued issued) {
        return OperatorJson.of(issued.operator()).put("token", issued.token());
    }

    private Future<JsonObject> change(AdminRequest request) {
        return changed(
                request,
                (asker, name) -> accounts.change(
                        asker, name, OperatorJson.role(request.body()), OperatorJson.rights(request.body())));
    }

    private static Future<JsonObject> changed(
            AdminRequest request, BiFunction<Operator, String, Future<Changed>> work) {
        return work.apply(request.operator(), request.path("name")).map(done -> {
            JsonObject after = OperatorJson.of(done.after());
            request.note().change(OperatorJson.of(done.before()), after);
            return after;
        });
    }

    private Future<JsonObject> sessions(AdminRequest request) {
        long before = request.query("before")
                .map(text -> BodyFields.id("before", text))
                .orElse(Long.MAX_VALUE);
        return sessions.newest(before, PAGE + 1).map(found -> {
            List<StoredSession> page = found.subList(0, Math.min(PAGE, found.size()));
            JsonObject json = new JsonObject()
                    .put(
                            "sessions",
                            new JsonArray(page.stream().map(OperatorJson::of).toList()))
                    .put("more", found.size() > PAGE);
            return found.size() > PAGE ? json.put("before", page.getLast().id()) : json;
        });
    }

    private Future<JsonObject> revoke(AdminRequest request) {
        long id = BodyFields.id("session", request.path("session"));
        return sessions.withId(id).compose(found -> {
            StoredSession session = found.orElseThrow(() -> noSession(id));
            request.note().subject(session.name());
            return sessions.end(id).map(ended -> OperatorJson.of(session));
        });
    }

    static JackfieldException noSession(long id) {
        return new JackfieldException(
                StandardError.NOT_FOUND, "there is no session " + id + "; it may be over already");
    }
}
