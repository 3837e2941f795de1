package io.jackfield.sandbox.payment;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The hands of buyers and of the systems' cabinets, for pages and tests.
 *
 * <ul>
 *   <li>{@code GET /sandbox/payments}: the systems, with their tests and the bots that they can call
 *   <li>{@code GET /sandbox/payments/<system>?order=<id>}: its payments, newest first, all of them without
 *       {@code order}
 *   <li>{@code GET /sandbox/payments/<system>/<payment>}: one with its state, its actions, and every call with its
 *       answer
 *   <li>{@code POST /sandbox/payments/<system>/<payment>/<action>}: {@code pay}, {@code cancel}, {@code refund},
 *       {@code repeat} and what else the system has, with a JSON object of what is to be filled in; answers with the
 *       payment when everything is said
 *   <li>{@code POST /sandbox/payments/<system>/tests/<test>}: an official test of the system, {@code bot} among what is
 *       filled in
 * </ul>
 */
final class PaymentControl {
    private static final String BASE = "/sandbox/payments";

    private final PaymentSides sides;

    private PaymentControl(PaymentSides sides) {
        this.sides = sides;
    }

    static void mount(Router router, PaymentSides sides) {
        PaymentControl control = new PaymentControl(sides);
        BodyHandler body = BodyHandler.create(false);
        router.get(BASE).handler(context -> answer(context, control::systems));
        router.get(BASE + "/:system").handler(context -> answer(context, () -> control.payments(context)));
        router.get(BASE + "/:system/:payment").handler(context -> answer(context, () -> control.payment(context)));
        router.post(BASE + "/:system/tests/:test")
                .handler(body)
                .handler(context -> answer(context, () -> control.test(context)));
        router.post(BASE + "/:system/:payment/:action")
                .handler(body)
                .handler(context -> answer(context, () -> control.act(context)));
    }

    private interface Asked {
        Future<JsonObject> get();
    }

    private static void answer(RoutingContext context, Asked asked) {
        try {
            asked.get().onSuccess(context::json).onFailure(failure -> refuse(context, 502, failure.getMessage()));
        } catch (NoSuchElementException e) {
            refuse(context, 404, e.getMessage());
        } catch (IllegalArgumentException | DecodeException e) {
            refuse(context, 400, e.getMessage());
        }
    }

    private static void refuse(RoutingContext context, int status, String problem) {
        context.response().setStatusCode(status);
        context.json(new JsonObject().put("error", problem));
    }

    private Future<JsonObject> systems() {
        JsonArray systems = new JsonArray();
        sides.desks().forEach(desk -> systems.add(describe(desk)));
        return Future.succeededFuture(new JsonObject()
                .put("systems", systems)
                .put("bots", new JsonArray(List.copyOf(sides.targets().bots().values()))));
    }

    private static JsonObject describe(SideDesk desk) {
        JsonArray tests = new JsonArray();
        desk.side()
                .tests()
                .forEach(test -> tests.add(new JsonObject()
                        .put("name", test.name())
                        .put("label", test.label())
                        .put("fields", fields(test.fields()))));
        return new JsonObject()
                .put("name", desk.side().name())
                .put("label", desk.side().label())
                .put("payments", desk.payments().size())
                .put("tests", tests);
    }

    private static JsonArray fields(List<Field> fields) {
        JsonArray array = new JsonArray();
        fields.forEach(field -> array.add(new JsonObject()
                .put("name", field.name())
                .put("label", field.label())
                .put("usual", field.usual())));
        return array;
    }

    private Future<JsonObject> payments(RoutingContext context) {
        SideDesk desk = desk(context);
        Optional<String> order = Optional.ofNullable(context.request().getParam("order"));
        JsonArray payments = new JsonArray();
        desk.payments().reversed().stream()
                .filter(one -> order.isEmpty() || order.get().equals(one.order().id()))
                .forEach(one -> payments.add(describe(desk, one)));
        return Future.succeededFuture(describe(desk).put("payments", payments));
    }

    private Future<JsonObject> payment(RoutingContext context) {
        SideDesk desk = desk(context);
        return Future.succeededFuture(describe(desk, payment(context, desk)));
    }

    private Future<JsonObject> act(RoutingContext context) {
        SideDesk desk = desk(context);
        SidePayment payment = payment(context, desk);
        String action = context.pathParam("action");
        if (action.equals(Action.REPEAT)) {
            return desk.repeat(payment).map(done -> describe(desk, payment));
        }
        if (desk.side().actions(payment).stream().noneMatch(one -> one.name().equals(action))) {
            throw new IllegalArgumentException("payment " + payment.id() + " is " + payment.state() + "; it has "
                    + desk.side().actions(payment).stream().map(Action::name).toList() + " and " + Action.REPEAT
                    + ", not " + action);
        }
        return desk.tell(payment, desk.side().act(payment, action, given(context)))
                .map(done -> describe(desk, payment));
    }

    private Future<JsonObject> test(RoutingContext context) {
        SideDesk desk = desk(context);
        String name = context.pathParam("test");
        OfficialTest test = desk.side().tests().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(desk.side().name() + " has no test " + name));
        JsonObject given = given(context);
        String bot = given.getString("bot", "");
        if (!sides.targets().bots().containsValue(bot)) {
            throw new IllegalArgumentException("bot is '" + bot + "'; this host has "
                    + sides.targets().bots().values());
        }
        URI target = sides.targets().of(desk.side().name(), bot);
        return test.runner().run(target, given).map(steps -> {
            JsonArray array = new JsonArray();
            steps.forEach(step -> array.add(new JsonObject()
                    .put("title", step.title())
                    .put("expected", step.expected())
                    .put("got", step.got())
                    .put("passed", step.passed())));
            return new JsonObject()
                    .put("passed", steps.stream().allMatch(OfficialTest.Step::passed))
                    .put("steps", array);
        });
    }

    /** Whatever was filled in, as text. */
    private static JsonObject given(RoutingContext context) {
        JsonObject given = new JsonObject();
        if (!context.body().isEmpty()) {
            context.body().asJsonObject().forEach(field -> given.put(field.getKey(), String.valueOf(field.getValue())));
        }
        return given;
    }

    private JsonObject describe(SideDesk desk, SidePayment payment) {
        JsonArray actions = new JsonArray();
        desk.side()
                .actions(payment)
                .forEach(action -> actions.add(new JsonObject()
                        .put("name", action.name())
                        .put("label", action.label())
                        .put("fields", fields(action.fields()))));
        return payment.json()
                .put("system", desk.side().name())
                .put("label", desk.side().label())
                .put("page", SideDesk.page(desk.side(), payment))
                .put("bot", sides.targets().bot(payment.order().returnAddress()).orElse(null))
                .put("actions", actions);
    }

    private SideDesk desk(RoutingContext context) {
        String system = context.pathParam("system");
        return sides.desk(system).orElseThrow(() -> new NoSuchElementException("there is no payment system " + system));
    }

    private static SidePayment payment(RoutingContext context, SideDesk desk) {
        String id = context.pathParam("payment");
        return desk.find(id)
                .orElseThrow(() -> new NoSuchElementException(desk.side().name() + " has no payment " + id));
    }
}
