package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.MailDesk.Mail;
import io.jackfield.api.event.Event;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.spi.UserActions;
import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plugin under test, running: alone in memory, or in a real host. */
interface TestHost extends AutoCloseable {
    /** Where the switch says. */
    static TestHost start(Setup setup) {
        return HostSwitch.isReal() ? new ConnectedHost(setup) : new InMemoryHost(setup);
    }

    TestTelegram telegram();

    TestClock clock();

    ScriptedModel model();

    /** The desks of the plugin under test. */
    PluginContext context();

    UserActions users();

    /** Gives a plan as if it had been paid for; a real host wants a payment for it. */
    void buy(long user, String plan, Optional<Period> period);

    /** Begins the trial of a plan; in a real host that takes a plugin that offers it. */
    void tryOut(long user, String plan);

    /** The handlers of the plugin under test. */
    List<String> owners();

    List<CommandSpec> specs();

    List<ModelMessage> dialogue(long chat);

    /** What was recorded, oldest first. */
    List<Event> events();

    /** The failure of a scheduled job, which the test then has seen. */
    JackfieldException takeJobFailure();

    /** Failures that the test has not asked for. */
    List<JackfieldException> failures();

    /** The plugin's HTTP routes. */
    TestWeb web();

    /** What operators do with the plugin; in memory only. */
    TestOperator operator();

    /** What the plugin's prompt sources say about a message that no handler gets, by their names; in memory only. */
    Map<String, String> background(TestChat chat, String text);

    /** The object made of a class of the plugin; a real host has it behind its walls. */
    <T> T extension(Class<T> type);

    /** Has reports made; in memory only. */
    TestReports reports();

    /** Somebody pays on a page of the in-memory shop; why not, when nothing is to be paid there. In memory only. */
    Optional<String> payOn(URI page);

    /** What invoices can be paid for; in memory only. */
    InMemoryOrders orders();

    /** What the plugin's notices do; in memory only. */
    TestNotices notices();

    /** Mails that the plugin has sent, in their order; in memory only. */
    List<Mail> mailbox();

    /**
     * The answer that is being written, as soon as the chat shows this part of it, or as it looks when it never does.
     */
    TestReply preview(ChatLog chat, String part);

    /** Makes Telegram answer with 429. */
    void refuseNext(int calls, Duration wait);

    /** Waits until nothing is under way; before a test looks at what there is. */
    void settle();

    @Override
    void close();
}
