package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.Money;
import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.MailDesk.Mail;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.NoticeDesk.QuietHours;
import io.jackfield.api.event.Event;
import io.jackfield.api.notice.NoticeSpec;
import io.jackfield.api.payment.Checkout;
import io.jackfield.api.report.ReportType;
import io.jackfield.host.config.FloodConfig;
import io.jackfield.host.config.Permissions;
import io.jackfield.host.config.PlanTerms;
import io.jackfield.host.config.StaffRole;
import io.jackfield.testkit.log.RecordedLog;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.payment.Promotion;
import io.jackfield.testkit.payment.Sold;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * <p>With {@code -Djackfield.host=real}, or {@code JACKFIELD_TEST_HOST=real} in the environment, the same tests run in
 * a real host with its database and the sandbox: the plugin is packed as a jar and dropped in. That needs
 * {@code io.jackfield:jackfield-testkit-host} on the class path. Tests of what only memory can do are skipped there.
 *
 * <p>A handler that fails makes the test fail at its end, unless the test has asked for {@link TestChat#failure()}.
 * What fails comes with what was said in all chats and with the plugin's log.
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

    /**
     * Something that the bot sells. Each price is a way to pay, which the test kit plays: {@code stars} for Stars, by
     * an invoice, and {@code page} for any other currency ({@code page/RUB} where there are several).
     * {@link TestChat#pays} pays, and the buyer gets the plan and a message.
     *
     * @param plan one of the bot's plans but the first
     */
    public JackfieldExtension product(String id, String label, String plan, Period period, Money... prices) {
        setup.products.add(new Sold(id, label, plan, Optional.of(period), false, List.of(prices)));
        return this;
    }

    /** The same for ever. */
    public JackfieldExtension product(String id, String label, String plan, Money... prices) {
        setup.products.add(new Sold(id, label, plan, Optional.empty(), false, List.of(prices)));
        return this;
    }

    /** A product that may go on by itself. */
    public JackfieldExtension subscription(String id, String label, String plan, Period period, Money... prices) {
        setup.products.add(new Sold(id, label, plan, Optional.of(period), true, List.of(prices)));
        return this;
    }

    /** What buyers are asked for before they can pay. */
    public JackfieldExtension asksBuyersFor(Checkout.Asks.What... what) {
        Collections.addAll(setup.buyersAreAskedFor, what);
        return this;
    }

    /** A promotional code of the bot. */
    public JackfieldExtension promotion(String code, Promotion gives) {
        setup.promotions.put(code, gives);
        return this;
    }

    /** What a plan of the bot opens beside models. */
    public JackfieldExtension features(String plan, String... names) {
        setup.features(plan, Set.of(names));
        return this;
    }

    /** For how long a plan of the bot can be tried, by {@link TestChat#triesPlan}. */
    public JackfieldExtension trial(String plan, Period time) {
        setup.terms(plan, terms -> new PlanTerms(Optional.of(time), terms.grace(), terms.remind()));
        return this;
    }

    /** How long after its end a plan stays with those who bought it, by {@link TestChat#buysPlan}. */
    public JackfieldExtension grace(String plan, Duration time) {
        setup.terms(plan, terms -> new PlanTerms(terms.trial(), time, terms.remind()));
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

    /** Kinds of notices that other plugins bring to the bot; their titles are what users read. In memory only. */
    public JackfieldExtension noticeKinds(NoticeSpec... ofOtherPlugins) {
        Collections.addAll(setup.otherNotices, ofOtherPlugins);
        return this;
    }

    /**
     * When users who have chosen nothing are told nothing but what is urgent, such as from {@code 22:00} to
     * {@code 08:00}.
     */
    public JackfieldExtension quietHours(String from, String to) {
        setup.quietHours = Optional.of(new QuietHours(LocalTime.parse(from), LocalTime.parse(to)));
        return this;
    }

    /** The operator has set up no mail: the mail desk is not available. */
    public JackfieldExtension withoutMail() {
        setup.mail = false;
        return this;
    }

    /** Commands that other plugins bring to the bot. */
    public JackfieldExtension commands(CommandSpec... ofOtherPlugins) {
        Collections.addAll(setup.otherCommands, ofOtherPlugins);
        return this;
    }

    /**
     * What a prompt source of another plugin says, whoever asks: it is part of {@code models().background(request)},
     * beside what the plugin's own sources say. In memory only.
     */
    public JackfieldExtension background(String source, String text) {
        setup.background.put(source, text);
        return this;
    }

    /**
     * Reports that other plugins bring to the bot. They have the context of the plugin under test, so their titles are
     * texts of that or of {@link #botTexts}; in memory only.
     */
    @SafeVarargs
    public final JackfieldExtension otherReports(Class<? extends ReportType>... ofOtherPlugins) {
        Collections.addAll(setup.otherReports, ofOtherPlugins);
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

    /** Sets what the file of a library plugin would, on which the plugin depends; in memory only. */
    public JackfieldExtension configOf(String library, String key, Object value) {
        Sections.put(setup.configsOfLibraries.computeIfAbsent(library, none -> new LinkedHashMap<>()), key, value);
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

    /** What the plugin has recorded, oldest first. */
    public List<Event> events() {
        return running().events().stream()
                .filter(event -> event.name().contains("."))
                .toList();
    }

    /** The same of one name only, which may be one of the host's own, such as {@code joined}. */
    public List<Event> events(String name) {
        return running().events().stream()
                .filter(event -> event.name().equals(name))
                .toList();
    }

    /** Has the plugin's kinds of notices asked, as the host does. In memory only; a test in a real host is skipped. */
    public TestNotices notices() {
        return running().notices();
    }

    /** Mails that the plugin has sent, in their order. In memory only; a test in a real host is skipped. */
    public List<Mail> mailbox() {
        return running().mailbox();
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

    /** The plugin as operators have it: its alerts, its lists and what it holds of a person. In memory only. */
    public TestOperator operator() {
        return running().operator();
    }

    /**
     * The object made of one of the plugin's classes, to call it as the host would: a report type, a payment provider.
     * A real host has it behind its walls, so the test is skipped there.
     */
    public <T> T extension(Class<T> type) {
        return running().extension(type);
    }

    /**
     * Has reports made as the host's schedule does. A real host does so at its own times, so the test is skipped there.
     */
    public TestReports reports() {
        return running().reports();
    }

    /**
     * The orders that an invoice can be paid for: one with the payload {@code 2:<provider>:<order>} is, once the order
     * has been added here. A real host has its own, so the test is skipped there.
     */
    public InMemoryOrders orders() {
        return running().orders();
    }

    /** In memory or in a real host, as the switch says. */
    TestHost start() {
        return TestHost.start(setup);
    }

    List<String> textDifferences() {
        return setup.texts().differences();
    }

    Set<String> textLanguages() {
        return setup.texts().languages();
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
        if (host == null) {
            // it was not started: skipped in the real host, or set up in a way that cannot be
            return;
        }
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
