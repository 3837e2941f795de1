package io.jackfield.testkit;

import io.jackfield.api.BotView;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.PluginInfo;
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
import io.jackfield.host.config.read.FileConfig;
import io.jackfield.host.plugins.SharedObjects;
import io.jackfield.host.trust.Grant;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plugin's context with all desks in memory.
 *
 * @param grant what the plugin may do, as the host holds it to that
 * @param libraryConfigs what the test has set for libraries; others have nothing set
 * @param onlyBot the bot of the test, as the plugin sees it
 * @param sharedObjects what its extensions share
 * @param namedDatabases what the test has brought of databases of others and of libraries
 * @param givenDatabase the plugin's own schema, when the test has brought a PostgreSQL
 */
public record TestContext(
        PluginInfo plugin,
        Grant grant,
        PluginConfig config,
        Map<String, PluginConfig> libraryConfigs,
        BotView onlyBot,
        Texts texts,
        Clock clock,
        PeopleDesk people,
        MemoryDesk memory,
        ModelDesk models,
        BillingDesk billing,
        ShopDesk shop,
        MessageDesk messages,
        ScheduleDesk schedule,
        CommandDesk commands,
        EventDesk events,
        ReportDesk reports,
        NoticeDesk notices,
        MailDesk mail,
        OperatorDesk operator,
        SharedObjects sharedObjects,
        NamedSources namedDatabases,
        Optional<DataSource> givenDatabase)
        implements PluginContext {

    @Override
    public MessageDesk messages() {
        grant.require(Permission.MESSAGES);
        return messages;
    }

    @Override
    public MailDesk mail() {
        grant.require(Permission.MAIL);
        return mail;
    }

    @Override
    public PluginConfig config(String library) {
        return libraryConfigs.getOrDefault(library, FileConfig.empty("config/plugins/" + library + ".yaml"));
    }

    /**
     * A context for constructing an extension by hand, such as an {@code LlmProvider}, or to see it refuse a
     * configuration.
     *
     * @param plugin the plugin's id
     * @param config texts, numbers, flags, lists and maps; dots in a key lead into sections
     */
    public static TestContext of(String plugin, Map<String, ?> config) {
        return JackfieldExtension.with()
                .named(plugin)
                .config(config)
                .startInMemory()
                .context();
    }

    /** The same with all that the test has set up, such as databases and what the bot sets differently. */
    public static TestContext of(JackfieldExtension setUp) {
        return setUp.startInMemory().context();
    }

    @Override
    public List<BotView> bots() {
        return List.of(onlyBot);
    }

    @Override
    public BotView bot(String id) {
        TestBot.requireKnown(onlyBot.bot(), id);
        return onlyBot;
    }

    @Override
    public Logger logger() {
        return LoggerFactory.getLogger("plugin." + plugin.id());
    }

    @Override
    public DataSource database() {
        grant.require(Permission.TABLES);
        return givenDatabase.orElseThrow(() -> new IllegalStateException("plugin " + plugin.id()
                + " wants its database, and a test has none by itself; give it a PostgreSQL with"
                + " JackfieldExtension.with(...).database(dataSource)"));
    }

    @Override
    public DataSource database(String name) {
        return namedDatabases.get(name, grant);
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<? extends T> maker) {
        return sharedObjects.get(type, maker);
    }

    /**
     * An extension made as the host makes it: in a process of its own when the tests run so.
     *
     * @param point the extension point it is wanted as
     */
    public <T> T make(Class<T> point, Class<? extends T> extension) {
        return point.cast(Setup.make(List.of(extension), this, grant).getFirst());
    }
}
