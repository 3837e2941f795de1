package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.web.WebEndpoint;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestContextTest {
    private static final Recipient MANAGER = Recipient.of("test", -77);

    @RegisterExtension
    final JackfieldExtension jackfield = JackfieldExtension.with(LabCommand.class);

    @Test
    void dotsInAKeyLeadIntoSections() {
        TestContext context =
                TestContext.of("command-lab", Map.of("retry.pause", "5s", "names", List.of("a", "b"), "most", 3));

        assertThat(context.config().section("retry").duration("pause", Duration.ZERO))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(context.config().texts("names")).containsExactly("a", "b");
        assertThatThrownBy(() -> context.config().number("most", 5, 9, 5))
                .isInstanceOf(JackfieldException.class)
                .hasMessageContaining("config/plugins/command-lab.yaml");
    }

    @Test
    void messagesToOtherChatsAreSeen() {
        jackfield.context().messages().send(MANAGER, Reply.text("A new application"));

        assertThat(jackfield.pushed())
                .singleElement()
                .satisfies(pushed -> assertThat(pushed.reply().text()).isEqualTo("A new application"))
                .extracting(PushedMessage::recipient)
                .isEqualTo(MANAGER);
    }

    @Test
    void buttonOfAPushedMessageCarriesItsLongArgument() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        Button go = Button.action("Go", "echo", "x".repeat(500));
        jackfield
                .context()
                .messages()
                .send(Recipient.of("test", ada.id()), Reply.text("Ready").keyboard(Keyboard.column(List.of(go))));

        ada.presses("Go");

        assertThat(ada.alert()).isEqualTo("500 characters");
    }

    @Test
    void messageWithAKeyIsSentOnceInTwoDays() {
        for (int day = 0; day < 4; day++) {
            jackfield.context().messages().sendOnce(MANAGER, Reply.text("Report"), "weekly");
            jackfield.clock().advance(Duration.ofDays(1));
        }

        assertThat(jackfield.pushed()).hasSize(2);
    }

    @Test
    void pluginIsHeldToItsPermissionsAsInTheHost() {
        try (TestHost host = JackfieldExtension.with(LabCommand.class)
                .permissions("host:api.example.com")
                .config("apiKey", "k")
                .start()) {
            assertThatThrownBy(() -> host.context().messages())
                    .hasMessageContaining("plugin lab-command may not write to any chat")
                    .hasMessageContaining("add messages to plugin.permissions in its pom");
            assertThatThrownBy(() -> host.context().config().text("apiKey"))
                    .hasMessageContaining("may not read the secret apiKey");
        }
        assertThatThrownBy(() -> JackfieldExtension.with(NoPages.class)
                        .permissions("messages")
                        .start())
                .hasMessageContaining("may not bring a WebEndpoint");
        try (TestHost host = JackfieldExtension.with(LabCommand.class)
                .permissions("messages", "secrets")
                .config("apiKey", "k")
                .start()) {
            assertThat(host.context().config().text("apiKey")).contains("k");
            host.context().messages().send(MANAGER, Reply.text("Hello"));
        }
    }

    /** Never made. */
    public abstract static class NoPages implements WebEndpoint {}

    @Test
    void databaseThatTheTestBringsIsHeldToThePermission() {
        DataSource school = source();
        DataSource words = source();
        JackfieldExtension extension = JackfieldExtension.with(LabCommand.class)
                .permissions("tables", "database:school")
                .database("school", school)
                .database("shop", source())
                .tablesOf("lib-words", words);
        try (TestHost host = extension.startInMemory()) {
            assertThat(host.context().database("school")).isSameAs(school);
            assertThat(host.context().database("lib-words")).isSameAs(words);
            assertThatThrownBy(() -> host.context().database("shop"))
                    .hasMessageContaining("may not use database shop")
                    .hasMessageContaining("add database:shop to plugin.permissions in its pom");
            assertThatThrownBy(() -> host.context().database("other"))
                    .hasMessageContaining(
                            "give it one with JackfieldExtension.with(...).database(\"other\", dataSource)");
        }
    }

    private static DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                TestContextTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> "a database of nobody";
                });
    }

    @Test
    void extensionsShareObjectsThatAreClosedAfterThem() {
        List<String> log = Sharing.LOG;
        log.clear();

        try (TestHost host = JackfieldExtension.with(Sharing.First.class, Sharing.Second.class)
                .startInMemory()) {
            assertThat(host.context().shared(Sharing.Client.class, () -> null)).isNotNull();
        }

        assertThat(log).containsExactly("made by first", "closed first", "closed second", "closed client");
    }

    /** Two extensions that share a client. */
    public static final class Sharing {
        static final List<String> LOG = new CopyOnWriteArrayList<>();

        static final class Client implements AutoCloseable {
            Client(String maker) {
                LOG.add("made by " + maker);
            }

            @Override
            public void close() {
                LOG.add("closed client");
            }
        }

        /** One of the two. */
        abstract static class Named implements CommandHandler, AutoCloseable {
            private final String name;

            Named(PluginContext context, String name) {
                this.name = name;
                context.shared(Client.class, () -> new Client(name));
            }

            @Override
            public CommandSpec spec() {
                return CommandSpec.command(name).described("Shares");
            }

            @Override
            public Reply handle(CommandRequest request) {
                return Reply.nothing();
            }

            @Override
            public void close() {
                LOG.add("closed " + name);
            }
        }

        public static final class First extends Named {
            public First(PluginContext context) {
                super(context, "first");
            }
        }

        public static final class Second extends Named {
            public Second(PluginContext context) {
                super(context, "second");
            }
        }

        private Sharing() {}
    }

    @Test
    void peopleAreThoseWhoHaveWritten() {
        TestChat ada = jackfield.telegram().privateChatWith("Ada");
        jackfield.telegram().privateChatWith("Ben");
        ada.sends("/lab seen");

        assertThat(jackfield.context().people().reachable("test", 0, 10))
                .singleElement()
                .satisfies(person -> assertThat(person.firstName()).isEqualTo("Ada"));
        assertThat(jackfield.context().people().find("test", ada.userId())).isPresent();
    }

    @Test
    void scriptedAnswerOfTheBotApiComesBack() {
        jackfield.telegram().answers("getChatMemberCount", 12);

        assertThat(jackfield.context().messages().call("test", "getChatMemberCount", Map.of("chat_id", -77)))
                .isEqualTo(12);
    }

    @Test
    void botThatIsNotServedIsRefusedAsInTheHost() {
        assertThatThrownBy(() -> jackfield.context().commands().of("other"))
                .hasMessage("this host serves no bot 'other'");
    }
}
