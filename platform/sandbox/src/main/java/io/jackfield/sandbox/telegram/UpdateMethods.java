package io.jackfield.sandbox.telegram;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/** How a bot gets its updates, and who it is. */
final class UpdateMethods {

    void register(Map<String, BotMethod> methods) {
        methods.put("getme", BotMethod.direct(UpdateMethods::getMe));
        methods.put("getupdates", UpdateMethods::getUpdates);
        methods.put("setwebhook", BotMethod.direct(UpdateMethods::setWebhook));
        methods.put("deletewebhook", BotMethod.direct(UpdateMethods::deleteWebhook));
        methods.put(
                "getwebhookinfo", BotMethod.direct(call -> call.bot().webhook().info()));
    }

    private static JsonObject getMe(ApiCall call) {
        return call.bot()
                .asSender()
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", call.bot().readsAllGroupMessages())
                .put("supports_inline_queries", true)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false)
                .put("has_topics_enabled", false);
    }

    private static Future<Object> getUpdates(ApiCall call) {
        if (call.bot().webhook().isActive()) {
            throw ApiError.conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }
        return call.bot().longPoll().poll(call);
    }

    private static Object setWebhook(ApiCall call) {
        if (call.text("url").isEmpty()) {
            return deleteWebhook(call);
        }
        BotAccount bot = call.bot();
        WebhookSettings settings = WebhookSettings.from(call);
        bot.longPoll().abort(ApiError.conflict("terminated by setWebhook request"));
        call.array("allowed_updates").ifPresent(allowed -> bot.updates().want(UpdateKinds.wanted(allowed)));
        dropPending(call);
        bot.webhook().use(Optional.of(settings));
        return new DescribedResult(true, "Webhook was set");
    }

    private static Object deleteWebhook(ApiCall call) {
        dropPending(call);
        if (!call.bot().webhook().isActive()) {
            return new DescribedResult(true, "Webhook is already deleted");
        }
        call.bot().webhook().use(Optional.empty());
        return new DescribedResult(true, "Webhook was deleted");
    }

    private static void dropPending(ApiCall call) {
        if (call.flag("drop_pending_updates")) {
            call.bot().updates().clear();
        }
    }
}
