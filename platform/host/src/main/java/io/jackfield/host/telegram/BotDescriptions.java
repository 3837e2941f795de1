package io.jackfield.host.telegram;

import io.jackfield.host.config.BotProfile;
import io.jackfield.host.config.LocalText;
import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows in Telegram what the files of bots say of them, where it says something else; a bot whose file says nothing
 * keeps what BotFather has. One call after the other. Core loop only.
 */
public final class BotDescriptions {
    private static final Logger LOG = LoggerFactory.getLogger(BotDescriptions.class);

    private final PatientCalls calls;
    private final Map<String, String> shown = new HashMap<>();
    private Future<Void> last = Future.succeededFuture();

    public BotDescriptions(CoreLoop loop, BotApi api) {
        calls = new PatientCalls(loop, api);
    }

    public void show(ServedBot bot) {
        BotProfile profile = bot.config().settings().profile();
        show(bot, profile.description(), "description", "MyDescription");
        show(bot, profile.shortDescription(), "short_description", "MyShortDescription");
    }

    private void show(ServedBot bot, Optional<LocalText> text, String field, String method) {
        text.ifPresent(words -> {
            show(new Place(bot, field, method, ""), words.in("", bot.config().language()));
            words.byLanguage().forEach((language, one) -> show(new Place(bot, field, method, language), one));
        });
    }

    /** @param language whose users read it; empty for all others */
    private record Place(ServedBot bot, String field, String method, String language) {
        String name() {
            return bot.id() + "/" + field + "/" + language;
        }

        Buffer question() {
            return Json.object(json -> json.writeStringField("language_code", language));
        }

        Buffer setting(String text) {
            return Json.object(json -> {
                json.writeStringField(field, text);
                json.writeStringField("language_code", language);
            });
        }
    }

    private void show(Place place, String text) {
        if (text.equals(shown.put(place.name(), text))) {
            return;
        }
        last = last.compose(done -> calls.call(place.bot(), "get" + place.method(), place.question()))
                .compose(now -> now.path(place.field()).asText("").equals(text)
                        ? Future.<Void>succeededFuture()
                        : calls.call(place.bot(), "set" + place.method(), place.setting(text))
                                .<Void>mapEmpty())
                .recover(error -> {
                    LOG.warn("bot={} {} cannot be shown: {}", place.bot().id(), place.name(), error.getMessage());
                    shown.remove(place.name(), text);
                    return Future.succeededFuture();
                });
    }
}
