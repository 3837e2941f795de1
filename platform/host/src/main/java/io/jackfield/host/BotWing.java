package io.jackfield.host;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.host.admin.BotRooms;
import io.jackfield.host.alerts.AlertAction;
import io.jackfield.host.alerts.AlertObject;
import io.jackfield.host.alerts.Alerts;
import io.jackfield.host.alerts.Trouble;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.intake.Intake;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.BotInspection;
import io.jackfield.host.telegram.BotLogin;
import io.jackfield.host.telegram.Poller;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.telegram.WebhookSetup;
import io.jackfield.host.web.Webhook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bots of this host, and how each gets its updates: by webhook or by polling, or not while it is paused. Core loop
 * only.
 */
final class BotWing implements BotRooms {
    private final NodeContext node;
    private final BotApi api;
    private final Outbox outbox;
    private final Intake intake;
    private final Alerts alerts;
    private final BotInspection inspection;
    private final List<BotConfig> wanted;
    private final Map<String, Poller> pollers = new HashMap<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, ServedBot> served = new LinkedHashMap<>();
    private final Set<String> paused = new HashSet<>();
    private Webhook webhook;

    BotWing(NodeContext node, OutboxWing out, UpdateWing updates, Alerts alerts) {
        this.node = node;
        this.alerts = alerts;
        api = out.api;
        outbox = out.outbox;
        intake = updates.intake;
        inspection = new BotInspection(api, node.clock());
        wanted = node.config().runningBots();
    }

    /** The ids of those that are to run. */
    List<String> ids() {
        return wanted.stream().map(BotConfig::id).toList();
    }

    /** @param numbers of the bots in the tables, by id */
    Future<List<ServedBot>> login(Future<Map<String, Integer>> numbers) {
        node.config().leftOutBots().forEach((bot, reason) -> states.put(bot, "left out: " + reason));
        return new BotLogin(node.loop(), api, node.liveConfig()).all(wanted, numbers, states);
    }

    /** From here on its updates come in. */
    void serve(ServedBot bot, Webhook receiver) {
        webhook = receiver;
        served.put(bot.id(), bot);
        webhookSetup().ifPresent(setup -> {
            webhook.serve(bot);
            setup.set(bot);
        });
        if (bot.config().isPaused()) {
            pause(bot);
        } else {
            begin(bot);
        }
    }

    private Optional<WebhookSetup> webhookSetup() {
        return node.config().telegram().publicUrl().map(url -> new WebhookSetup(node.loop(), api, url, alerts));
    }

    private void begin(ServedBot bot) {
        webhook.pause(bot.id(), false);
        if (node.config().telegram().publicUrl().isEmpty()) {
            Poller poller = new Poller(node.loop(), api, intake, bot);
            pollers.put(bot.id(), poller);
            poller.start();
            states.put(bot.id(), "polling");
        } else {
            states.put(bot.id(), "webhook");
        }
    }

    private void pause(ServedBot bot) {
        paused.add(bot.id());
        webhook.pause(bot.id(), true);
        Optional.ofNullable(pollers.remove(bot.id())).ifPresent(Poller::stop);
        states.put(bot.id(), "paused");
        alerts.raise(Trouble.of(
                        alert(bot),
                        "the bot " + bot.id() + " is paused: its updates stay with Telegram, for a day at most; resume"
                                + " it with jackfield admin bots resume --bot " + bot.id())
                .about(AlertObject.bot(bot.id()))
                .endedBy(AlertAction.resumeBot(bot.id())));
    }

    private static String alert(ServedBot bot) {
        return "paused " + bot.id();
    }

    /** Settings are others: bots that are paused or go on by them. */
    void follow() {
        served.values().forEach(bot -> {
            if (bot.config().isPaused() && !paused.contains(bot.id())) {
                pause(bot);
            } else if (!bot.config().isPaused() && paused.remove(bot.id())) {
                alerts.clear(alert(bot));
                begin(bot);
            }
        });
    }

    void stopPolling() {
        pollers.values().forEach(Poller::stop);
        served.clear();
    }

    /** How each bot gets its updates, by id. */
    Map<String, String> states() {
        return Map.copyOf(states);
    }

    /** The same, with what is wrong with a bot at present. */
    @Override
    public Map<String, String> statesWithTrouble() {
        Map<String, String> all = new LinkedHashMap<>(states);
        all.replaceAll((bot, state) ->
                outbox.trouble(bot).map(trouble -> state + "; " + trouble).orElse(state));
        return all;
    }

    @Override
    public Traffic traffic(ServedBot bot) {
        Gauge silence = node.meters().find("bot.silence").tag("bot", bot.id()).gauge();
        Counter limited =
                node.meters().find("telegram.rate.limited").tag("bot", bot.id()).counter();
        return new Traffic(
                silence == null ? Optional.empty() : Optional.of(Duration.ofMillis((long) (silence.value() * 1_000))),
                limited == null ? 0 : (long) limited.count(),
                outbox.waitingOf(bot.number()));
    }

    @Override
    public Future<BotInspection.Delivery> delivery(ServedBot bot) {
        return inspection.delivery(bot);
    }

    @Override
    public Future<BotInspection.Account> account(ServedBot bot) {
        return inspection.account(bot);
    }

    @Override
    public Future<Void> setWebhook(ServedBot bot) {
        WebhookSetup setup = webhookSetup()
                .orElseThrow(() -> new JackfieldException(
                        StandardError.REQUEST_REJECTED,
                        "the bot " + bot.id()
                                + " gets its updates by polling; set PUBLIC_URL or telegram.publicUrl for a webhook"));
        inspection.forget(bot);
        return setup.once(bot).map(answer -> {
            if (!answer.ok()) {
                throw new JackfieldException(
                        StandardError.UNAVAILABLE, "Telegram does not take the webhook: " + answer.description());
            }
            return null;
        });
    }
}
