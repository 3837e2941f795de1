package io.jackfield.host.telegram;

import static io.jackfield.host.telegram.Updates.ADA;
import static io.jackfield.host.telegram.Updates.DATE;
import static io.jackfield.host.telegram.Updates.GROUP;
import static io.jackfield.host.telegram.Updates.PRIVATE;
import static io.jackfield.host.telegram.Updates.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.Person;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.InlineQuestion;
import io.jackfield.host.telegram.IncomingUpdate.Migrated;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.IncomingUpdate.Unreadable;
import io.jackfield.host.telegram.IncomingUpdate.Unsupported;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in gets an answer or a reason. */
class OddUpdatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"reply_to_message\": {\"message_id\": 5, \"date\": 1, \"chat\": %s,"
                        + " \"chat_background_set\": {\"type\": {\"type\": \"plasma\", \"intensity\": 3}}}",
                "\"reply_to_message\": {\"message_id\": \"x\", \"date\": 1, \"chat\": %s}",
                "\"entities\": [{\"type\": \"bold\", \"offset\": \"first\", \"length\": 1}]",
                "\"photo\": [{\"file_id\": 5, \"width\": \"wide\"}]",
                "\"sticker\": [1, 2]",
                "\"poll\": {\"id\": {\"a\": 1}}",
                "\"external_reply\": {\"origin\": {\"type\": \"comet\"}}",
                "\"reply_markup\": 5",
                "\"quote\": {\"text\": {\"a\": 1}, \"position\": []}"
            })
    void whatCanBeReadOfAMessageIsRead(String part) {
        IncomingUpdate update = Updates.inPrivate("\"text\": \"what is this?\", " + part.formatted(PRIVATE));

        assertThat(update.chat()).isEqualTo(Chat.privateChat(5));
        assertThat(update.content())
                .isInstanceOfSatisfying(
                        Written.class,
                        written -> assertThat(written.message().text()).isEqualTo("what is this?"));
    }

    @Test
    void senderThatCannotBeReadIsTheChat() {
        IncomingUpdate update =
                read(Updates.message(PRIVATE, Updates.text("Hi")).replace(ADA, "{\"id\": 5}"));

        assertThat(update.sender()).isEmpty();
        assertThat(update.content()).isInstanceOf(Written.class);
    }

    @Test
    void messageThatCannotBeReadAtAllKnowsWhomToTell() {
        IncomingUpdate update = read(Updates.message(PRIVATE, Updates.text("Hi"))
                .replace("\"date\": " + DATE, "\"date\": {}")
                .replace("\"message_id\": 11", "\"message_id\": []"));

        assertThat(update.content()).isInstanceOfAny(Unreadable.class, Written.class);
        assertThat(update.chat()).isEqualTo(Chat.privateChat(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "[]", "\"x\"", "null", "{}"})
    void garbageIsUnreadableAndNobodysFault(String message) {
        assertThat(read("{\"update_id\": 1, \"message\": " + message + "}").content())
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void fieldBesideTheKindDoesNotHideIt() {
        String update = Updates.message(PRIVATE, Updates.text("Hi"))
                .replace("\"update_id\": 900,", "\"update_id\": 900, \"news\": {},");

        assertThat(read(update).content()).isInstanceOf(Written.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"sticker\": {\"file_id\": \"s\", \"file_unique_id\": \"u\", \"type\": \"regular\", \"width\": 1, \"height\": 1, \"is_animated\": false, \"is_video\": false} | sticker",
                "\"video_note\": {\"file_id\": \"v\", \"file_unique_id\": \"vu\", \"length\": 240, \"duration\": 5} | video_note",
                "\"location\": {\"latitude\": 1.5, \"longitude\": 2.5} | location",
                "\"dice\": {\"emoji\": \"🎲\", \"value\": 4} | dice",
                "\"poll\": {\"id\": \"1\"} | poll",
                "\"story\": {} | story",
                "\"paid_media\": {\"star_count\": 1} | paid_media",
                "\"checklist\": {\"title\": \"t\"} | checklist",
                "\"giveaway\": {} | giveaway",
                "\"gift\": {} | gift",
                "\"hologram\": {\"file_id\": \"h\"} | hologram"
            })
    void whatNobodyCanReadGetsASentence(String fields, String kind) {
        assertThat(Updates.inPrivate(fields).content()).isEqualTo(new Unsupported(kind, 11));
        assertThat(Updates.inGroup(fields).content()).isInstanceOf(Ignored.class);
        String reply = ", \"reply_to_message\": {\"message_id\": 3, \"date\": 1, \"chat\": " + GROUP
                + ", \"from\": {\"id\": 42, \"is_bot\": true, \"first_name\": \"Bot\"}}";
        assertThat(Updates.inGroup(fields + reply).content()).isEqualTo(new Unsupported(kind, 11));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"pinned_message\": {\"message_id\": 1, \"date\": 0, \"chat\": {\"id\": 5, \"type\": \"private\"}}",
                "\"new_chat_title\": \"x\"",
                "\"message_auto_delete_timer_changed\": {\"message_auto_delete_time\": 5}",
                "\"chat_background_set\": {\"type\": {\"type\": \"plasma\"}}",
                "\"video_chat_started\": {}"
            })
    void reportsOfTheChatStaySilent(String fields) {
        assertThat(Updates.inPrivate(fields).content()).isInstanceOf(Ignored.class);
    }

    @Test
    void strangersBehindOneStandInShareNothing() {
        String admin =
                "{\"id\": 1087968824, \"is_bot\": true, \"first_name\": \"Group\", \"username\": \"GroupAnonymousBot\"}";
        String message = Updates.message(GROUP, "\"sender_chat\": " + GROUP + ", " + Updates.text("/help"));

        assertThat(read(message.replace(ADA, admin)).sender()).isEmpty();
        assertThat(read(Updates.message(GROUP, Updates.text("/help")).replace(ADA, admin))
                        .sender())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {136_817_688, 777_000})
    void whoWritesAsAChannelIsTheChannel(long standIn) {
        String channel = "{\"id\": -1007, \"type\": \"channel\", \"title\": \"News\", \"username\": \"news\"}";
        String from = "{\"id\": " + standIn + ", \"is_bot\": false, \"first_name\": \"Telegram\"}";
        String message = Updates.message(GROUP, "\"sender_chat\": " + channel + ", " + Updates.text("/help"));

        Person sender = read(message.replace(ADA, from)).sender().orElseThrow();

        assertThat(sender.id()).isEqualTo(-1007);
        assertThat(sender.firstName()).isEqualTo("News");
    }

    @Test
    void groupThatBecomesASupergroupIsToldOfTwice() {
        assertThat(Updates.inGroup("\"migrate_to_chat_id\": -1009").content()).isEqualTo(new Migrated(-100, -1009));
        assertThat(Updates.inGroup("\"migrate_from_chat_id\": -9").content()).isEqualTo(new Migrated(-9, -100));
    }

    @Test
    void inlineQuestionIsAnswered() {
        IncomingUpdate update = read("{\"update_id\": 1, \"inline_query\": {\"id\": \"7\", \"from\": " + ADA
                + ", \"query\": \"x\", \"offset\": \"\"}}");

        assertThat(update.content()).isEqualTo(new InlineQuestion("7"));
    }

    @Test
    void buttonWithoutItsMessageIsAnswered() {
        IncomingUpdate update = read("{\"update_id\": 1, \"callback_query\": {\"id\": \"7\", \"from\": " + ADA
                + ", \"chat_instance\": \"1\", \"data\": \"old\"}}");

        assertThat(update.content())
                .isInstanceOfSatisfying(
                        Pressed.class, pressed -> assertThat(pressed.queryId()).isEqualTo("7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edited_message",
                "channel_post",
                "chat_join_request",
                "message_reaction",
                "business_message",
                "news"
            })
    void restIsLeftAlone(String kind) {
        assertThat(read("{\"update_id\": 1, \"" + kind + "\": {\"a\": 1}}").content())
                .isEqualTo(new Ignored(kind));
    }
}
