package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.CallChange;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the Bot API's errors that can meet a reply. */
class VerdictTest {
    private static final BotCall SEND = BotCall.of(
            "sendMessage", Buffer.buffer("{\"chat_id\":-5,\"message_thread_id\":3,\"text\":\"a\",\"entities\":[]}"));
    private static final BotCall EDIT =
            BotCall.of("editMessageText", Buffer.buffer("{\"chat_id\":5,\"message_id\":9,\"text\":\"a\"}"));

    private static final BotCall RICH = BotCall.of(
                    "editMessageText",
                    Buffer.buffer("{\"chat_id\":5,\"message_id\":9,\"rich_message\":{\"markdown\":\"a\"}}"))
            .withFallbacks(1);

    private static ApiAnswer refusal(int status, String description) {
        return new ApiAnswer(
                false, status, MissingNode.getInstance(), description, OptionalInt.empty(), OptionalLong.empty());
    }

    private static Verdict of(BotCall call, int status, String description) {
        return Verdict.of(
                call, refusal(status, description), CallChange.chatOf(call).orElseThrow());
    }

    private static String instead(Verdict verdict) {
        List<BotCall> calls = ((Verdict.Instead) verdict).calls();
        return calls.stream().map(call -> call.method() + " " + call.json()).collect(Collectors.joining("; "));
    }

    private static BotCall call(String method, String json) {
        return BotCall.of(method, Buffer.buffer(json));
    }

    /** What is sent, one after the other, while Telegram says this to everything. */
    private static List<String> whileRefused(BotCall first, String description) {
        Deque<BotCall> calls = new ArrayDeque<>(List.of(first));
        List<String> sent = new ArrayList<>();
        while (!calls.isEmpty()) {
            BotCall call = calls.remove();
            sent.add(call.method() + " " + call.json());
            assertThat(sent).as("ends some time").hasSizeLessThan(50);
            switch (of(call, 400, description)) {
                case Verdict.Instead instead -> instead.calls().reversed().forEach(calls::addFirst);
                case Verdict.Refused refused -> sent.add(refused.owed() ? "tell" : "refused");
                case Verdict verdict -> sent.add(verdict.getClass().getSimpleName());
            }
        }
        return sent;
    }

    @Test
    void whatTelegramTookIsTaken() {
        ApiAnswer taken =
                new ApiAnswer(true, 200, MissingNode.getInstance(), "", OptionalInt.empty(), OptionalLong.empty());

        assertThat(Verdict.of(SEND, taken, -5)).isEqualTo(new Verdict.Taken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: message is not modified: specified new message content and reply markup are the same",
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
                "Bad Request: message to delete not found",
                "Bad Request: message can't be deleted for everyone"
            })
    void whatIsDoneAnywayIsTaken(String description) {
        assertThat(of(EDIT, 400, description)).isEqualTo(new Verdict.Taken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: chat not found",
                "Bad Request: private chat not found",
                "Bad Request: PEER_ID_INVALID",
                "Bad Request: user is deactivated"
            })
    void chatThatIsNotThereCannotBeReached(String description) {
        assertThat(of(SEND, 400, description)).isEqualTo(new Verdict.Unreachable(description));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forbidden: bot was blocked by the user",
                "Forbidden: user is deactivated",
                "Forbidden: bot was kicked from the supergroup chat",
                "Forbidden: bot is not a member of the channel chat",
                "Forbidden: bot can't initiate conversation with a user"
            })
    void whoDoesNotWantUsIsNotTriedAgain(String description) {
        assertThat(of(SEND, 403, description)).isEqualTo(new Verdict.Unreachable(description));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: not enough rights to send text messages to the chat",
                "Bad Request: have no rights to send a message",
                "Bad Request: CHAT_WRITE_FORBIDDEN",
                "Bad Request: need administrator rights in the channel chat"
            })
    void whereNothingMayBeWrittenNothingIsTried(String description) {
        assertThat(of(SEND, 400, description)).isEqualTo(new Verdict.Refused(description));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 413})
    void otherRefusalsAreForGoodOnceNothingIsLeftToTakeAway(int status) {
        BotCall bare = call("sendMessage", "{\"chat_id\":5,\"text\":\"a\"}");

        assertThat(of(SEND, status, "no")).isInstanceOf(Verdict.Instead.class);
        assertThat(of(bare, status, "no")).isEqualTo(new Verdict.Refused("no", true, List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: message text is empty",
                "Bad Request: REPLY_MARKUP_TOO_LONG_OF_2030",
                "Bad Request: something new of 2030"
            })
    void lastTryOfAMessageIsItsBareText(String description) {
        BotCall call = call("sendMessage", """
                {"chat_id":-5,"message_thread_id":3,"reply_parameters":{"message_id":9},"text":"a b","entities":[
                 {"type":"text_link","offset":0,"length":1,"url":"http://api:8080/v1"},{"type":"bold","offset":2,"length":1}]}""");

        assertThat(whileRefused(call, description))
                .endsWith("sendMessage {\"chat_id\":-5,\"text\":\"a (http://api:8080/v1) b\"}", "tell")
                .hasSize(3);
    }

    @Test
    void finishedAnswerInPlaceOfItsPreviewNeverLeavesThatBehind() {
        BotCall edit = call(
                "editMessageText",
                "{\"chat_id\":-5,\"message_id\":9,\"text\":\"a\",\"entities\":[],\"reply_markup\":{}}");

        assertThat(whileRefused(edit, "Bad Request: something new of 2030"))
                .containsExactly(
                        "editMessageText " + edit.json(),
                        "editMessageText {\"chat_id\":-5,\"message_id\":9,\"text\":\"a\"}",
                        "sendMessage {\"chat_id\":-5,\"text\":\"a\"}",
                        "tell",
                        "deleteMessage {\"chat_id\":-5,\"message_id\":9}",
                        "refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: BUTTON_DATA_INVALID",
                "Bad Request: BUTTON_URL_INVALID",
                "Bad Request: BUTTON_TYPE_INVALID",
                "Bad Request: reply markup is too long",
                "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
                "Bad Request: inline keyboard button URL 'http://x' is invalid: Wrong HTTP URL",
                "Bad Request: object expected as reply markup"
            })
    void buttonsThatTelegramDoesNotTakeAreLeftOut(String description) {
        BotCall call = call(
                "sendMessage",
                "{\"chat_id\":5,\"text\":\"a\",\"entities\":[],\"reply_markup\":{\"inline_keyboard\":[]}}");

        assertThat(instead(of(call, 400, description)))
                .isEqualTo("sendMessage {\"chat_id\":5,\"text\":\"a\",\"entities\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: message to be replied not found",
                "Bad Request: replied message not found",
                "Bad Request: reply message not found",
                "Bad Request: QUOTE_TEXT_INVALID"
            })
    void messageThatIsGoneIsNotRepliedTo(String description) {
        BotCall call = call(
                "sendMessage",
                "{\"chat_id\":-5,\"message_thread_id\":3,\"reply_parameters\":{\"message_id\":9},\"text\":\"a\"}");

        assertThat(instead(of(call, 400, description)))
                .isEqualTo("sendMessage {\"chat_id\":-5,\"message_thread_id\":3,\"text\":\"a\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad Request: message is too long", "Bad Request: text is too long"})
    void textThatIsTooLongGoesInParts(String description) {
        BotCall edit = call(
                "editMessageText",
                "{\"chat_id\":5,\"message_id\":9,\"text\":\"one two three four\",\"reply_markup\":{\"a\":1}}");

        assertThat(instead(of(edit, 400, description)))
                .startsWith("editMessageText {\"chat_id\":5,\"message_id\":9,\"text\":\"one")
                .contains("; sendMessage {\"chat_id\":5,\"text\":")
                .endsWith("\"reply_markup\":{\"a\":1}}");
        assertThat(whileRefused(call("sendMessage", "{\"chat_id\":5,\"text\":\"a\"}"), description))
                .hasSize(2);
    }

    private static BotCall photo(String photo, String caption) {
        return call(
                "sendPhoto",
                "{\"chat_id\":5,\"photo\":\"" + photo + "\",\"caption\":\"" + caption
                        + "\",\"caption_entities\":[{\"type\":\"bold\",\"offset\":0,\"length\":1}],\"reply_markup\":{}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: PHOTO_INVALID_DIMENSIONS",
                "Bad Request: IMAGE_PROCESS_FAILED",
                "Bad Request: PHOTO_EXT_INVALID",
                "Bad Request: file is too big"
            })
    void pictureThatIsNoPhotoGoesAsAFile(String description) {
        UUID file = UUID.randomUUID();
        BotCall upload = new BotCall("sendPhoto", Buffer.buffer("{\"chat_id\":5}"), Map.of("photo", file));

        assertThat(instead(of(photo("id1", "c"), 400, description)))
                .startsWith("sendDocument {\"chat_id\":5,\"caption\":\"c\"")
                .contains("\"document\":\"id1\"");
        assertThat(((Verdict.Instead) of(upload, 400, description))
                        .calls()
                        .getFirst()
                        .files())
                .isEqualTo(Map.of("document", file));
    }

    @Test
    void captionThatIsTooLongBecomesAMessage() {
        assertThat(instead(of(photo("id1", "c"), 400, "Bad Request: message caption is too long")))
                .isEqualTo("sendPhoto {\"chat_id\":5,\"photo\":\"id1\"}; sendMessage {\"chat_id\":5,\"text\":\"c\","
                        + "\"entities\":[{\"type\":\"bold\",\"offset\":0,\"length\":1}],\"reply_markup\":{}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: wrong file identifier/HTTP URL specified",
                "Bad Request: wrong file_id or the file is temporarily unavailable",
                "Bad Request: failed to get HTTP URL content",
                "Bad Request: WEBPAGE_CURL_FAILED",
                "Bad Request: not enough rights to send photos to the chat"
            })
    void ofAFileThatCannotBeHadTheWordsAreSent(String description) {
        BotCall bare = call("sendPhoto", "{\"chat_id\":5,\"photo\":\"https://a.example/b.png\",\"caption\":\"c\"}");

        assertThat(of(photo("https://a.example/b.png", "c"), 400, description)).isInstanceOf(Verdict.Instead.class);
        Verdict.Refused refused = (Verdict.Refused) of(bare, 400, description);
        assertThat(refused.owed()).isTrue();
        assertThat(refused.still())
                .containsExactly(call("sendMessage", "{\"chat_id\":5,\"text\":\"c\\nhttps://a.example/b.png\"}"));
    }

    @Test
    void callThatShowsNothingIsNoLossForTheUser() {
        assertThat(of(call("pinChatMessage", "{\"chat_id\":5}"), 400, "Bad Request: something new of 2030"))
                .isEqualTo(new Verdict.Refused("Bad Request: something new of 2030"));
    }

    @Test
    void refusalOfAnotherChatSaysNothingOfThisOne() {
        BotCall other = call("sendMessage", "{\"chat_id\":99,\"text\":\"a\"}");
        String blocked = "Forbidden: bot was blocked by the user";

        assertThat(Verdict.of(other, refusal(403, blocked), 5)).isEqualTo(new Verdict.Refused(blocked));
        assertThat(Verdict.of(other, refusal(400, "Bad Request: chat not found"), 5))
                .isEqualTo(new Verdict.Refused("Bad Request: chat not found"));
        assertThat(of(call("getChatMember", "{\"chat_id\":5}"), 403, "Forbidden: bot is not a member"))
                .isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: message to edit not found",
                "Bad Request: message can't be edited",
                "Bad Request: MESSAGE_ID_INVALID"
            })
    void textThatCannotTakeItsPlaceIsSentAsANewMessage(String description) {
        assertThat(instead(of(EDIT, 400, description))).isEqualTo("sendMessage {\"chat_id\":5,\"text\":\"a\"}");
    }

    @Test
    void textWhereAPictureStandsComesAsANewMessageAndThePictureGoes() {
        assertThat(of(EDIT, 400, "Bad Request: there is no text in the message to edit"))
                .isInstanceOfSatisfying(
                        Verdict.Instead.class,
                        instead -> assertThat(instead.calls())
                                .extracting(BotCall::method)
                                .containsExactly("sendMessage", "deleteMessage"));
    }

    @Test
    void pictureThatCannotTakeItsPlaceIsSentAsANewMessage() {
        BotCall edit = call(
                "editMessageMedia",
                "{\"chat_id\":5,\"message_id\":2,\"media\":{\"type\":\"photo\",\"media\":\"f1\",\"caption\":\"a\"}}");

        assertThat(instead(of(edit, 400, "Bad Request: message to edit not found")))
                .isEqualTo("sendPhoto {\"chat_id\":5,\"photo\":\"f1\",\"caption\":\"a\"}");
    }

    @Test
    void pictureThatIsNoPhotoTakesItsPlaceAsAFile() {
        UUID file = UUID.randomUUID();
        BotCall edit = new BotCall(
                "editMessageMedia",
                Buffer.buffer("{\"chat_id\":5,\"message_id\":2,\"media\":{\"type\":\"photo\","
                        + "\"media\":\"attach://photo\",\"caption\":\"a\"},\"reply_markup\":{}}"),
                Map.of("photo", file));

        Verdict verdict = of(edit, 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");

        assertThat(instead(verdict))
                .isEqualTo("editMessageMedia {\"chat_id\":5,\"message_id\":2,\"media\":{\"type\":\"document\","
                        + "\"media\":\"attach://document\",\"caption\":\"a\"},\"reply_markup\":{}}");
        assertThat(((Verdict.Instead) verdict).calls().getFirst().files()).isEqualTo(Map.of("document", file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad Request: message thread not found", "Bad Request: TOPIC_CLOSED"})
    void topicThatIsGoneIsLeftOut(String description) {
        Verdict verdict = of(SEND, 400, description);

        assertThat(instead(verdict)).isEqualTo("sendMessage {\"chat_id\":-5,\"text\":\"a\",\"entities\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: can't parse entities: unsupported URL at byte offset 3",
                "Bad Request: entity URL \"http://localhost\" is invalid",
                "Bad Request: ENTITY_BOUNDS_INVALID",
                "Bad Request: ENTITIES_TOO_LONG"
            })
    void formattingThatTelegramDoesNotTakeIsLeftOut(String description) {
        Verdict verdict = of(SEND, 400, description);

        assertThat(instead(verdict)).isEqualTo("sendMessage {\"chat_id\":-5,\"message_thread_id\":3,\"text\":\"a\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: RICH_MESSAGE_EMAIL_INVALID",
                "Bad Request: can't parse entities: something",
                "Bad Request: something new of 2030"
            })
    void richMessageThatIsRefusedHasASimplerForm(String description) {
        assertThat(of(RICH, 400, description)).isEqualTo(new Verdict.Otherwise(description));
    }

    @Test
    void richMessageIsNoReasonToMissWhatElseIsWrong() {
        assertThat(of(RICH, 404, "Not Found: method not found")).isInstanceOf(Verdict.Otherwise.class);
        assertThat(of(RICH, 400, "Bad Request: chat not found")).isInstanceOf(Verdict.Unreachable.class);
        assertThat(of(RICH, 500, "Internal Server Error")).isInstanceOf(Verdict.Later.class);
        assertThat(instead(of(RICH, 400, "Bad Request: message to edit not found")))
                .isEqualTo("sendRichMessage {\"chat_id\":5,\"rich_message\":{\"markdown\":\"a\"}}");
    }

    @Test
    void theSameCallIsNeverRepeatedForEver() {
        BotCall withoutThread = BotCall.of("sendMessage", Buffer.buffer("{\"chat_id\":-5,\"text\":\"a\"}"));

        assertThat(of(withoutThread, 400, "Bad Request: message thread not found"))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(of(withoutThread, 400, "Bad Request: can't parse entities")).isInstanceOf(Verdict.Refused.class);
        assertThat(Verdict.of(withoutThread, migrated(-5), -5)).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void groupThatBecameASupergroupIsFollowed() {
        assertThat(instead(Verdict.of(SEND, migrated(-1_001), -5)))
                .isEqualTo("sendMessage {\"chat_id\":-1001,\"message_thread_id\":3,\"text\":\"a\",\"entities\":[]}");
    }

    @Test
    void editOfAGroupThatBecameASupergroupComesAsANewMessage() {
        BotCall edit = BotCall.of("editMessageText", Buffer.buffer("{\"chat_id\":-5,\"message_id\":8,\"text\":\"a\"}"));

        assertThat(instead(Verdict.of(edit, migrated(-1_001), -5)))
                .isEqualTo("sendMessage {\"chat_id\":-1001,\"text\":\"a\"}");
    }

    private static ApiAnswer migrated(long chat) {
        return new ApiAnswer(
                false,
                400,
                MissingNode.getInstance(),
                "Bad Request: group chat was upgraded to a supergroup chat",
                OptionalInt.empty(),
                OptionalLong.of(chat));
    }

    @Test
    void tokenThatWasRevokedConcernsTheWholeBot() {
        assertThat(of(SEND, 404, "Not Found")).isEqualTo(new Verdict.Revoked("Not Found"));
        assertThat(of(SEND, 401, "Unauthorized")).isEqualTo(new Verdict.Revoked("Unauthorized"));
    }

    @Test
    void waitsAsLongAsTelegramAsks() {
        ApiAnswer flood = new ApiAnswer(
                false, 429, MissingNode.getInstance(), "Too Many Requests", OptionalInt.of(14), OptionalLong.empty());

        assertThat(Verdict.of(SEND, flood, -5)).isEqualTo(new Verdict.Wait(14));
        assertThat(of(SEND, 429, "Too Many Requests")).isEqualTo(new Verdict.Wait(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void troubleOnTelegramsSidePasses(int status) {
        assertThat(of(SEND, status, "Bad Gateway")).isEqualTo(new Verdict.Later("Bad Gateway", true));
    }
}
