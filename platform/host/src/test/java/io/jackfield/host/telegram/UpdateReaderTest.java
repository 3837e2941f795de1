package io.jackfield.host.telegram;

import static io.jackfield.host.telegram.Updates.ADA;
import static io.jackfield.host.telegram.Updates.GROUP;
import static io.jackfield.host.telegram.Updates.PRIVATE;
import static io.jackfield.host.telegram.Updates.TODAY;
import static io.jackfield.host.telegram.Updates.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Person;
import io.jackfield.host.ServedBots;
import io.jackfield.host.store.RowKey;
import io.jackfield.host.telegram.IncomingUpdate.DraftStopped;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Reachability;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import io.jackfield.host.telegram.UpdateReader.NotAnUpdateException;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateReaderTest {
    @Test
    void senderAndChatAreThoseOfTheMessage() {
        IncomingUpdate update = Updates.inPrivate(Updates.text("Hi"));

        assertThat(update.chat()).isEqualTo(Chat.privateChat(5));
        assertThat(update.sender()).contains(new Person(5, "Ada", "Byron", Optional.of("ada"), "en"));
    }

    @Test
    void userWithoutALanguageGetsTheBots() {
        String ada = ADA.replace(", \"language_code\": \"en-GB\"", "");
        IncomingUpdate update =
                read(Updates.message(PRIVATE, Updates.text("Hi")).replace(ADA, ada));

        assertThat(update.sender().orElseThrow().language()).isEqualTo("en");
    }

    @Test
    void topicOfAForumIsPartOfTheChat() {
        IncomingUpdate update =
                Updates.inGroup(Updates.text("/help") + ", \"message_thread_id\": 77, \"is_topic_message\": true");

        assertThat(update.chat()).isEqualTo(new Chat(-100, ChatKind.GROUP, OptionalInt.of(77), "Engines"));
    }

    @Test
    void threadOfRepliesIsNoTopic() {
        IncomingUpdate update = Updates.inGroup(Updates.text("/help") + ", \"message_thread_id\": 77");

        assertThat(update.chat().thread()).isEmpty();
    }

    @Test
    void rowBelongsToTheDayOfTheMessage() {
        String yesterday = Updates.message(PRIVATE, Updates.text("Hi"))
                .replace("\"date\": " + Updates.DATE, "\"date\": " + (Updates.DATE - 86_400));

        assertThat(Updates.inPrivate(Updates.text("Hi")).key()).isEqualTo(new RowKey(TODAY, 7, 900));
        assertThat(read(yesterday).key()).isEqualTo(new RowKey(TODAY - 1, 7, 900));
    }

    @Test
    void rowOfAMessageFromNowhereNearStaysWithinThePartitions() {
        String old = Updates.message(PRIVATE, Updates.text("Hi")).replace("\"date\": " + Updates.DATE, "\"date\": 1");

        assertThat(read(old).key().day()).isEqualTo(TODAY - 2);
    }

    @Test
    void pressedButtonKnowsItsMessage() {
        IncomingUpdate update = read("""
                {"update_id": 901, "callback_query": {"id": "q1", "from": %s, "chat_instance": "1", "data": "1:menu:open:a",
                  "message": {"message_id": 12, "date": 5, "chat": %s, "text": "Menu"}}}""".formatted(ADA, PRIVATE));

        assertThat(update.content()).isEqualTo(new Pressed("q1", "1:menu:open:a", 12, Updates.NOW));
        assertThat(update.chat()).isEqualTo(Chat.privateChat(5));
        assertThat(update.sender().orElseThrow().id()).isEqualTo(5);
        assertThat(update.isUrgent()).isFalse();
    }

    @Test
    void buttonUnderAMessageThatIsOutOfReachStillWorks() {
        IncomingUpdate update = read("""
                {"update_id": 901, "callback_query": {"id": "q1", "from": %s, "chat_instance": "1", "data": "1:menu:open:a",
                  "message": {"message_id": 12, "date": 0, "chat": %s}}}""".formatted(ADA, GROUP));

        assertThat(update.content()).isEqualTo(new Pressed("q1", "1:menu:open:a", 12, Updates.NOW));
        assertThat(update.chat().kind()).isEqualTo(ChatKind.GROUP);
    }

    @Test
    void buttonOfAnInlineMessageIsNotOurs() {
        IncomingUpdate update = read("""
                {"update_id": 901, "callback_query": {"id": "q1", "from": %s, "chat_instance": "1", "data": "x",
                  "inline_message_id": "i"}}""".formatted(ADA));

        assertThat(update.content()).isInstanceOf(Ignored.class);
    }

    @Test
    void stopButtonIsUrgent() {
        IncomingUpdate update = read("""
                {"update_id": 901, "callback_query": {"id": "q1", "from": %s, "chat_instance": "1", "data": "0:stop:44",
                  "message": {"message_id": 12, "date": 5, "chat": %s, "text": "…"}}}""".formatted(ADA, GROUP));

        assertThat(update.isUrgent()).isTrue();
    }

    @Test
    void stoppedDraftIsUrgentThoughTheLibraryDoesNotKnowIt() {
        IncomingUpdate update = read("""
                {"update_id": 900, "stopped_message_generation": {"chat": {"id": 4711, "type": "private"}, "draft_id": 12}}""");

        assertThat(update.content()).isEqualTo(new DraftStopped(12));
        assertThat(update.chat()).isEqualTo(Chat.privateChat(4711));
        assertThat(update.isUrgent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kicked", "member"})
    void blockingAndComingBackAreNoticed(String status) {
        IncomingUpdate update = read(membership(PRIVATE, status));

        assertThat(update.content()).isEqualTo(new Reachability(status.equals("member")));
        assertThat(update.chat()).isEqualTo(Chat.privateChat(5));
    }

    @Test
    void whatHappensToTheBotInAGroupIsIgnored() {
        assertThat(read(membership(GROUP, "kicked")).content()).isInstanceOf(Ignored.class);
    }

    private static String membership(String chat, String status) {
        String user = "{\"id\": 42, \"is_bot\": true, \"first_name\": \"Helper\"}";
        return """
                {"update_id": 903, "my_chat_member": {"chat": %s, "from": %s, "date": 5,
                  "old_chat_member": {"status": "left", "user": %s},
                  "new_chat_member": {"status": "%s", "user": %s, "until_date": 0}}}""".formatted(chat, ADA, user, status, user);
    }

    @Test
    void kindsThatNobodyAskedForAreIgnored() {
        assertThat(read("{\"update_id\": 1, \"poll\": {\"id\": \"9\"}}").content())
                .isEqualTo(new Ignored("poll"));
        assertThat(read("{\"kind_of_2030\": {}, \"update_id\": 1}").content()).isEqualTo(new Ignored("kind_of_2030"));
        assertThat(read("{\"update_id\": 1}").content()).isEqualTo(new Ignored("empty"));
    }

    @Test
    void fieldsOfTomorrowDoNotDisturb() {
        assertThat(Updates.inPrivate(Updates.text("Hi") + ", \"field_of_2030\": {\"a\": [1]}")
                        .content())
                .isInstanceOf(IncomingUpdate.Written.class);
    }

    @Test
    void updateThatTheLibraryRefusesIsKeptForTheOperator() {
        IncomingUpdate update = read("""
                {"update_id": 904, "message": {"message_id": 1, "date": 5, "text": "Hi", "from": %s,
                  "chat": {"type": "private"}}}""".formatted(ADA));

        assertThat(update.key().updateId()).isEqualTo(904);
        assertThat(update.content())
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.error())
                                .startsWith("message: ")
                                .doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\": 5}",
                "{\"message\": {}}",
                "{\"callback_query\": {\"id\": \"q\"}}",
                "{\"pre_checkout_query\": null}"
            })
    void brokenPartsNeverThrow(String kind) {
        IncomingUpdate update = read("{\"update_id\": 905, " + kind.substring(1));

        assertThat(update.content()).isInstanceOfAny(Unreadable.class, Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "null", "[]", "42", "\"text\"", "{}", "{\"update_id\": \"7\"}", "{\"update_id\": 1.5}"})
    void whatIsNoUpdateIsRefused(String json) {
        assertThatThrownBy(() -> Updates.READER.read(ServedBots.helper(), Buffer.buffer(json)))
                .isInstanceOf(NotAnUpdateException.class);
    }

    @Test
    void generalTopicOfAForumIsNotNamed() {
        IncomingUpdate update =
                Updates.inGroup(Updates.text("/help") + ", \"message_thread_id\": 1, \"is_topic_message\": true");

        assertThat(update.chat().thread()).isEmpty();
    }

    @Test
    void topicOfAPrivateChatIsPartOfTheChat() {
        IncomingUpdate update =
                Updates.inPrivate(Updates.text("Hi") + ", \"message_thread_id\": 1, \"is_topic_message\": true");

        assertThat(update.chat()).isEqualTo(new Chat(5, ChatKind.PRIVATE, OptionalInt.of(1), ""));
    }

    @Test
    void editedMessageIsIgnored() {
        String edited = Updates.message(PRIVATE, Updates.text("Hi")).replace("\"message\"", "\"edited_message\"");

        assertThat(read(edited).content()).isEqualTo(new Ignored("edited_message"));
    }
}
