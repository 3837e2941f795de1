package io.jackfield.host.dispatch;

import static org.awaitility.Awaitility.await;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.ServedBots;
import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.loop.TestLoop;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.outbox.Delivery;
import io.jackfield.host.outbox.LiveAnswer;
import io.jackfield.host.outbox.LiveAnswers;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.outbox.OutboxConfigs;
import io.jackfield.host.outbox.OutboxMeters;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.plugins.TestPlugins;
import io.jackfield.host.routing.HostReplies;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.routing.TurnFactory;
import io.jackfield.host.store.InMemoryJournal;
import io.jackfield.host.store.InMemoryShownMessages;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.FakeBotApi;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Content;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import io.jackfield.host.telegram.ReplyAddress;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.turn.Turn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The rooms around the dispatcher: the real ones, over a journal and a memory of the test and a Bot API on loopback.
 */
final class TestDispatch implements AutoCloseable {
    static final Person ADA = new Person(5, "Ada", "Byron", Optional.of("ada"), "en");
    static final Person BOB = new Person(6, "Bob", "", Optional.empty(), "en");
    static final Chat PRIVATE = Chat.privateChat(5);
    static final Chat GROUP = new Chat(-100, ChatKind.GROUP, OptionalInt.empty(), "Engines");
    /** Of a bot in which {@code chat} takes free text and {@code help} has a command. */
    static final String CHAT = "chat";

    static final String HELP = "help";
    private static final int DAY = 20_000;
    private static final int QUICKER = 10;
    final TestLoop test = new TestLoop(QUICKER);
    final FakeBotApi telegram = new FakeBotApi(test.vertx());
    final InMemoryJournal database = new InMemoryJournal();
    final JournalWriter journal = new JournalWriter(test.loop(), database::connect, Duration.ZERO, 100);
    final Map<String, LoadedPlugin> plugins = new ConcurrentHashMap<>();
    final RoutingTable table = new RoutingTable();
    final HostReplies replies = new HostReplies();
    final TurnFactory turns = new TurnFactory((bot, plugin) ->
            new Turn.Setting(FileConfig.empty("config/plugins/" + plugin + ".yaml"), PropertyTexts.ofHost()));
    final MemoryCache memoryCache = new MemoryCache(test.loop(), this::read);
    final Delivery delivery = new Delivery(new BotApi(test.vertx(), Duration.ofSeconds(5), 8), null);
    final Outbox outbox = test.get(() -> new Outbox(
            test.loop(),
            OutboxConfigs.UNLIMITED,
            delivery,
            journal,
            new OutboxMeters(new SimpleMeterRegistry(), null, () -> null, Clock.systemUTC()),
            keys -> Future.succeededFuture(List.of()),
            new InMemoryShownMessages(),
            (bot, chat) -> Future.succeededFuture("Sorry")));
    final LiveAnswers liveAnswers =
            test.get(() -> new LiveAnswers(test.loop(), OutboxConfigs.UNLIMITED, outbox, delivery));
    final UpdateCloser closer = new UpdateCloser(journal, outbox);
    final ServedBot bot;

    /** Values of memory by scope and name. */
    private final Map<MemoryScope, Map<String, String>> memory = new ConcurrentHashMap<>();

    private final AtomicInteger memoryFailures = new AtomicInteger();

    TestDispatch() {
        this(FloodConfig.none());
    }

    TestDispatch(FloodConfig flood) {
        BotConfig config = ServedBots.config(flood, CHAT, HELP);
        ServedBot plain = telegram.bot();
        bot = new ServedBot(plain.number(), plain.info(), plain.botUserId(), plain.access(), () -> config);
        plugins.put(CHAT, TestPlugins.bringing(CHAT, 1, new Silent(CommandSpec.freeText())));
        plugins.put(HELP, TestPlugins.bringing(HELP, 1, new Silent(CommandSpec.command("help"))));
        route();
    }

    /** Says what it is, and is called by nobody: calls are the test's. */
    record Silent(CommandSpec spec) implements CommandHandler {
        @Override
        public Reply handle(CommandRequest request) {
            throw new AssertionError("the test answers calls");
        }
    }

    /** The plugins are others now. */
    void route() {
        test.run(() -> table.rebuild(List.of(bot), id -> Optional.ofNullable(plugins.get(id))));
    }

    private Future<Map<MemoryScope, Map<String, String>>> read(Collection<MemoryScope> scopes) {
        return memoryFailures.getAndDecrement() > 0
                ? Future.failedFuture("away")
                : Future.succeededFuture(scopes.stream()
                        .collect(Collectors.toMap(scope -> scope, scope -> memory.getOrDefault(scope, Map.of()))));
    }

    /** The next questions to memory fail. */
    void memoryFails(int times) {
        memoryFailures.set(times);
    }

    void remember(Person person, String name, String value) {
        memory.computeIfAbsent(MemoryScope.ofUser(bot.number(), person.id()), scope -> new ConcurrentHashMap<>())
                .put(name, value);
    }

    static IncomingMessage message(String text) {
        return new IncomingMessage(11, Instant.EPOCH, text, List.of(), Optional.empty(), "");
    }

    static Written text(String text) {
        return new Written(message(text), Optional.empty(), text);
    }

    static Written command(String name) {
        return new Written(message("/" + name), Optional.of(name), "");
    }

    static RowKey key(long id) {
        return new RowKey(DAY, 7, id);
    }

    IncomingUpdate update(long id, Chat chat, Person sender, Content content) {
        return new IncomingUpdate(bot, key(id), chat, Optional.of(sender), content);
    }

    /** Of Ada's, in private. */
    IncomingUpdate update(long id, Content content) {
        return update(id, PRIVATE, ADA, content);
    }

    /** An answer that is being written for somebody, and of which this much is seen. */
    LiveAnswer answering(Chat chat, Person asker, String seen, Runnable onStop) {
        ReplyAddress address = new ReplyAddress(
                CHAT, chat.id(), chat.thread(), OptionalInt.empty(), OptionalInt.empty(), "", OptionalInt.empty());
        LiveAnswer live = liveAnswers.start(bot, chat, asker.id(), address, replies.live("en"), onStop);
        live.append(seen);
        await().until(() -> test.get(() -> liveAnswers.isAnswering(bot, chat)));
        return live;
    }

    /** What was sent to users, without previews and signs. */
    List<String> said() {
        return telegram.calls().stream()
                .filter(call -> !List.of("sendMessageDraft", "sendChatAction", "setMessageReaction")
                        .contains(call.method()))
                .map(call -> call.method().equals("sendMessage") ? call.text() : call.method())
                .toList();
    }

    @Override
    public void close() {
        test.close();
    }
}
