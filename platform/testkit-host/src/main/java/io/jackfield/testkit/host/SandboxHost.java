package io.jackfield.testkit.host;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.event.Event;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.host.Host;
import io.jackfield.sandbox.Sandbox;
import io.jackfield.sandbox.telegram.PaymentOutcome;
import io.jackfield.sandbox.telegram.SandboxBot;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxUser;
import io.jackfield.sandbox.telegram.TelegramSandbox;
import io.jackfield.sandbox.telegram.faults.FaultRule;
import io.jackfield.testkit.spi.RealHost;
import io.jackfield.testkit.spi.Screens;
import io.jackfield.testkit.spi.Seat;
import io.jackfield.testkit.spi.TestUser;
import io.jackfield.testkit.spi.Upload;
import io.jackfield.testkit.spi.Wanted;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A host in this process, with users in the sandbox. */
final class SandboxHost implements RealHost {
    private final Wanted wanted;
    private final Host host;
    private final TelegramSandbox telegram;
    private final SandboxBot bot;
    private final TestDatabase database;
    private final PluginContext context;
    private final Screens screens;
    private final ScreenFeed feed;
    private final Operator operator;
    private final JobFailures jobFailures = new JobFailures();
    private final Closing closing;

    SandboxHost(
            Wanted wanted,
            Host host,
            Sandbox sandbox,
            SandboxBot bot,
            TestDatabase database,
            PluginContext context,
            Screens screens,
            Closing closing) {
        this.wanted = wanted;
        this.host = host;
        operator = new Operator(host);
        telegram = sandbox.telegram();
        this.bot = bot;
        this.database = database;
        this.context = context;
        this.screens = screens;
        this.closing = closing;
        feed = new ScreenFeed(telegram, screens);
    }

    @Override
    public PluginContext context() {
        return context;
    }

    @Override
    public List<CommandSpec> specs() {
        List<CommandSpec> specs = new ArrayList<>(context.commands().of(bot.id()));
        specs.removeAll(wanted.otherCommands());
        return List.copyOf(specs);
    }

    /** As the host names them: a single one by the plugin, several by their commands too. */
    @Override
    public List<String> owners() {
        long handlers = wanted.extensions().stream()
                .filter(CommandHandler.class::isAssignableFrom)
                .count();
        return handlers == 1
                ? List.of(wanted.plugin())
                : specs().stream()
                        .map(spec -> wanted.plugin() + "/" + spec.name().orElse("text"))
                        .toList();
    }

    @Override
    public List<ModelMessage> dialogue(long chat) {
        return database.dialogue(chat);
    }

    @Override
    public List<Event> events() {
        return database.events(wanted.bot().id());
    }

    @Override
    public void meet(TestUser user) {
        SandboxUser known = telegram.addUser(SandboxUser.of(user.id(), user.name(), user.language()));
        // as if they had written long ago: the bot may write first
        telegram.user(known).in(bot).open();
    }

    @Override
    public void gather(long group, String title, List<TestUser> members) {
        telegram.addGroup(
                group,
                title,
                members.stream()
                        .map(user -> SandboxUser.of(user.id(), user.name(), user.language()))
                        .toArray(SandboxUser[]::new));
    }

    @Override
    public void send(Seat seat, String text) {
        int before = wanted.standing().getAsInt();
        chat(seat).send(text);
        if (before > 0 && text.equals("/stop")) {
            awaitStopped(before);
        }
        settle();
    }

    @Override
    public void sendAlbum(Seat seat, String caption, List<byte[]> photos) {
        chat(seat).sendAlbum(caption, photos);
        settle();
    }

    @Override
    public void reply(Seat seat, int messageId, String text, String answer) {
        chat(seat).reply(messageId, answer);
        settle();
    }

    @Override
    public void shareContact(Seat seat, String phoneNumber) {
        chat(seat).sendContact(phoneNumber);
        settle();
    }

    @Override
    public void send(Seat seat, Upload file) {
        SandboxChat chat = chat(seat);
        switch (file.kind()) {
            case PHOTO -> chat.sendPhoto(file.content(), file.name(), file.mediaType(), file.caption());
            case DOCUMENT -> chat.sendDocument(file.content(), file.name(), file.mediaType());
            case VOICE -> chat.sendVoice(file.content(), file.name(), file.mediaType());
        }
        settle();
    }

    @Override
    public String press(Seat seat, int messageId, String data) {
        String queryId = chat(seat).press(messageId, data);
        settle();
        return queryId;
    }

    @Override
    public Optional<String> pay(Seat seat, Invoice invoice) {
        PaymentOutcome outcome = chat(seat).pay(invoice.messageId());
        settle();
        return outcome.error();
    }

    @Override
    public void block(Seat seat, boolean blocked) {
        if (blocked) {
            chat(seat).block();
        } else {
            chat(seat).unblock();
        }
        settle();
    }

    @Override
    public void grant(long user, String plan, Optional<Duration> time) {
        JsonObject order = new JsonObject().put("plan", plan).put("quiet", true);
        time.ifPresentOrElse(lasting -> order.put("for", lasting.toMillis() + "ms"), () -> order.put("forever", true));
        operator.change(bot.id(), user, "grant", order);
    }

    @Override
    public void revoke(long user) {
        operator.change(bot.id(), user, "revoke", new JsonObject());
    }

    @Override
    public void credits(long user, long amount) {
        operator.change(
                bot.id(),
                user,
                amount > 0 ? "credits/give" : "credits/take",
                new JsonObject()
                        .put("credits", Math.abs(amount))
                        .put("reason", "test")
                        .put("quiet", true));
    }

    @Override
    public void stop(Seat seat) {
        int before = wanted.standing().getAsInt();
        pressStop(seat.chat());
        awaitStopped(before);
        settle();
    }

    private void awaitStopped(int before) {
        Patience.until(() -> wanted.standing().getAsInt() < before, () -> "the model is told to stop");
    }

    @Override
    public void awaitPreview(long chat) {
        Patience.until(() -> new Preview(telegram, bot, chat).isThere(), () -> growing(chat));
    }

    @Override
    public String awaitPreview(long chat, String part) {
        Preview preview = new Preview(telegram, bot, chat);
        Patience.until(
                () -> preview.shown().getString("text").contains(part), () -> growing(chat) + " with '" + part + "'");
        return preview.shown().encode();
    }

    @Override
    public void pressStop(long chat) {
        Patience.until(() -> new Preview(telegram, bot, chat).stop(), () -> growing(chat));
    }

    private static String growing(long chat) {
        return "users of chat " + chat + " see an answer growing";
    }

    @Override
    public void advanceTo(Instant moment, Consumer<Instant> turn) {
        for (Optional<Instant> due = database.nextJob(wanted.plugin(), moment);
                due.isPresent();
                due = database.nextJob(wanted.plugin(), moment)) {
            turn.accept(due.get());
            runJobs();
        }
        turn.accept(moment);
        runJobs();
    }

    private void runJobs() {
        Patience.until(
                () -> {
                    Patience.await(host.clockTurned(), () -> "the host looks at the clock");
                    settle();
                    return database.nextJob(wanted.plugin(), wanted.clock().instant())
                            .isEmpty();
                },
                () -> "jobs of plugin " + wanted.plugin() + " that are due are done");
    }

    @Override
    public void settle() {
        Patience.until(this::isQuiet, () -> "the host has nothing more to do");
        feed.tell();
        database.newFailures().forEach(failure -> screens.failed(failure.chat(), failure.error()));
        jobFailures.takeNew().forEach(screens::jobFailed);
    }

    /** What stands still until somebody presses Stop is one update and two calls: of the handler, and of the model. */
    private boolean isQuiet() {
        if (telegram.pendingUpdates(bot) > 0) {
            return false;
        }
        Host.Load load = Patience.await(host.load(), () -> "the host answers");
        int standing = wanted.standing().getAsInt();
        return load.updates() <= standing
                && load.calls() <= 2 * standing
                && load.messages() == 0
                && (load.isStored() || standing > 0);
    }

    @Override
    public void refuseNext(int calls, int retryAfterSeconds) {
        telegram.faults().add(FaultRule.on("send*").next(calls).rateLimit(retryAfterSeconds));
    }

    private SandboxChat chat(Seat seat) {
        return telegram.user(seat.user().id()).in(bot, seat.chat());
    }

    @Override
    public void close() {
        closing.close();
    }
}
