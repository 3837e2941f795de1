package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Paying on the page, and what Telegram's settings show of it: charges and subscriptions of a user, with the acts of
 * the user, of time and of the store.
 */
final class PlaygroundPayments {
    private final World world;

    PlaygroundPayments(World world) {
        this.world = world;
    }

    void mount(Router router, String api, PlaygroundActions actions) {
        router.get(api + "/payments").handler(this::list);
        router.get(api + "/link").handler(this::link);
        actions.add(router, api + "/pay", PlaygroundPayments::pay);
        actions.add(router, api + "/payLink", PlaygroundPayments::payLink);
        actions.add(router, api + "/subscription", PlaygroundPayments::subscription);
        actions.add(router, api + "/refund", PlaygroundPayments::refund);
    }

    private static Future<JsonObject> pay(SandboxChat chat, UnaryOperator<String> parameters) {
        return ended(chat.startPayment(PlaygroundPlace.number(parameters, "messageId")));
    }

    private static Future<JsonObject> payLink(SandboxChat chat, UnaryOperator<String> parameters) {
        return ended(chat.payLink(String.valueOf(parameters.apply("link"))));
    }

    private static Future<JsonObject> ended(Future<PaymentOutcome> payment) {
        return payment.map(outcome -> {
            JsonObject answer = new JsonObject().put("ok", outcome.paid());
            outcome.error().ifPresent(error -> answer.put("error", error));
            return answer;
        });
    }

    private static Future<JsonObject> subscription(SandboxChat chat, UnaryOperator<String> parameters) {
        String charge = String.valueOf(parameters.apply("chargeId"));
        String act = String.valueOf(parameters.apply("act"));
        switch (act) {
            case "cancel" -> chat.cancelSubscription(charge);
            case "resume" -> chat.resumeSubscription(charge);
            case "renew" -> chat.renewSubscription(charge);
            case "fail" -> chat.failRenewal(charge);
            default -> throw new IllegalArgumentException("act is '" + act + "'; use cancel, resume, renew or fail");
        }
        return PlaygroundActions.done();
    }

    private static Future<JsonObject> refund(SandboxChat chat, UnaryOperator<String> parameters) {
        chat.refundByStore(String.valueOf(parameters.apply("chargeId")));
        return PlaygroundActions.done();
    }

    /** What the user has paid this bot, the newest first. */
    private void list(RoutingContext context) {
        try {
            PlaygroundPlace place = PlaygroundPlace.of(world, context.request()::getParam);
            context.json(world.locked(() -> paid(place)));
        } catch (IllegalArgumentException e) {
            Playground.refuse(context, 400, e.getMessage());
        }
    }

    private static JsonObject paid(PlaygroundPlace place) {
        long user = place.user().id();
        Checkout checkout = place.bot().checkout();
        List<JsonObject> charges = new ArrayList<>(checkout.charges().stream()
                .filter(charge -> charge.buyer().id() == user)
                .map(Charge::toJson)
                .toList());
        List<JsonObject> subscriptions = new ArrayList<>(checkout.subscriptions().all().stream()
                .filter(one -> one.first().buyer().id() == user)
                .map(Subscription::toJson)
                .toList());
        return new JsonObject()
                .put("subscriptions", new JsonArray(subscriptions.reversed()))
                .put("charges", new JsonArray(charges.reversed()));
    }

    /** What an invoice link is for, and which bot made it. */
    private void link(RoutingContext context) {
        String link = String.valueOf(context.request().getParam("link"));
        Optional<JsonObject> found = world.locked(() -> world.bots().stream()
                .flatMap(bot -> bot.checkout().byLink(link).stream()
                        .map(invoice ->
                                new JsonObject().put("bot", bot.identity().id()).put("invoice", invoice.toJson())))
                .findFirst());
        found.ifPresentOrElse(
                context::json, () -> Playground.refuse(context, 404, link + " is no invoice link of a bot here"));
    }
}
