package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.StaffRole;
import io.jackfield.testkit.log.RecordedLog;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Runs one plugin in memory, made anew for each test. Register it in a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final JackfieldExtension jackfield = JackfieldExtension.with(HelloCommand.class).config("greeting", "Hi");
 * }</pre>
 *
 * <p>With {@code -Djackfield.host=real}, or {@code JACKFIELD_TEST_HOST=real} in the environment, the same tests run in a real
 * host with its database and the sandbox: the plugin is packed as a jar and dropped in. That needs
 * {@code io.jackfield:jackfield-testkit-host} on the class path. Tests of what only memory can do are skipped there.
 *
 * <p>A handler that fails makes the test fail at its end, unless the test has asked for {@link TestChat#failure()}. What
 * fails comes with what was said in all chats and with the plugin's log.
 */
public final class JackfieldExtension implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {
    private final Setup setup;
    private TestHost host;

    private JackfieldExtension(Setup setup) {
        this.setup = setup;
    }

    /** The plugin's {@code @Extension} classes. */
    public static JackfieldExtension with(Class<?>... extensions) {
        return new JackfieldExtension(new Setup(List.of(extensions)));
    }

    /** The plugin's id; {@code HelloCommand} goes by {@code hello-command} otherwise. */
    public JackfieldExtension named(String pluginId) {
        setup.plugin = pluginId;
        return this;
    }

    /**
     * What the plugin may do, in place of {@code plugin.permissions} of its pom: words such as {@code messages}. A test
     * that Maven does not run may do everything unless it says so here.
     */
    public JackfieldExtension permissions(String... words) {
        setup.permissions = Permissions.of(List.of(words));
        return this;
    }

    /** Sets what {@code config/plugins/<id>.yaml} would; {@code "section.key"} leads into a section. */
    public JackfieldExtension config(String key, Object value) {
        return config(Map.of(key, value));
    }

    public JackfieldExtension config(Map<String, ?> values) {
        setup.config(values);
        return this;
    }

    /** Sets what the bot's own file lays over the plugin's. */
    public JackfieldExtension botConfig(String key, Object value) {
        setup.botConfig(Map.of(key, value));
        return this;
    }

    /** The bot's own wording of one of the plugin's texts. */
    public JackfieldExtension botTexts(String language, String key, String text) {
        setup.wording(language, key, text);
        return this;
    }

    /** The language of everybody who comes without one. */
    public JackfieldExtension language(String twoLetters) {
        setup.language = twoLetters;
        return this;
    }

    /** What the models say in every test; a test can say more through {@link #model()}. */
    public JackfieldExtension model(Consumer<ScriptedModel> script) {
        setup.scripts.add(script);
        return this;
    }

    /** A model that the bot offers. */
    public JackfieldExtension offer(String id, String label, String provider, boolean premium) {
        return offer(new Offer(id, label, provider, premium));
    }

    /** The same, with what the model can. */
    public JackfieldExtension offer(Offer offer) {
        setup.offer(offer);
        return this;
    }

    /** The offer that answers when another one cannot: the script's next line is asked of it. */
    public JackfieldExtension fallback(String offer, String spare) {
        setup.fallbacks.put(offer, spare);
        return this;
    }

    /** The bot has a model that writes recordings down; {@link ScriptedModel#hears} says what it hears. */
    public JackfieldExtension hearsSpeech() {
        setup.hearsSpeech = true;
        return this;
    }

    /** One user may send this many messages in this time, in windows that begin with the hour. */
    public JackfieldExtension flood(int messages, Duration time) {
        setup.flood = new FloodConfig(messages, time, setup.flood.waiting());
        return this;
    }

    /** So many questions of a chat may wait behind an answer that is being written. */
    public JackfieldExtension waiting(int questions) {
        setup.flood = new FloodConfig(setup.flood.messages(), setup.flood.time(), questions);
        return this;
    }

    /** A plan of the bot; the first is everybody's, others come by {@link TestChat#getsPlan}. Limits hold together. */
    public JackfieldExtension plan(String id, String label, boolean premium, Limit... limits) {
        setup.plans.add(new Plan(id, label, premium, List.of(limits)));
        return this;
    }

    /** Where days and months begin for users who have not chosen; UTC otherwise. */
    public JackfieldExtension timezone(ZoneId zone) {
        setup.timezone = zone;
        return this;
    }

    /**
     * People with a role in the bot, and the chat where they are told things together.
     *
     * @param people Telegram's ids; the first user of a test has 1001, the next one 1002
     */
    public JackfieldExtension staff(String role, long chat, Long... people) {
        setup.staff.put(role, new StaffRole(Set.of(people), Set.of(), OptionalLong.of(chat)));
        return this;
    }

    /** Commands that other plugins bring to the bot. */
    public JackfieldExtension commands(CommandSpec... ofOtherPlugins) {
        Collections.addAll(setup.otherCommands, ofOtherPlugins);
        return this;
    }

    /**
     * A PostgreSQL for {@link PluginContext#database()}: its current schema is the plugin's, brought up to date by the
     * plugin's migrations before each test. It is not emptied between tests.
     */
    public JackfieldExtension database(DataSource postgres) {
        setup.database = postgres;
        return this;
    }

    /** A database of others that the plugin asks for by this name; in memory only. */
    public JackfieldExtension database(String name, DataSource postgres) {
        setup.databasesOfOthers.put(name, postgres);
        return this;
    }

    /** Tables of a library plugin that the plugin depends on, as they are; in memory only. */
    public JackfieldExtension tablesOf(String library, DataSource postgres) {
        setup.tablesOfLibraries.put(library, postgres);
        return this;
    }

    /** Where the users are. */
    public TestTelegram telegram() {
        return running().telegram();
    }

    public TestClock clock() {
        return running().clock();
    }

    /** The model behind every offer. */
    public ScriptedModel model() {
        return running().model();
    }

    /** Messages that the plugin has sent by itself, in any chat. */
    public List<PushedMessage> pushed() {
        return running().telegram().pushed();
    }

    /** The desks as the plugin has them, to prepare what it will find and to look at what it has written. */
    public PluginContext context() {
        return running().context();
    }

    /** Calls the plugin's HTTP routes. */
    public TestWeb web() {
        return running().web();
    }

    /** The failure of a scheduled job; the test does not fail because of it any more. */
    public JackfieldException jobFailure() {
        return running().takeJobFailure();
    }

    /**
     * The object made of one of the plugin's classes, to call it as the host would: a report type, a payment provider. A real
     * host has it behind its walls, so the test is skipped there.
     */
    public <T> T extension(Class<T> type) {
        return running().extension(type);
    }

    /** In memory or in a real host, as the switch says. */
    TestHost start() {
        return TestHost.start(setup);
    }

    List<String> textDifferences() {
        return setup.texts().differences();
    }

    InMemoryHost startInMemory() {
        return new InMemoryHost(setup);
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        RecordedLog.clear();
        host = start();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        TestHost finished = running();
        host = null;
        boolean passed = test.getExecutionException().isEmpty();
        try {
            if (passed) {
                finished.settle();
            }
        } finally {
            finished.close();
        }
        if (passed) {
            finished.failures().stream().findFirst().ifPresent(failure -> {
                throw Transcripts.failed(finished, failure);
            });
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable thrown) throws Throwable {
        throw Transcripts.addTo(thrown, running());
    }

    private TestHost running() {
        if (host == null) {
            throw new IllegalStateException("the plugin runs only inside a test; put @RegisterExtension on the field");
        }
        return host;
    }
}
