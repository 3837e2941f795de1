package io.jackfield.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * What {@link io.jackfield.api.prompt.PromptSource} promises, as tests. Extend it with a plugin's own test; the users
 * of the test are those that the source has never heard of, unless {@link #known} says whom it knows.
 */
public abstract class PromptSourceContract {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final int LONGEST = 20_000;
    private static final int CHATS = 20;
    private static final String QUESTION = "How am I doing?";

    /** The plugin as it is set up for these tests. Each of them starts it anew. */
    protected abstract JackfieldExtension plugin();

    /** Has the plugin know this user, so that there is something to say. */
    protected void known(TestChat user) {
        // There is nothing to prepare where the source says the same about everybody.
    }

    @Test
    void saysSomethingOfAUserItKnows() {
        try (InMemoryHost host = start()) {
            TestChat ada = host.telegram().privateChatWith("Ada");
            known(ada);

            assertThat(ada.background(QUESTION))
                    .isNotEmpty()
                    .allSatisfy((source, text) -> assertThat(text)
                            .as("what %s says", source)
                            .isNotBlank()
                            .hasSizeLessThanOrEqualTo(LONGEST));
        }
    }

    @Test
    void saysTheSameWhenItIsAskedAgain() {
        try (InMemoryHost host = start()) {
            TestChat ada = host.telegram().privateChatWith("Ada");
            known(ada);

            assertThat(ada.background(QUESTION)).isEqualTo(ada.background(QUESTION));
        }
    }

    @Test
    void strangerIsNoFailure() {
        try (InMemoryHost host = start()) {
            host.telegram().privateChatWith("Stranger").background(QUESTION);
            host.telegram().group("Friends", "Ben").background(QUESTION);
        }
    }

    @Test
    void oddNamesAreNoFailure() {
        try (InMemoryHost host = start()) {
            for (String odd : ContractInput.ODD_TEXTS) {
                TestChat user = host.telegram().privateChatWith(odd);
                known(user);
                user.background(QUESTION);
            }
        }
    }

    @Test
    void usersAreNotMixedUp() throws InterruptedException {
        try (InMemoryHost host = start()) {
            List<TestChat> chats = new ArrayList<>();
            Map<TestChat, Map<String, String>> alone = new ConcurrentHashMap<>();
            for (int chat = 0; chat < CHATS; chat++) {
                TestChat user = host.telegram().privateChatWith("User" + chat);
                known(user);
                chats.add(user);
                alone.put(user, user.background(QUESTION));
            }
            Map<TestChat, Map<String, String>> together = new ConcurrentHashMap<>();
            List<Thread> threads = chats.stream()
                    .map(user -> Thread.ofVirtual().start(() -> together.put(user, user.background(QUESTION))))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }

            assertThat(together).as("what is said while everybody asks").isEqualTo(alone);
        }
    }

    @Test
    void answersWithinTwoSeconds() {
        try (InMemoryHost host = start()) {
            TestChat ada = host.telegram().privateChatWith("Ada");
            known(ada);
            ada.background(QUESTION); // the first one may have to make something

            long before = System.nanoTime();
            ada.background(QUESTION);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LIMIT);
        }
    }

    @Test
    void interruptEndsACallInTime() throws InterruptedException {
        try (InMemoryHost host = start()) {
            TestChat ada = host.telegram().privateChatWith("Ada");
            known(ada);
            Thread thread = Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                try {
                    ada.background(QUESTION);
                } catch (RuntimeException failed) {
                    Thread.currentThread().interrupt(); // a failure is an end as well
                }
            });

            assertThat(thread.join(LIMIT))
                    .as("ends soon after an interrupt, with an answer or a failure")
                    .isTrue();
        }
    }

    private InMemoryHost start() {
        HostSwitch.requireMemory("the suite asks the source itself");
        return plugin().startInMemory();
    }
}
