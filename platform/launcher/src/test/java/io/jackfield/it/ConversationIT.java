package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Conversations of several steps, which a restart of the host does not end. */
class ConversationIT {
    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [register, hurry, menu]\n")
            .with(PluginJar.of("register", PluginJar.spec("register") + """
                            public Reply handle(CommandRequest request) {
                                return Reply.text("What is your e-mail?").expect(Step.named("email"));
                            }
                            public Reply onStep(StepAnswer answer) {
                                String text = answer.message().text();
                                if (answer.step().name().equals("phone")) {
                                    String phone = answer.message().contact().map(Contact::phoneNumber).orElse("none");
                                    return Reply.text(answer.step().data().get("email") + ", " + phone)
                                        .keyboard(Keyboard.remove());
                                }
                                if (!text.contains("@")) {
                                    return Reply.text("That is no e-mail. Once more?").expect(answer.step());
                                }
                                return Reply.text("And your phone?").keyboard(Keyboard.contactKey("Share my number"))
                                    .expect(Step.named("phone").with("email", text));
                            }
                            """))
            .with(PluginJar.of("hurry", PluginJar.spec("hurry") + """
                            public Reply handle(CommandRequest request) {
                                return Reply.text("Your name?")
                                    .expect(Step.named("name").within(Duration.ofSeconds(1)));
                            }
                            public Reply onStep(StepAnswer answer) {
                                return Reply.text("Hello, " + answer.message().text());
                            }
                            public Reply onExpired(ExpiredStep expired) {
                                return Reply.text("Too late for " + expired.step().name());
                            }
                            """))
            .with(PluginJar.of("menu", PluginJar.spec("menu") + """
                            public Reply handle(CommandRequest request) {
                                return Reply.text("Here you are").keyboard(Keyboard.menu(List.of(
                                    Keyboard.command("Register", "register"), Keyboard.command("Hurry", "hurry"))));
                            }
                            """));

    @Test
    void goesOnWhereItWasAfterARestart() {
        SandboxChat ada = platform.newcomer();
        ada.send("/register");
        assertThat(ada.nextReply().text()).isEqualTo("What is your e-mail?");

        platform.restart();
        ada.send("nonsense");
        assertThat(ada.nextReply().text()).isEqualTo("That is no e-mail. Once more?");
        ada.send("ada@example.org");
        assertThat(ada.nextReply().text()).isEqualTo("And your phone?");

        platform.restart();
        ada.press("Share my number");
        assertThat(ada.nextReply().text()).matches("ada@example\\.org, \\+?99890\\d{7}");
        assertThat(ada.transcript().replyKeyboard()).isEmpty();
    }

    @Test
    void endsByItselfAlsoWhileTheHostIsDownAndSaysSoOnce() {
        SandboxChat ada = platform.newcomer();
        ada.send("/hurry");
        assertThat(ada.nextReply().text()).isEqualTo("Your name?");

        platform.restart();

        assertThat(ada.nextReply().text()).isEqualTo("Too late for name");
        platform.restart();
        ada.send("Ada");
        assertThat(ada.nextReply().text()).isEqualTo("I only understand commands here.");
        assertThat(ada.transcript().botMessages()).hasSize(3);
    }

    @Test
    void menuOfBeforeARestartRunsTheCommandsOfOtherPlugins() {
        SandboxChat ada = platform.newcomer();
        ada.send("/menu");
        assertThat(ada.nextReply().text()).isEqualTo("Here you are");

        platform.restart();
        ada.press("Register");
        assertThat(ada.nextReply().text()).isEqualTo("What is your e-mail?");
        ada.press("Hurry");

        assertThat(ada.nextReply().text()).isEqualTo("Your name?");
    }

    @Test
    void endsWithCancel() {
        SandboxChat ada = platform.newcomer();
        ada.send("/register");
        assertThat(ada.nextReply().text()).isEqualTo("What is your e-mail?");

        ada.send("/cancel");
        assertThat(ada.nextReply().text()).isEqualTo("Cancelled.");
        ada.send("ada@example.org");
        assertThat(ada.nextReply().text()).isEqualTo("I only understand commands here.");
        ada.send("/cancel");
        assertThat(ada.nextReply().text()).isEqualTo("There is nothing to cancel.");
    }
}
