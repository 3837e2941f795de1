package io.jackfield.testkit;

import io.jackfield.api.chat.Recipient;
import io.jackfield.testkit.spi.TestUser;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The users and chats of a test. The same name is the same user in every chat. */
public final class TestTelegram {
    private static final long FIRST_USER = 1_001;
    private static final long FIRST_GROUP = -1_000_000_001_001L;

    private final TestHost host;
    private final String language;
    private final Map<String, TestUser> users = new LinkedHashMap<>();
    private final SequencedMap<Long, ChatLog> chats = new LinkedHashMap<>();
    private final Map<String, Object> answers = new ConcurrentHashMap<>();
    private final List<PushedMessage> pushed = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private int groups;

    TestTelegram(TestHost host, String language) {
        this.host = host;
        this.language = language;
    }

    /** A call of a Bot API method that shows nothing in a chat. */
    public record Call(String method, Map<String, Object> parameters) {}

    public TestChat privateChatWith(String name) {
        return privateChatWith(name, language);
    }

    /** @param twoLetters the language of the user's Telegram */
    public synchronized TestChat privateChatWith(String name, String twoLetters) {
        TestUser user = user(name, twoLetters);
        return new TestChat(host, chat(user.id(), name), user);
    }

    /**
     * A group with the bot in it, which sees what Telegram shows bots there: commands, mentions of {@code @test_bot}
     * and replies to its messages.
     *
     * @param first who speaks unless {@link TestChat#as} says otherwise
     */
    public synchronized TestChat group(String title, String first, String... others) {
        List<TestUser> members = Stream.concat(Stream.of(first), Stream.of(others))
                .map(name -> user(name, language))
                .toList();
        long id = FIRST_GROUP - groups++;
        host.users().gather(id, title, members);
        return new TestChat(host, chat(id, title), members.getFirst());
    }

    /**
     * What Telegram answers when the plugin calls this method through its message desk; {@code true} otherwise. The
     * sandbox behind a real host answers for itself, so a test that says this is skipped there.
     */
    public TestTelegram answers(String method, Object result) {
        requireInMemory("Telegram's answer to " + method + " is set by the test");
        answers.put(method, result);
        return this;
    }

    /**
     * Telegram answers the next call that sends something with 429 and this {@code retry_after}. A message comes that
     * much later, with everything behind it in its chat: turn the clock. A call through the message desk fails with
     * {@code RATE_LIMITED}. A real host waits in real time, so keep it at a second.
     */
    public TestTelegram refusesNext(Duration retryAfter) {
        return refusesNext(1, retryAfter);
    }

    /** The same for this many calls, one after the other. */
    public TestTelegram refusesNext(int count, Duration retryAfter) {
        if (count < 1 || retryAfter.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "count is " + count + " and retryAfter " + retryAfter + "; use one or more, and a second or more");
        }
        host.refuseNext(count, retryAfter);
        return this;
    }

    /** Calls that the contract has no word for, in their order. Seen in memory only. */
    public List<Call> calls() {
        requireInMemory("the test looks at calls of the Bot API");
        return List.copyOf(calls);
    }

    List<PushedMessage> pushed() {
        host.settle();
        return List.copyOf(pushed);
    }

    void pushed(Recipient recipient, TestReply reply) {
        pushed.add(new PushedMessage(recipient, reply));
    }

    void called(String method, Map<String, Object> parameters) {
        calls.add(new Call(method, parameters));
    }

    Object answerTo(String method) {
        return answers.getOrDefault(method, true);
    }

    synchronized Collection<ChatLog> chats() {
        return List.copyOf(chats.values());
    }

    synchronized TestUser user(String name) {
        return user(name, language);
    }

    synchronized ChatLog chat(long id) {
        return chat(id, "chat " + id);
    }

    private ChatLog chat(long id, String title) {
        return chats.computeIfAbsent(id, unknown -> new ChatLog(id, title, id > 0));
    }

    private TestUser user(String name, String twoLetters) {
        return users.computeIfAbsent(name, first -> {
            TestUser user = new TestUser(FIRST_USER + users.size(), name, twoLetters);
            host.users().meet(user);
            return user;
        });
    }

    private void requireInMemory(String why) {
        if (!(host instanceof InMemoryHost)) {
            throw HostSwitch.onlyInMemory(why);
        }
    }
}
