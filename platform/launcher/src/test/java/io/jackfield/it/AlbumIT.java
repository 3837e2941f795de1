package io.jackfield.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jackfield.it.fixture.ChildHost;
import io.jackfield.it.fixture.PluginJar;
import io.jackfield.it.fixture.TestPlatform;
import io.jackfield.sandbox.telegram.SandboxChat;
import io.jackfield.sandbox.telegram.SandboxMessage;
import io.jackfield.sandbox.telegram.SandboxUser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Albums: several messages of Telegram's, one question to the plugin. */
class AlbumIT {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final List<byte[]> THREE = List.of(new byte[1], new byte[2], new byte[3]);

    private static TestPlatform platform() {
        PluginJar counting = PluginJar.of(
                "counting", "public CommandSpec spec() { return CommandSpec.freeText(); }\n" + PluginJar.handle("""
                                if (request.argument().equals("boom")) {
                                    throw new IllegalStateException("boom");
                                }
                                List<Integer> sizes = new ArrayList<>();
                                for (IncomingFile file : request.message().files()) {
                                    sizes.add(request.download(file).length);
                                }
                                return Reply.text(request.argument() + " " + sizes);
                                """));
        return TestPlatform.serving("album", "plugins: [counting]\nfreeText: counting\n")
                .with(counting);
    }

    @Nested
    class WhileItRuns {
        @RegisterExtension
        static final TestPlatform platform = platform();

        @Test
        void albumIsAnsweredOnceAndWhatFollowsWaitsBehindIt() {
            SandboxChat ada = platform.newcomer();

            ada.sendAlbum("compare", THREE);
            ada.send("after");

            assertThat(ada.nextReply().text()).isEqualTo("compare [1, 2, 3]");
            assertThat(ada.nextReply().text()).isEqualTo("after []");
            await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
        }

        @Test
        void repeatedDeliveryOfAMessageOfAnAlbumIsKnown() {
            SandboxChat ada = platform.newcomer();
            ada.sendAlbum("again", THREE);
            assertThat(ada.nextReply().text()).isEqualTo("again [1, 2, 3]");
            long last = platform.telegram().lastUpdateId(platform.bot());

            platform.telegram().repeat(platform.bot(), last);
            platform.telegram().repeat(platform.bot(), last - 2);
            ada.send("next");

            assertThat(ada.nextReply().text()).isEqualTo("next []");
            assertThat(ada.transcript().botMessageCount()).isEqualTo(2);
        }

        @Test
        void albumThatNobodyCanAnswerIsADeadLetterAsAWhole() {
            SandboxChat ada = platform.newcomer();

            ada.sendAlbum("boom", THREE);

            assertThat(ada.nextReply().text()).startsWith("Sorry, something went wrong");
            await().atMost(SOON).until(() -> platform.journal().deadLetters().size() == 3);
            assertThat(platform.journal().deadLetters())
                    .allMatch(letter ->
                            letter.error().contains("boom") && letter.payload().contains("media_group_id"));
        }

        @Test
        void captionOfOneMessageMakesTheWholeAlbumOfAGroupAQuestion() {
            SandboxUser user = platform.newUser("en");
            platform.telegram().addGroup(-1_000_000_000_800L, "Friends", user);
            platform.telegram().readsAllGroupMessages(platform.bot(), true);
            SandboxChat ada = platform.telegram().user(user).in(platform.bot(), -1_000_000_000_800L);

            ada.sendAlbum("", THREE);
            ada.sendAlbum("look, @album_bot", THREE);

            assertThat(ada.nextReply().text()).isEqualTo("look, [1, 2, 3]");
            await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
            assertThat(ada.transcript().botMessageCount()).isOne();
        }
    }

    @Nested
    class ThroughAKill {
        @RegisterExtension
        static final TestPlatform platform =
                platform().set("telegram.albumWait", "3s").notStarted();

        @Test
        void albumThatWasComingInIsCollectedAgain() {
            SandboxChat ada = platform.newcomer();
            try (ChildHost host = platform.childHost()) {
                host.start();
                ada.sendAlbum("whole", THREE);
                ada.send("after");
                await().atMost(SOON).until(() -> platform.journal().unfinished() == 4);
                host.kill();
                assertThat(ada.transcript().botMessageCount()).isZero();

                host.start();

                assertThat(ada.nextReply(Duration.ofSeconds(30)).text()).isEqualTo("whole [1, 2, 3]");
                assertThat(ada.nextReply().text()).isEqualTo("after []");
                await().atMost(SOON).until(() -> platform.journal().unfinished() == 0);
                host.kill();
                host.start();
                ada.send("end");
                assertThat(ada.nextReply().text()).isEqualTo("end []");
            }
            assertThat(ada.transcript().botMessages())
                    .extracting(SandboxMessage::text)
                    .containsExactly("whole [1, 2, 3]", "after []", "end []");
        }
    }
}
