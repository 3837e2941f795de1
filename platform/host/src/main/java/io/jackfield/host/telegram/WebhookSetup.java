package io.jackfield.host.telegram;

import com.fasterxml.jackson.core.JsonGenerator;
import io.jackfield.host.loop.CoreLoop;
import io.jackfield.host.web.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells Telegram, once per start, where to bring a bot's updates. */
public final class WebhookSetup {
    /** What the platform and the plugins understand; everything else would only cost. */
    public static final List<String> ALLOWED_UPDATES =
            List.of("message", "callback_query", "my_chat_member", "pre_checkout_query", "stopped_message_generation");

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSetup.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CoreLoop loop;
    private final BotApi api;
    private final String publicUrl;

    public WebhookSetup(CoreLoop loop, BotApi api, String publicUrl) {
        this.loop = loop;
        this.api = api;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** Sets the webhook; keeps trying by itself when Telegram cannot be reached. */
    public void set(ServedBot bot) {
        String url = publicUrl + Webhook.PATH + bot.id();
        api.call(bot.access(), "setWebhook", Json.object(json -> {
                    json.writeStringField("url", url);
                    json.writeStringField(
                            "secret_token", WebhookSecret.of(bot.token()).text());
                    json.writeNumberField("max_connections", 100);
                    writeAllowed(json);
                }))
                .onSuccess(answer -> {
                    if (answer.ok()) {
                        LOG.info("webhook: bot={} url={}", bot.id(), url);
                    } else {
                        retry(bot, answer.description());
                    }
                })
                .onFailure(error -> retry(bot, error.getMessage()));
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
        loop.later(PAUSE, () -> set(bot));
    }
}
