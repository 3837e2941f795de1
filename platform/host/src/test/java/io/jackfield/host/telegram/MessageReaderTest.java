package io.jackfield.host.telegram;

import static io.jackfield.host.telegram.Updates.command;
import static io.jackfield.host.telegram.Updates.inGroup;
import static io.jackfield.host.telegram.Updates.inPrivate;
import static io.jackfield.host.telegram.Updates.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Contact;
import io.jackfield.api.chat.IncomingFile;
import io.jackfield.api.chat.IncomingFile.Kind;
import io.jackfield.host.telegram.IncomingUpdate.AlbumPart;
import io.jackfield.host.telegram.IncomingUpdate.Ignored;
import io.jackfield.host.telegram.IncomingUpdate.Written;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private static final String REPLY_TO_BOT = """
            "reply_to_message": {"message_id": 3, "date": 1, "chat": %s, "text": "Yes?",
              "from": {"id": 42, "is_bot": true, "first_name": "Helper"}}""".formatted(Updates.GROUP);

    private static Written written(IncomingUpdate update) {
        return (Written) update.content();
    }

    @Test
    void textInAPrivateChatIsForTheBot() {
        Written written = written(inPrivate(text(" Hello\nthere ")));

        assertThat(written.command()).isEmpty();
        assertThat(written.argument()).isEqualTo("Hello\nthere");
        assertThat(written.message().text()).isEqualTo("Hello\nthere");
        assertThat(written.message().id()).isEqualTo(11);
        assertThat(written.message().sentAt()).isEqualTo(Updates.NOW);
    }

    @Test
    void commandIsWhatTelegramMarksAsOne() {
        Written written = written(inPrivate(command("/Start  ref_42 ", 6)));

        assertThat(written.command()).contains("start");
        assertThat(written.argument()).isEqualTo("ref_42");
        assertThat(written.message().text()).isEqualTo("/Start  ref_42 ");
    }

    @Test
    void markEndsTheCommandEvenWithoutASpace() {
        Written written = written(inPrivate(command("/help?!", 5)));

        assertThat(written.command()).contains("help");
        assertThat(written.argument()).isEqualTo("?!");
    }

    @Test
    void commandWithoutAMarkIsKnownByItsSlash() {
        assertThat(written(inPrivate(text("/help"))).command()).contains("help");
        assertThat(written(inPrivate(text("/help\nnow"))).argument()).isEqualTo("now");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ help", "a /help", "/etc/passwd", "/помощь", "//help"})
    void notEverySlashIsACommand(String text) {
        assertThat(written(inPrivate(text(text))).command()).isEmpty();
    }

    @Test
    void commandInTheMiddleOfATextIsText() {
        Written written = written(inPrivate(
                text("see /help") + ", \"entities\": [{\"type\": \"bot_command\", \"offset\": 4, \"length\": 5}]"));

        assertThat(written.command()).isEmpty();
        assertThat(written.argument()).isEqualTo("see /help");
    }

    @Test
    void commandMayNameTheBot() {
        assertThat(written(inGroup(command("/help@Helper_Bot me", 16))).command())
                .contains("help");
        assertThat(written(inGroup(command("/help@Helper_Bot me", 16))).argument())
                .isEqualTo("me");
    }

    @Test
    void commandForAnotherBotOfTheGroupIsNoneOfOurBusiness() {
        assertThat(inGroup(command("/help@other_bot", 15)).content()).isInstanceOf(Ignored.class);
        assertThat(inGroup(text("/help@other_bot")).content()).isInstanceOf(Ignored.class);
        assertThat(inGroup(command("/help@other_bot", 15) + ", " + REPLY_TO_BOT).content())
                .isInstanceOf(Ignored.class);
    }

    @Test
    void talkInAGroupIsIgnored() {
        assertThat(inGroup(text("Hello all")).content()).isInstanceOf(Ignored.class);
        assertThat(inGroup(text("write to me@helper_bot.example or @helper_bot2"))
                        .content())
                .isInstanceOf(Ignored.class);
    }

    @Test
    void mentionInAGroupIsForTheBotAndIsTakenOut() {
        assertThat(written(inGroup(text("@helper_bot, what is this?"))).argument())
                .isEqualTo("what is this?");
        assertThat(written(inGroup(text("Say @HELPER_BOT: why"))).argument()).isEqualTo("Say why");
        assertThat(written(inGroup(text("why @helper_bot"))).message().text()).isEqualTo("why");
        assertThat(written(inGroup(text("@helper_bot2 and @helper_bot"))).argument())
                .isEqualTo("@helper_bot2 and");
    }

    @Test
    void lettersThatAreLongerInLowerCaseDoNotShiftTheMention() {
        assertThat(written(inGroup(text("İİİİ @helper_bot hi"))).argument()).isEqualTo("İİİİ hi");
        assertThat(written(inPrivate(text("İİİİ @helper_bot"))).argument()).isEqualTo("İİİİ");
    }

    @Test
    void replyToTheBotIsForTheBot() {
        Written written = written(inGroup(text("Because") + ", " + REPLY_TO_BOT));

        assertThat(written.argument()).isEqualTo("Because");
        assertThat(written.message().repliedText()).isEqualTo("Yes?");
    }

    @Test
    void replyToSomebodyElseIsNot() {
        String reply = REPLY_TO_BOT.replace("\"id\": 42", "\"id\": 43");

        assertThat(inGroup(text("Because") + ", " + reply).content()).isInstanceOf(Ignored.class);
    }

    @Test
    void ofAPhotoTheLargestSizeIsTaken() {
        Written written = written(inPrivate("""
                "caption": "/describe this", "caption_entities": [{"type": "bot_command", "offset": 0, "length": 9}],
                "photo": [
                  {"file_id": "small", "file_unique_id": "u1", "width": 90, "height": 90, "file_size": 100},
                  {"file_id": "large", "file_unique_id": "u2", "width": 900, "height": 900, "file_size": 9000}]"""));

        assertThat(written.command()).contains("describe");
        assertThat(written.argument()).isEqualTo("this");
        assertThat(written.message().files())
                .containsExactly(new IncomingFile(Kind.PHOTO, "large", "u2", "", "image/jpeg", OptionalLong.of(9_000)));
    }

    @Test
    void captionOfADocumentIsItsText() {
        Written written = written(inPrivate("""
                "caption": "Read this", "document": {"file_id": "d", "file_unique_id": "u", "file_name": "a.pdf",
                  "mime_type": "application/pdf", "file_size": 12345678901}"""));

        assertThat(written.argument()).isEqualTo("Read this");
        assertThat(written.message().files())
                .containsExactly(new IncomingFile(
                        Kind.DOCUMENT, "d", "u", "a.pdf", "application/pdf", OptionalLong.of(12_345_678_901L)));
    }

    @Test
    void voiceHasNoNameAndMayHaveNoSize() {
        Written written = written(inPrivate("""
                "voice": {"file_id": "v", "file_unique_id": "u", "duration": 3, "mime_type": "audio/ogg"}"""));

        assertThat(written.argument()).isEmpty();
        assertThat(written.message().files())
                .containsExactly(new IncomingFile(Kind.VOICE, "v", "u", "", "audio/ogg", OptionalLong.empty()));
    }

    @Test
    void sharedContactSaysWhoseItIs() {
        Written written = written(inPrivate("""
                "contact": {"phone_number": "+4930123", "first_name": "Ada", "user_id": 5}"""));

        assertThat(written.message().contact()).contains(new Contact("+4930123", "Ada", OptionalLong.of(5)));
    }

    @Test
    void serviceMessagesAreIgnored() {
        assertThat(inPrivate("\"pinned_message\": null").content()).isInstanceOf(Ignored.class);
    }

    private static String mention(String text, String type, String marked) {
        String user = type.equals("text_mention")
                ? ", \"user\": {\"id\": 42, \"is_bot\": true, \"first_name\": \"Helper\"}"
                : "";
        return text(text)
                + ", \"entities\": [{\"type\": \"%s\", \"offset\": %d, \"length\": %d%s}]"
                        .formatted(type, text.indexOf(marked), marked.length(), user);
    }

    @Test
    void markedMentionCountsAtAnyPlace() {
        assertThat(written(inGroup(mention("😀 so, @Helper_Bot, why?", "mention", "@Helper_Bot")))
                        .argument())
                .isEqualTo("😀 so, why?");
        assertThat(written(inGroup(mention("why, Helper dear?", "text_mention", "Helper")))
                        .argument())
                .isEqualTo("why, dear?");
    }

    @Test
    void nameInsideCodeOrOfSomebodyElseIsNoMention() {
        assertThat(inGroup(mention("type @helper_bot to ask", "code", "@helper_bot"))
                        .content())
                .isInstanceOf(Ignored.class);
        assertThat(inGroup(mention("ask @helper_bot2", "mention", "@helper_bot2"))
                        .content())
                .isInstanceOf(Ignored.class);
        assertThat(inGroup(mention("ask Helper", "text_mention", "Helper").replace("42", "43"))
                        .content())
                .isInstanceOf(Ignored.class);
    }

    @Test
    void mentionInAReplyToSomebodyElseAsksAboutThatMessage() {
        String reply = REPLY_TO_BOT.replace("\"id\": 42", "\"id\": 43").replace("Yes?", "E = mc²");

        Written written = written(inGroup(text("@helper_bot explain") + ", " + reply));

        assertThat(written.argument()).isEqualTo("explain");
        assertThat(written.message().repliedText()).isEqualTo("E = mc²");
        assertThat(written.repliedTo()).hasValue(3);
    }

    @Test
    void ofAQuotedMessageOnlyTheQuoteIsAskedAbout() {
        String quote = ", \"quote\": {\"text\": \"mc²\", \"position\": 4}";

        assertThat(written(inPrivate(text("Why squared?") + ", " + REPLY_TO_BOT + quote))
                        .message()
                        .repliedText())
                .isEqualTo("mc²");
    }

    @Test
    void messageInATopicThatTheBotHasOpenedIsNoReplyToIt() {
        String opening = """
                "message_thread_id": 3, "is_topic_message": true,
                "reply_to_message": {"message_id": 3, "date": 1, "chat": %s,
                  "forum_topic_created": {"name": "Steam", "icon_color": 1},
                  "from": {"id": 42, "is_bot": true, "first_name": "Helper"}}""".formatted(Updates.GROUP);

        assertThat(inGroup(text("Hello all") + ", " + opening).content()).isInstanceOf(Ignored.class);
        assertThat(written(inGroup(text("@helper_bot hi") + ", " + opening)).repliedTo())
                .isEmpty();
    }

    private static String photo(String fields) {
        return """
                "media_group_id": "g1", %s
                "photo": [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]""".formatted(fields);
    }

    @Test
    void messageOfAnAlbumSaysWhetherItIsForTheBot() {
        assertThat(inPrivate(photo("")).content()).isInstanceOfSatisfying(AlbumPart.class, part -> {
            assertThat(part.album()).isEqualTo("g1");
            assertThat(part.addressed()).isTrue();
        });
        assertThat(inGroup(photo("")).content())
                .isInstanceOfSatisfying(
                        AlbumPart.class, part -> assertThat(part.addressed()).isFalse());
        assertThat(inGroup(photo("\"caption\": \"@helper_bot compare\",")).content())
                .isInstanceOfSatisfying(AlbumPart.class, part -> {
                    assertThat(part.addressed()).isTrue();
                    assertThat(part.message().argument()).isEqualTo("compare");
                });
    }
}
