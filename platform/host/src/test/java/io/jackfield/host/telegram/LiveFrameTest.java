package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.llm.TextSink.Activity;
import io.jackfield.host.routing.HostReplies;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveFrameTest {
    private static final Chat GROUP = new Chat(-100, ChatKind.GROUP, OptionalInt.empty(), "Engines");

    private final GrowingAnswer answer = new GrowingAnswer();
    private final LiveFrame draft = frame(Chat.privateChat(5), "en", false);
    private final LiveFrame rich = frame(Chat.privateChat(5), "en", true);

    private static LiveFrame frame(Chat chat, String language, boolean rich) {
        return new LiveFrame(7, chat, OptionalInt.empty(), new HostReplies().live(language), rich);
    }

    private String shown(LiveFrame frame) {
        BotCall call = frame.showing(answer, OptionalInt.empty());
        return new JsonObject(call.json()).getString("text", call.method());
    }

    private String markdown() {
        BotCall call = rich.showing(answer, OptionalInt.empty());
        return call.method() + " "
                + new JsonObject(call.json()).getJsonObject("rich_message").getString("markdown");
    }

    /** The entities as "type text". */
    private List<String> entities(LiveFrame frame) {
        JsonObject json =
                new JsonObject(frame.showing(answer, OptionalInt.empty()).json());
        return json.getJsonArray("entities", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(one -> one.getString("type") + " "
                        + json.getString("text")
                                .substring(
                                        one.getInteger("offset"), one.getInteger("offset") + one.getInteger("length")))
                .toList();
    }

    @Test
    void nothingYetIsAnEmptyDraftOrTheSignOfTyping() {
        assertThat(shown(draft)).isEmpty();
        assertThat(shown(frame(GROUP, "en", false))).isEqualTo("sendChatAction");

        answer.progress(Activity.THINKING, "");

        assertThat(shown(draft)).isEmpty();
        assertThat(shown(frame(GROUP, "en", false))).isEqualTo("sendChatAction");
    }

    @Test
    void answerBeginsAnewWhenWhatWasShownWasThought() {
        answer.append("I should think about it. ".repeat(1_000));
        shown(draft);

        answer.wasThought();
        answer.append("Hello");

        assertThat(shown(draft)).isEqualTo("Hello");
    }

    @Test
    void whatIsGoingOnIsSaidInTheUsersLanguage() {
        answer.progress(Activity.SEARCHING, "погода *Ташкент*");

        assertThat(shown(draft)).isEqualTo("Searching: погода *Ташкент*");
        assertThat(entities(draft)).containsExactly("italic Searching: погода *Ташкент*");
        assertThat(shown(frame(GROUP, "ru", false))).isEqualTo("Ищу: погода *Ташкент*");

        answer.progress(Activity.READING, "example.org");
        assertThat(shown(draft)).isEqualTo("Reading: example.org");
        answer.progress(Activity.QUEUED, "");
        assertThat(shown(draft)).isEqualTo("Waiting for a free place…");
    }

    @Test
    void thoughtsAreAQuoteAndTheAnswerComesBelowIt() {
        answer.think("Let me see.\n");
        answer.think("The user wants tea.");

        assertThat(shown(draft)).isEqualTo("Thinking…\n\nLet me see.\nThe user wants tea.");

        answer.append("**Tea");

        assertThat(shown(draft)).isEqualTo("Let me see.\nThe user wants tea.\n\nTea");
        assertThat(entities(draft))
                .containsExactly("expandable_blockquote Let me see.\nThe user wants tea.", "bold Tea");
        assertThat(answer.text()).isEqualTo("**Tea");
    }

    @Test
    void ofLongThoughtsTheLatestAreShown() {
        for (int line = 0; line < 1_000; line++) {
            answer.think("Thought number " + line + " of many.\n");
        }

        assertThat(shown(draft))
                .startsWith("Thinking…\n\n… Thought number 9")
                .endsWith("Thought number 999 of many.")
                .hasSizeLessThan(450);
    }

    @Test
    void whatIsDoneInTheMiddleOfAnAnswerIsShownBelowIt() {
        answer.append("First.");
        answer.progress(Activity.SEARCHING, "more");

        assertThat(shown(draft)).isEqualTo("First.\n\nSearching: more");

        answer.append(" Second.");
        assertThat(shown(draft)).isEqualTo("First. Second.");
    }

    @Test
    void everythingTogetherFitsOneMessage() {
        answer.think("thought ".repeat(500));
        answer.append("word **bold** ".repeat(3_000));
        answer.progress(Activity.READING, "x".repeat(300));

        assertThat(shown(draft).length()).isBetween(1_000, Limits.TEXT);
        assertThat(entities(draft)).hasSizeLessThanOrEqualTo(Limits.ENTITIES);
    }

    @Test
    void richPreviewIsMarkdownWithEverythingClosed() {
        answer.progress(Activity.SEARCHING, "a_b");
        assertThat(markdown()).isEqualTo("sendRichMessageDraft *Searching: a\\_b*");

        answer.think("1 < 2\nso *what");
        assertThat(markdown()).isEqualTo("sendRichMessageDraft *Thinking…*\n\n> 1 \\< 2\n> so \\*what");

        answer.append("# Title\n\nso **\\(a\\)");
        assertThat(markdown()).isEqualTo("sendRichMessageDraft > 1 \\< 2\n> so \\*what\n\n# Title\n\nso **$a$**");
    }

    @Test
    void richPreviewWhereDraftsAreNotPossibleIsAMessageThatIsEdited() {
        answer.append("Hi");
        rich.useMessage();

        BotCall first = rich.showing(answer, OptionalInt.empty());
        BotCall next = rich.showing(answer, OptionalInt.of(3));

        assertThat(first.method()).isEqualTo("sendRichMessage");
        assertThat(next.method()).isEqualTo("editMessageText");
        assertThat(next.json().toString()).contains("\"rich_message\":{\"markdown\":\"Hi\"}", "0:stop:7");
        rich.usePlain();
        assertThat(shown(rich)).isEqualTo("Hi");
    }

    @Test
    void aThousandThreadsMayWriteAtOnce() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 1_000)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    answer.append("a");
                    answer.think("b");
                    answer.progress(Activity.READING, "c");
                }))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answer.text()).isEqualTo("a".repeat(1_000));
    }
}
