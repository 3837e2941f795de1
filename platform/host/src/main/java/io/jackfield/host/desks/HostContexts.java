package io.jackfield.host.desks;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.MemoryDesk;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.desk.ShopDesk;
import io.jackfield.api.memory.Dialogue;
import io.jackfield.api.memory.Memory;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.PluginsConfig;
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.memory.Dialogues;
import io.jackfield.host.memory.MemoryCache;
import io.jackfield.host.memory.StoredDialogue;
import io.jackfield.host.memory.StoredMemory;
import io.jackfield.host.outbox.Outbox;
import io.jackfield.host.plugins.Dependency;
import io.jackfield.host.plugins.LoadedPlugin;
import io.jackfield.host.plugins.PluginContexts;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.plugins.RegistrationScope;
import io.jackfield.host.plugins.SharedObjects;
import io.jackfield.host.routing.RoutingTable;
import io.jackfield.host.schedule.Scheduler;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.ForeignDatabases;
import io.jackfield.host.store.JournalWriter;
import io.jackfield.host.store.MemoryScope;
import io.jackfield.host.store.MemoryTable;
import io.jackfield.host.store.PluginDatabases;
import io.jackfield.host.store.SqlFile;
import io.jackfield.host.store.Tables;
import io.jackfield.host.telegram.BotApi;
import io.jackfield.host.telegram.CallbackData;
import io.jackfield.host.telegram.ServedBot;
import io.jackfield.host.trust.Grant;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Makes the context of each plugin: the host's desks behind one door that closes when the plugin goes. */
public final class HostContexts implements PluginContexts {
    /** No plugin can have this id. */
    private static final String HOST = CallbackData.HOST;

    private final Blocking blocking;
    private final MemoryCache memoryCache;
    private final Dialogues dialogues;
    private final MemoryTable memory;
    private final RoutingTable table;
    private final Supplier<ModelDesk> models;
    private final BillingDesk billing;
    private final Supplier<ShopDesk> shop;
    private final RoomDesks roomDesks;
    private final Scheduler scheduler;
    private final Databases databases;
    private final Clock clock;
    private final HostMessageDesk.Services pushing;
    private final HostPeopleDesk people;

    /** Where plugins have tables, and where others have theirs. */
    public record Databases(PluginDatabases own, ForeignDatabases foreign) {}

    public HostContexts(
            Blocking blocking,
            Tables tables,
            MemoryCache memoryCache,
            Dialogues dialogues,
            JournalWriter journal,
            Outbox outbox,
            BotApi api,
            RoutingTable table,
            Supplier<ModelDesk> models,
            BillingDesk billing,
            Supplier<ShopDesk> shop,
            RoomDesks roomDesks,
            Scheduler scheduler,
            Databases databases,
            PluginsConfig limits,
            Clock clock) {
        this.blocking = blocking;
        this.memoryCache = memoryCache;
        this.dialogues = dialogues;
        this.table = table;
        this.models = models;
        this.billing = billing;
        this.shop = shop;
        this.roomDesks = roomDesks;
        this.scheduler = scheduler;
        this.databases = databases;
        this.clock = clock;
        memory = tables.memory();
        pushing = new HostMessageDesk.Services(
                blocking,
                journal,
                outbox,
                tables.attachments(),
                tables.sentOnce(),
                this::stored,
                new PushedMenus(memoryCache, tables.memory()),
                api,
                this::bot,
                limits,
                clock);
        people = new HostPeopleDesk(blocking, tables.people(), memoryCache, memory, this::bot);
    }

    @Override
    public PluginContext create(
            PluginInfo info,
            Grant grant,
            List<Dependency> dependencies,
            FileConfig own,
            PropertyTexts texts,
            RegistrationScope scope) {
        OwnDatabase database = new OwnDatabase(databases.own(), info.id(), grant);
        NamedDatabases named = new NamedDatabases(databases.own(), databases.foreign(), grant, dependencies);
        SharedObjects shared = new SharedObjects(info.id());
        // Before the extensions are there, so that they are closed first, and find all this open while they close.
        scope.onClose(database::close);
        scope.onClose(named::close);
        scope.onClose(shared::close);
        return new HostContext(
                info,
                grant,
                own,
                new LibraryConfigs(grant, dependencies),
                new BotsOfPlugin(grant, own, texts, table, people),
                texts,
                clock,
                people,
                memoryDesk(info.id()),
                models,
                billing,
                shop,
                new HostMessageDesk(info.id(), grant, pushing),
                scheduler.deskOf(info.id(), scope),
                bot -> table.of(bot(bot)).specs(),
                roomDesks,
                shared,
                database,
                named,
                scope);
    }

    /** The message desk as the host itself uses it. */
    public MessageDesk messagesOfHost() {
        return new HostMessageDesk(HOST, new Grant(HOST, Permissions.ALL, Permissions.ALL), pushing);
    }

    /** A message of a plugin that nobody has asked for, ready to be stored; held to what the plugin may do. Blocks. */
    public EncodedPush push(LoadedPlugin plugin, Recipient recipient, Reply reply) {
        return new HostMessageDesk(plugin.id(), plugin.grant(), pushing).encoded(recipient, reply);
    }

    /** The people desk, which is the same for all. */
    public PeopleDesk people() {
        return people;
    }

    /**
     * Makes messages of a plugin's replies that others store.
     *
     * @param pusher among whose unsent messages the outbox counts them
     */
    public PushEncoder encoderOf(String plugin, String pusher) {
        return new PushEncoder(new MessageEncoder(plugin, pusher, pushing));
    }

    /** A bot as a plugin sees it that is loaded. */
    public BotView viewOf(LoadedPlugin plugin, ServedBot bot) {
        return new BotsOfPlugin(plugin.grant(), plugin.config(), plugin.texts(), table, people).view(bot);
    }

    @Override
    public void migrate(PluginInfo info, List<SqlFile> migrations) {
        databases.own().migrate(info.id(), migrations);
    }

    private MemoryDesk memoryDesk(String plugin) {
        return new MemoryDesk() {
            @Override
            public Memory of(Recipient privateChat) {
                int number = bot(privateChat.bot()).number();
                return stored(new MemoryScope(number, plugin, "user:" + privateChat.chat()));
            }

            @Override
            public Memory shared() {
                return stored(new MemoryScope(0, plugin, "shared"));
            }

            @Override
            public Dialogue dialogue(Recipient chat) {
                DialogueKey key = new DialogueKey(
                        bot(chat.bot()).number(), chat.chat(), chat.thread().orElse(0));
                return new StoredDialogue(blocking, dialogues, key, clock);
            }
        };
    }

    private Memory stored(MemoryScope shelf) {
        return new StoredMemory(blocking, memoryCache, memory, shelf);
    }

    private ServedBot bot(String id) {
        return table.bot(id);
    }
}
