package io.jackfield.sandbox.payment.yookassa;

import io.jackfield.sandbox.payment.Call;
import io.jackfield.sandbox.payment.OfficialTest;
import io.jackfield.sandbox.payment.SideDesk;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Notifications that a host has to take, or not. YooKassa itself tests no merchant; these follow its rules for what is
 * answered.
 */
record NotificationTest(SideDesk desk) {
    private static final String ID = "00000000-000f-5000-a000-000000000000";
    private static final int TOO_LONG = 70_000;

    /** A call, and the status that it has to get. */
    private record Expected(String title, Call call, int status) {}

    OfficialTest test() {
        return new OfficialTest("notifications", "Notifications", List.of(), (target, given) -> run(target));
    }

    private static List<Expected> expected() {
        Map<String, String> json = Map.of("content-type", "application/json");
        return List.of(
                new Expected("a payment that is not there", of("payment.succeeded", ID), 200),
                new Expected("a refund that is not there", of("refund.succeeded", ID), 200),
                new Expected("an event that is not known", of("payout.succeeded", "po-1"), 200),
                new Expected("an id that is none", of("payment.succeeded", "../me"), 400),
                new Expected("no JSON", new Call("rubbish", "POST", json, "{\"type\":"), 400),
                new Expected("too much", new Call("blanks", "POST", json, " ".repeat(TOO_LONG)), 413));
    }

    private static Call of(String event, String id) {
        return Api.notification(event, new JsonObject().put("id", id).put("payment_id", ID));
    }

    private Future<List<OfficialTest.Step>> run(URI target) {
        Future<List<OfficialTest.Step>> steps = Future.succeededFuture(new ArrayList<>());
        for (Expected one : expected()) {
            steps = steps.compose(done -> desk.call(target, one.call()).map(answer -> {
                done.add(new OfficialTest.Step(
                        one.title(),
                        Integer.toString(one.status()),
                        Integer.toString(answer.status()),
                        answer.status() == one.status()));
                return done;
            }));
        }
        return steps;
    }
}
