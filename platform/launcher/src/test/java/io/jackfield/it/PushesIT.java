package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages that no update asked for. */
class PushesIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final TestPlatform platform = TestPlatform.serving("shop", "plugins: [push]\n")
            .with(PluginJar.of("push", PluginJar.spec("push") + """
                                    public Reply handle(CommandRequest request) {
                                        String[] words = request.argument().split(" ");
                                        Recipient other = Recipient.of(request.bot().id(), Long.parseLong(words[1]));
                                        switch (words[0]) {
                                            case "now" -> context.messages().send(other, Reply.markdown("**Hello**"));
                                            case "once" -> {
                                                for (int times = 0; times < 3; times++) {
                                                    context.messages().sendOnce(other, Reply.text("Report"), words[2]);
                                                }
                                            }
                                            default -> context.schedule().at(
                                                context.clock().instant().plusMillis(500), "remind", words[1], words[1]);
                                        }
                                        return Reply.text("ok");
                                    }
                                    private void remind(ScheduleDesk.Job job) {
                                        Recipient one = Recipient.of("shop", Long.parseLong(job.data()));
                                        context.messages().send(one, Reply.text("Remember!"));
                                    }
                                    """)
                    .onLoad("context.schedule().on(\"remind\", this::remind);"));

    @Test
    void pushReachesAnotherChat() {
        SandboxChat ada = platform.newcomer();
        SandboxChat bob = platform.newcomer().open();

        ada.send("/push now " + bob.id());

        assertThat(bob.nextReply().entityTypes()).containsExactly("bold");
        assertThat(ada.nextReply().text()).isEqualTo("ok");
    }

    @Test
    void sameKeyIsSentOnceAlsoAfterARestart() {
        SandboxChat ada = platform.newcomer();
        SandboxChat bob = platform.newcomer().open();
        ada.send("/push once " + bob.id() + " week-1");
        assertThat(bob.nextReply().text()).isEqualTo("Report");
        assertThat(ada.nextReply().text()).isEqualTo("ok");

        platform.restart();
        ada.send("/push once " + bob.id() + " week-1");
        ada.send("/push now " + bob.id());

        assertThat(bob.nextReply().text()).isEqualTo("Hello");
        assertThat(bob.transcript().botMessageCount()).isEqualTo(2);
    }

    @Test
    void plannedJobRunsAlsoWhenTheHostWasStoppedMeanwhile() {
        SandboxChat ada = platform.newcomer();
        SandboxChat bob = platform.newcomer().open();
        ada.send("/push later " + bob.id());
        assertThat(ada.nextReply().text()).isEqualTo("ok");

        platform.restart();

        bob.transcript().awaitText("Remember!", SOON);
        assertThat(bob.transcript().botMessageCount()).isOne();
    }
}
