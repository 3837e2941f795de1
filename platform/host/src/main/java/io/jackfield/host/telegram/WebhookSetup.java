package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.web.Webhook;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Telegram, once per start, where to bring a bot's updates. */
public final class WebhookSetup {
    /** What the platform and the plugins understand; everything else would only cost. */
    public static final List<String> ALLOWED_UPDATES = List.of(
            "message",
            "callback_query",
            "my_chat_member",
            "pre_checkout_query",
            "subscription",
            "stopped_message_generation");

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSetup.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CoreLoop loop;
    private final BotApi api;
    private final String publicUrl;
    private final Alerts alerts;

    public WebhookSetup(CoreLoop loop, BotApi api, String publicUrl, Alerts alerts) {
        this.loop = loop;
        this.api = api;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
        this.alerts = alerts;
    }

    /** Sets the webhook; keeps trying by itself when Telegram cannot be reached. */
    public void set(ServedBot bot) {
        once(bot)
                .onSuccess(answer -> {
                    if (answer.ok()) {
                        LOG.info("webhook: bot={} url={}", bot.id(), url(bot));
                        alerts.clear(key(bot));
                    } else {
                        retry(bot, answer.description());
                    }
                })
                .onFailure(error -> retry(bot, error.getMessage()));
    }

    /** Sets it once; fails only when no answer came. */
    public Future<ApiAnswer> once(ServedBot bot) {
        return api.call(bot.access(), "setWebhook", Json.object(json -> {
            json.writeStringField("url", url(bot));
            json.writeStringField("secret_token", WebhookSecret.of(bot.token()).text());
            json.writeNumberField("max_connections", 100);
            writeAllowed(json);
        }));
    }

    private String url(ServedBot bot) {
        return publicUrl + Webhook.PATH + bot.id();
    }

    static void writeAllowed(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("allowed_updates");
        for (String kind : ALLOWED_UPDATES) {
            json.writeString(kind);
        }
        json.writeEndArray();
    }

    private void retry(ServedBot bot, String reason) {
        LOG.warn("webhook: bot={} could not be set: {}; trying again in {} s", bot.id(), reason, PAUSE.toSeconds());
        alerts.raise(Trouble.of(
                        key(bot),
                        "bot " + bot.id() + ": Telegram does not take its webhook (" + reason + "), so that no updates"
                                + " come in; it is tried again every " + PAUSE.toSeconds()
                                + " s. Look at PUBLIC_URL and its certificate")
                .critical()
                .about(AlertObject.bot(bot.id()))
                .endedBy(AlertAction.showBot(bot.id())));
        loop.later(PAUSE, () -> set(bot));
    }

    private static String key(ServedBot bot) {
        return "webhook " + bot.id();
    }
}
