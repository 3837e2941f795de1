package io.jackfield.api;

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
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;

/**
 * What the host offers a plugin. One context per loaded plugin; it may be kept and used from any thread until the
 * plugin is unloaded, after which every desk throws {@link JackfieldException} with {@link StandardError#UNAVAILABLE}.
 *
 * <p>Desk calls block; they are meant for the virtual threads on which the host calls plugins.
 */
public interface PluginContext {
    PluginInfo plugin();

    /**
     * The plugin's own configuration. What one bot sets differently is in {@code request.config()}, and outside of a
     * request in {@link #bot}.
     */
    PluginConfig config();

    /**
     * The configuration of a library plugin in the {@code Plugin-Dependencies} of this one:
     * {@code config/plugins/<library>.yaml}, which all that depend on it share. When it changes, they come up anew with
     * it.
     *
     * @throws JackfieldException with {@link StandardError#NOT_FOUND} when the plugin depends on no such library
     */
    @Experimental
    default PluginConfig config(String library) {
        throw new JackfieldException(StandardError.NOT_FOUND, "this host has no configuration of libraries");
    }

    /**
     * The bots that run in this host and use the plugin, in the order of their ids: those whose file names it under
     * {@code plugins}, or offers a model of a provider that it brings. The latter are known once the plugin is live.
     */
    List<BotView> bots();

    /**
     * One of {@link #bots()}.
     *
     * @throws JackfieldException with {@link StandardError#NOT_FOUND} when no such bot runs here, or it does not use
     *     the plugin
     */
    BotView bot(String id);

    Texts texts();

    /** The only source of time; tests turn it forward. */
    Clock clock();

    /** The plugin's log: {@code plugin.<id>}, whose level operators set. Never log keys, tokens or what users write. */
    Logger logger();

    /**
     * Connections into a PostgreSQL schema of the plugin's own, for blocking JDBC; nothing else of the database can be
     * seen. SQL files under {@code db/migration} of the jar, named as Flyway wants them ({@code V1__create_note.sql}),
     * have been run there before the plugin's constructors are. What is in the schema stays when the plugin goes.
     *
     * <p>Connections are few: take one, use it, close it. What is still open when the plugin is unloaded is closed
     * then.
     */
    @Experimental
    DataSource database();

    /**
     * Connections into a database that is not the plugin's own, for blocking JDBC. Its name is
     *
     * <ul>
     *   <li>that of a library plugin in the {@code Plugin-Dependencies} of this one, with permission {@code tables}:
     *       the schema that the library's {@code db/migration} has made, in which every plugin that depends on it may
     *       read and write;
     *   <li>or that of an entry of {@code databases} in {@code config/jackfield.yaml}, with permission
     *       {@code database:<name>}: a PostgreSQL of somebody else. As a rule its server refuses writes. While it is
     *       away, {@code getConnection()} throws {@link StandardError#UNAVAILABLE} at once, so get connections when you
     *       need them.
     * </ul>
     *
     * @throws JackfieldException with {@link StandardError#NOT_FOUND} or {@link StandardError#NOT_PERMITTED} and the
     *     way out
     */
    @Experimental
    DataSource database(String name);

    /**
     * An object that the extensions of this plugin share, such as a client or a cache: made by the first who asks and
     * the same for everybody after, as long as this version of the plugin is loaded. Who asks while it is being made
     * waits. When it is {@link AutoCloseable} it is closed with the plugin, after the extensions. Objects are told
     * apart by {@code type}.
     *
     * @param type a class or interface, best of the plugin's own
     * @param maker makes it; may share others. What it throws comes out here, and the next who asks tries again
     */
    <T> T shared(Class<T> type, Supplier<? extends T> maker);

    /** Users, their language and preferences. */
    PeopleDesk people();

    /** Small values and dialogue histories, outside of a request; inside one, use {@code request.memory()}. */
    MemoryDesk memory();

    /** Language models: what a bot offers, and asking one. */
    ModelDesk models();

    /** Plans, and what is left of them. */
    BillingDesk billing();

    /** Selling what the bots' files name. */
    @Experimental
    ShopDesk shop();

    /** Messages that no update asked for: pushes to a user, notices to a manager's chat, and the escape hatch. */
    MessageDesk messages();

    /** Work at a later time, or again and again. */
    ScheduleDesk schedule();

    /** The commands that the loaded plugins bring to a bot. */
    CommandDesk commands();

    /** What happened, outside of a request; and how often. */
    @Experimental
    EventDesk events();

    /** The reports that the bot's plugins make. */
    @Experimental
    ReportDesk reports();

    /** Telling notices of the plugin's kinds, and what users have chosen about them. */
    @Experimental
    NoticeDesk notices();

    /** E-mail. Permission {@code mail}. */
    @Experimental
    MailDesk mail();

    /** Alerts, and the lists that plugins bring for operators. */
    @Experimental
    OperatorDesk operator();
}
