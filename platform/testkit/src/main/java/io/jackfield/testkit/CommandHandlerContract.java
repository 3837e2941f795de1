package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.command.CommandSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What {@link io.jackfield.api.command.CommandHandler} promises, as tests. Extend it with a plugin's own test:
 *
 * <pre>{@code
 * class HelloCommandTest extends CommandHandlerContract {
 *     @RegisterExtension
 *     static final JackfieldExtension jackfield = JackfieldExtension.with(HelloCommand.class);
 *
 *     @Override
 *     protected JackfieldExtension plugin() {
 *         return jackfield;
 *     }
 * }
 * }</pre>
 */
public abstract class CommandHandlerContract {
    private static final Duration A_MOMENT = Duration.ofMillis(300);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    /** The plugin as it is set up for these tests. Each of them starts it anew, some of them twice. */
    protected abstract JackfieldExtension plugin();

    @Test
    void specStaysTheSame() {
        HostSwitch.requireMemory("the suite looks inside the plugin");
        try (InMemoryHost first = plugin().startInMemory();
                InMemoryHost second = plugin().startInMemory()) {
            first.handlers()
                    .forEach((owner, handler) -> assertThat(List.of(
                                    handler.extension().spec(),
                                    second.handlers().get(owner).spec()))
                            .as("spec() of %s, asked again and of another instance", owner)
                            .containsOnly(handler.spec()));
        }
    }

    @Test
    void descriptionIsThereInEveryLanguageOfTheTexts() {
        try (TestHost host = plugin().start()) {
            Set<String> languages = host.context().texts().languages();
            for (CommandSpec spec : host.specs()) {
                if (!spec.descriptions().isEmpty() && !languages.isEmpty()) {
                    assertThat(spec.descriptions().keySet())
                            .as(
                                    "languages that /%s is described in",
                                    spec.name().orElse(""))
                            .isEqualTo(languages);
                }
            }
        }
    }

    @Test
    void textsSayTheSameInEveryLanguage() {
        assertThat(plugin().textDifferences())
                .as("keys, arguments and forms of plurals that one language has and another has not")
                .isEmpty();
    }

    @Test
    void answersInPrivateChats() {
        try (TestHost host = plugin().start()) {
            TestChat chat = host.telegram().privateChatWith("Ada");
            ContractInput.addressedTo(host.specs(), ChatKind.PRIVATE, "hello").forEach(chat::sends);
            assertWell(host);
        }
    }

    @Test
    void answersInGroups() {
        try (TestHost host = plugin().start()) {
            TestChat group = host.telegram().group("Friends", "Ada", "Ben");
            List<String> texts = ContractInput.addressedTo(host.specs(), ChatKind.GROUP, "hello");
            texts.forEach(group::sends);
            texts.forEach(group.as("Ben")::sends);
            assertWell(host);
        }
    }

    @Test
    void oddInputIsNoFailure() {
        try (TestHost host = plugin().start()) {
            for (String odd : ContractInput.ODD_TEXTS) {
                TestChat chat = host.telegram().privateChatWith("\u200f \ud83e\udd84 " + odd.hashCode());
                ContractInput.addressedTo(host.specs(), ChatKind.PRIVATE, odd).forEach(chat::sends);
                assertWell(host);
            }
        }
    }

    @Test
    void otherMessagesThanTextAreNoFailure() {
        try (TestHost host = plugin().start()) {
            TestChat chat = host.telegram().privateChatWith("Ada");
            chat.sendsPhoto(new byte[] {1});
            chat.sendsPhoto(new byte[] {1}, "a caption");
            chat.sendsDocument("../odd name.exe", "", new byte[] {1});
            chat.sendsVoice(new byte[] {1});
            chat.sendsContact("+1");
            assertWell(host);
        }
    }

    @Test
    void forgedButtonsAreNoFailure() {
        try (TestHost host = plugin().start()) {
            TestChat chat = host.telegram().privateChatWith("Ada");
            ContractInput.addressedTo(host.specs(), ChatKind.PRIVATE, "hello").forEach(chat::sends);
            List<String> actions = new ArrayList<>(ContractInput.actionsOf(chat.onScreen()));
            actions.add("no-such-action");
            for (String action : actions) {
                ContractInput.FORGED_ARGUMENTS.forEach(argument -> chat.pressesForged(action, argument));
            }
            assertWell(host);
        }
    }

    @Test
    void everyButtonCanBePressed() {
        try (TestHost host = plugin().start()) {
            TestChat chat = host.telegram().privateChatWith("Ada");
            for (String text : ContractInput.addressedTo(host.specs(), ChatKind.PRIVATE, "hello")) {
                chat.sends(text);
                for (String label : ContractInput.pressableOn(chat.onScreen())) {
                    if (ContractInput.pressableOn(chat.onScreen()).contains(label)) {
                        chat.presses(label);
                    }
                }
            }
            assertWell(host);
        }
    }

    /** Everybody's words carry a mark of their own; no chat may ever show another's. */
    @Test
    void fiftyChatsAtOnceDoNotMix() throws InterruptedException {
        try (TestHost host = plugin().start()) {
            Map<String, TestChat> chats = ContractInput.chatWithFifty(host);
            assertWell(host);
            chats.forEach((mark, chat) -> chat.replies()
                    .forEach(reply -> assertThat(reply.text())
                            .as("what the chat of %s reads", mark)
                            .doesNotContain(chats.keySet().stream()
                                    .filter(other -> !other.equals(mark))
                                    .toList())));
        }
    }

    /** A plugin that answers by chance overrides this one. */
    @Test
    protected void twoInstancesDoNotInfluenceEachOther() {
        HostSwitch.requireMemory("the suite looks inside the plugin");
        try (TestHost first = plugin().startInMemory();
                TestHost second = plugin().startInMemory()) {
            List<TestReply> before = ContractInput.replies(first);
            assertThat(ContractInput.replies(second))
                    .as("what a new instance answers, as the first one did when it was new")
                    .isEqualTo(before);
        }
    }

    @Test
    void interruptEndsACallWithinASecond() throws InterruptedException {
        HostSwitch.requireMemory("the suite looks inside the plugin");
        try (InMemoryHost host = plugin().startInMemory()) {
            host.model().waitsForStop("");
            TestChat chat = host.telegram().privateChatWith("Ada");
            for (String text : ContractInput.addressedTo(host.specs(), ChatKind.PRIVATE, "hello")) {
                Optional<RunningTurn> turn = host.begins(chat, text);
                if (turn.isPresent() && !turn.get().ends(A_MOMENT)) {
                    turn.get().interrupt();
                    assertThat(turn.get().ends(A_SECOND))
                            .as("'%s' has ended a second after its interrupt", text)
                            .isTrue();
                }
            }
        }
    }

    private static void assertWell(TestHost host) {
        List<JackfieldException> failures = host.failures();
        if (!failures.isEmpty()) {
            throw Transcripts.failed(host, failures.getFirst());
        }
    }
}
