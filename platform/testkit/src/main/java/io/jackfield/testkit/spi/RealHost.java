package io.jackfield.testkit.spi;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.event.Event;
import io.jackfield.api.llm.ModelMessage;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A running host with one plugin under test and one bot. Its methods may be called from any thread. */
public interface RealHost extends UserActions, AutoCloseable {
    /** The context of the plugin under test. */
    PluginContext context();

    /** The handlers of the plugin under test: what their buttons name as their owner. */
    List<String> owners();

    /** The commands of the plugin under test. */
    List<CommandSpec> specs();

    /** What was said in a chat to the models and by them. */
    List<ModelMessage> dialogue(long chat);

    /** What was recorded, by the plugin and by the host, oldest first. */
    List<Event> events();

    /** Waits until users see an answer growing that they can stop. */
    void awaitPreview(long chat);

    /**
     * Waits until users see this part in the answer that is growing.
     *
     * @return a {@code Message} of the Bot API, with its text and entities at least
     */
    String awaitPreview(long chat, String part);

    /** Presses Stop as soon as there is something to stop, and does not wait for what follows. */
    void pressStop(long chat);

    /**
     * Time passes, and jobs that become due meanwhile run, each at its time.
     *
     * @param turn moves the clock
     */
    void advanceTo(Instant moment, Consumer<Instant> turn);

    /** Waits until nothing is under way, as after an action. */
    void settle();

    /** Makes Telegram answer the next calls that send something with 429. */
    void refuseNext(int calls, int retryAfterSeconds);

    @Override
    void close();
}
