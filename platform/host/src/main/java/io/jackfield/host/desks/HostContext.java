package io.jackfield.host.desks;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
import io.jackfield.api.StandardError;
import io.jackfield.api.Texts;
import io.jackfield.api.desk.BillingDesk;
import io.jackfield.api.desk.CommandDesk;
import io.jackfield.api.desk.EventDesk;
import io.jackfield.api.desk.MailDesk;
import io.jackfield.api.desk.MemoryDesk;
import io.jackfield.api.desk.MessageDesk;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.NoticeDesk;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.desk.PeopleDesk;
import io.jackfield.api.desk.ScheduleDesk;
import io.jackfield.api.desk.ShopDesk;
import io.jackfield.api.report.ReportDesk;
import io.jackfield.host.config.Permission;
import io.jackfield.host.plugins.RegistrationScope;
import io.jackfield.host.plugins.SharedObjects;
import io.jackfield.host.trust.Grant;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plugin's door to the host. Desks are refused once the plugin has gone.
 *
 * @param grant what it may do; the desks behind a permission are refused without it
 * @param modelDesk asked late: the desk needs the plugins, and the plugins need their contexts
 * @param shopDesk asked late, for the same reason
 * @param roomDesks those of rooms that are made after the contexts
 * @param sharedObjects there until the extensions are closed, who may use them for that
 * @param ownSchema made when it is first asked for; most plugins have none
 */
record HostContext(
        PluginInfo plugin,
        Grant grant,
        PluginConfig config,
        LibraryConfigs libraryConfigs,
        BotsOfPlugin itsBots,
        Texts texts,
        Clock clock,
        PeopleDesk peopleDesk,
        MemoryDesk memoryDesk,
        Supplier<ModelDesk> modelDesk,
        BillingDesk billingDesk,
        Supplier<ShopDesk> shopDesk,
        MessageDesk messageDesk,
        ScheduleDesk scheduleDesk,
        CommandDesk commandDesk,
        RoomDesks roomDesks,
        SharedObjects sharedObjects,
        Supplier<DataSource> ownSchema,
        NamedDatabases namedDatabases,
        RegistrationScope scope)
        implements PluginContext {

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger("plugin." + plugin.id());
    }

    @Override
    public PluginConfig config(String library) {
        return open(libraryConfigs).get(library);
    }

    @Override
    public List<BotView> bots() {
        return open(itsBots).all();
    }

    @Override
    public BotView bot(String id) {
        return open(itsBots).one(id);
    }

    @Override
    public DataSource database() {
        grant.require(Permission.TABLES);
        return open(ownSchema).get();
    }

    @Override
    public DataSource database(String name) {
        return open(namedDatabases).get(name);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<? extends T> maker) {
        return sharedObjects.get(type, maker);
    }

    @Override
    public PeopleDesk people() {
        return open(peopleDesk);
    }

    @Override
    public MemoryDesk memory() {
        return open(memoryDesk);
    }

    @Override
    public ModelDesk models() {
        return open(modelDesk.get());
    }

    @Override
    public BillingDesk billing() {
        return open(billingDesk);
    }

    @Override
    public MessageDesk messages() {
        grant.require(Permission.MESSAGES);
        return open(messageDesk);
    }

    @Override
    public ShopDesk shop() {
        return open(shopDesk.get());
    }

    @Override
    public ScheduleDesk schedule() {
        return open(scheduleDesk);
    }

    @Override
    public CommandDesk commands() {
        return open(commandDesk);
    }

    @Override
    public EventDesk events() {
        return open(roomDesks).events(plugin);
    }

    @Override
    public ReportDesk reports() {
        return open(roomDesks).reports(plugin);
    }

    @Override
    public NoticeDesk notices() {
        return open(roomDesks).notices(plugin);
    }

    @Override
    public MailDesk mail() {
        grant.require(Permission.MAIL);
        return open(roomDesks).mail(plugin);
    }

    @Override
    public OperatorDesk operator() {
        return open(roomDesks).operator(plugin);
    }

    private <D> D open(D desk) {
        if (scope.isClosed()) {
            throw new JackfieldException(
                    StandardError.UNAVAILABLE, "plugin " + plugin.id() + " " + plugin.version() + " has been unloaded");
        }
        return desk;
    }
}
