package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.testkit.spi.UserActions;
import java.time.Duration;
import java.util.List;

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

    /** The handlers of the plugin under test. */
    List<String> owners();

    List<CommandSpec> specs();

    List<ChatMessage> dialogue(long chat);

    /** The failure of a scheduled job, which the test then has seen. */
    JackfieldException takeJobFailure();

    /** Failures that the test has not asked for. */
    List<JackfieldException> failures();

    /** The plugin's HTTP routes. */
    TestWeb web();

    /** The object made of a class of the plugin; a real host has it behind its walls. */
    <T> T extension(Class<T> type);

    /** The answer that is being written, as soon as the chat shows this part of it, or as it looks when it never does. */
    TestReply preview(ChatLog chat, String part);

    /** Makes Telegram answer with 429. */
    void refuseNext(int calls, Duration wait);

    /** Waits until nothing is under way; before a test looks at what there is. */
    void settle();

    @Override
    void close();
}
