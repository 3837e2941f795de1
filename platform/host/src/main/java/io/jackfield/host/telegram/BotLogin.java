package io.jackfield.host.telegram;

import io.jackfield.api.chat.Bot;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.LiveConfig;
import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Telegram who each bot is. A bot whose token is refused is left out; an unreachable Telegram holds nobody up. */
public final class BotLogin {
    private static final Logger LOG = LoggerFactory.getLogger(BotLogin.class);
    private static final long LONGEST_MILLIS = 5_000;

    private final CoreLoop loop;
    private final BotApi api;
    private final LiveConfig config;

    public BotLogin(CoreLoop loop, BotApi api, LiveConfig config) {
        this.loop = loop;
        this.api = api;
        this.config = config;
    }

    /** The bots that can be served; {@code states} hears of the others. */
    public Future<List<ServedBot>> all(
            List<BotConfig> bots, Future<Map<String, Integer>> numbers, Map<String, String> states) {
        List<ServedBot> served = new ArrayList<>();
        List<Future<Void>> logins =
                bots.stream().map(bot -> one(bot, numbers, served, states)).toList();
        return numbers.compose(known -> Future.join(logins).map(served).otherwise(served));
    }

    private Future<Void> one(
            BotConfig bot, Future<Map<String, Integer>> numbers, List<ServedBot> served, Map<String, String> states) {
        String token = bot.token().orElseThrow().value();
        ApiAccess access = new ApiAccess(config.now().apiUrl(bot), token);
        Future<ApiAnswer> asked = api.call(access, "getMe", Json.object(json -> {}));
        Future<ApiAnswer> inTime = Future.any(
                        asked, loop.vertx().timer(LONGEST_MILLIS).compose(late -> Future.failedFuture("no answer")))
                .compose(first -> asked.isComplete() ? asked : Future.failedFuture("no answer in time"));
        // Telegram is asked while the database still looks for the numbers.
        return numbers.compose(known -> take(inTime, bot, known.get(bot.id()), access, served, states));
    }

    private Future<Void> take(
            Future<ApiAnswer> inTime,
            BotConfig bot,
            int number,
            ApiAccess access,
            List<ServedBot> served,
            Map<String, String> states) {
        return inTime.onSuccess(answer -> {
                    if (answer.ok()) {
                        String username = answer.result().path("username").asText(bot.username());
                        String name = answer.result().path("first_name").asText(bot.name());
                        served.add(served(bot, number, new Bot(bot.id(), username, name), access));
                    } else if (answer.status() != 401 && answer.status() != 404) {
                        LOG.warn("bot: {} Telegram does not say who it is: {}", bot.id(), answer.description());
                        served.add(served(bot, number, asConfigured(bot), access));
                    } else {
                        states.put(bot.id(), "left out: Telegram answers getMe with " + answer.description());
                        LOG.error(
                                "bot: {} is left out: Telegram answers getMe with '{}'; check {}",
                                bot.id(),
                                answer.description(),
                                bot.tokenVariable());
                    }
                })
                .onFailure(error -> {
                    LOG.warn("bot: {} Telegram cannot be reached yet: {}", bot.id(), error.getMessage());
                    served.add(served(bot, number, asConfigured(bot), access));
                })
                .mapEmpty();
    }

    private static Bot asConfigured(BotConfig bot) {
        return new Bot(bot.id(), bot.username(), bot.name());
    }

    private ServedBot served(BotConfig bot, int number, Bot info, ApiAccess access) {
        return new ServedBot(number, info, userId(access.token()), access, () -> config.bot(bot.id()));
    }

    /** The part of a token before the colon is the bot's user id. */
    private static long userId(String token) {
        String id = token.split(":", 2)[0];
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }
}
