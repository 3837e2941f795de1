package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.desk.MailDesk.Mail;
import io.jackfield.api.event.Event;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.testkit.payment.InMemoryOrders;
import io.jackfield.testkit.spi.RealHost;
import io.jackfield.testkit.spi.Screens;
import io.jackfield.testkit.spi.UserActions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real host with the plugin in it, and the chats of the test beside the sandbox. */
final class ConnectedHost implements TestHost, Screens {
    private final ScriptedModel model = new ScriptedModel();
    private final TestClock clock = new TestClock(this::advanceTo);
    private final TestTelegram telegram;
    private final RealHost host;
    private final ConnectedUsers users;
    private volatile JackfieldException jobFailure;

    ConnectedHost(Setup setup) {
        if (!setup.namedSources().isEmpty()) {
            throw HostSwitch.onlyInMemory("the test brings databases of others");
        }
        if (!setup.otherReports.isEmpty()) {
            throw HostSwitch.onlyInMemory("the test brings reports of other plugins");
        }
        setup.scripts.forEach(script -> script.accept(model));
        model.keepForAllTests();
        telegram = new TestTelegram(this, setup.language);
        ScriptedProvider provider = new ScriptedProvider(setup.offers(), model, clock, new Watcher());
        host = HostSwitch.hosts().start(setup.wanted(clock, provider, provider::standing), this);
        users = new ConnectedUsers(host, telegram, clock, () -> provider.standing() > 0);
    }

    @Override
    public TestTelegram telegram() {
        return telegram;
    }

    @Override
    public TestClock clock() {
        return clock;
    }

    @Override
    public ScriptedModel model() {
        return model;
    }

    @Override
    public PluginContext context() {
        return host.context();
    }

    @Override
    public UserActions users() {
        return users;
    }

    @Override
    public void buy(long user, String plan, Optional<Period> period) {
        throw HostSwitch.onlyInMemory("the test gives plan " + plan + " as if it had been paid for");
    }

    @Override
    public void tryOut(long user, String plan) {
        throw HostSwitch.onlyInMemory("the test begins the trial of plan " + plan + " itself");
    }

    @Override
    public List<String> owners() {
        return host.owners();
    }

    @Override
    public List<CommandSpec> specs() {
        return host.specs();
    }

    @Override
    public List<ModelMessage> dialogue(long chat) {
        return host.dialogue(chat);
    }

    @Override
    public List<Event> events() {
        host.settle();
        return host.events();
    }

    @Override
    public JackfieldException takeJobFailure() {
        JackfieldException taken =
                Optional.ofNullable(jobFailure).orElseThrow(() -> new AssertionError("no scheduled job has failed"));
        jobFailure = null;
        return taken;
    }

    @Override
    public List<JackfieldException> failures() {
        List<JackfieldException> failures = new ArrayList<>();
        telegram.chats().forEach(chat -> chat.failure().ifPresent(failures::add));
        Optional.ofNullable(jobFailure).ifPresent(failures::add);
        return failures;
    }

    @Override
    public TestWeb web() {
        throw HostSwitch.onlyInMemory("the test calls an HTTP route without a network");
    }

    @Override
    public TestOperator operator() {
        throw HostSwitch.onlyInMemory("the test does what operators do with the plugin itself");
    }

    @Override
    public Map<String, String> background(TestChat chat, String text) {
        throw HostSwitch.onlyInMemory("the test asks prompt sources itself");
    }

    @Override
    public <T> T extension(Class<T> type) {
        throw HostSwitch.onlyInMemory("the test calls " + type.getSimpleName() + " itself");
    }

    @Override
    public TestReports reports() {
        throw HostSwitch.onlyInMemory("the test has reports made itself");
    }

    @Override
    public Optional<String> payOn(URI page) {
        throw HostSwitch.onlyInMemory("the test pays on a page of its own shop");
    }

    @Override
    public InMemoryOrders orders() {
        throw HostSwitch.onlyInMemory("the test brings its own orders");
    }

    @Override
    public TestNotices notices() {
        throw HostSwitch.onlyInMemory("the test asks for notices itself");
    }

    @Override
    public List<Mail> mailbox() {
        throw HostSwitch.onlyInMemory("the test reads the mailbox of the test kit");
    }

    @Override
    public TestReply preview(ChatLog chat, String part) {
        return MessageReader.read(host.awaitPreview(chat.id(), part), List.of(), new byte[0]);
    }

    @Override
    public void refuseNext(int calls, Duration wait) {
        host.refuseNext(calls, Math.toIntExact(wait.toSeconds()));
    }

    @Override
    public void settle() {
        host.settle();
    }

    @Override
    public void close() {
        host.close();
    }

    private void advanceTo(Instant moment) {
        host.advanceTo(moment, clock::reach);
    }

    /** The user who has asked. */
    private final class Watcher implements ScriptedProvider.Asker {
        @Override
        public void seesTheAnswerGrowing() {
            users.acting().ifPresent(seat -> host.awaitPreview(seat.chat()));
        }

        @Override
        public void pressesStop() {
            users.acting().ifPresent(seat -> {
                users.noteStop(seat);
                host.pressStop(seat.chat());
            });
        }
    }

    @Override
    public void arrived(long chat, String json, List<String> keys, byte[] content) {
        ChatLog log = telegram.chat(chat);
        TestReply reply = MessageReader.read(json, keys, content);
        if (MessageReader.isPreview(reply)) {
            log.previewed(reply);
            return;
        }
        log.arrived(reply);
        if (!users.isActing(chat)) {
            telegram.pushed(Recipient.of(TestBot.ID, chat), reply);
        }
    }

    @Override
    public void edited(long chat, String json, byte[] content) {
        TestReply reply = MessageReader.read(json, List.of(), content).asEdit();
        if (MessageReader.isPreview(reply)) {
            telegram.chat(chat).previewed(reply);
        } else {
            telegram.chat(chat).edited(reply);
        }
    }

    @Override
    public void removed(long chat, int messageId) {
        telegram.chat(chat).removed(messageId);
    }

    @Override
    public void answered(long chat, String pressId, String text, boolean window) {
        telegram.chat(chat).answered(pressId, text, window);
    }

    @Override
    public void failed(long chat, JackfieldException error) {
        telegram.chat(chat).failed(error);
    }

    @Override
    public void jobFailed(JackfieldException error) {
        jobFailure = error;
    }
}
