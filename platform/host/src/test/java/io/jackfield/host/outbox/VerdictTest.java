package io.jackfield.host.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.jackfield.host.telegram.ApiAnswer;
import io.jackfield.host.telegram.BotCall;
import io.vertx.core.buffer.Buffer;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
        return Verdict.of(call, refusal(status, description));
    }

    private static String instead(Verdict verdict) {
        BotCall call = ((Verdict.Instead) verdict).call();
        return call.method() + " " + call.json();
    }

    @Test
    void whatTelegramTookIsTaken() {
        ApiAnswer taken =
                new ApiAnswer(true, 200, MissingNode.getInstance(), "", OptionalInt.empty(), OptionalLong.empty());

        assertThat(Verdict.of(SEND, taken)).isEqualTo(new Verdict.Taken());
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
                "Bad Request: message text is empty",
                "Bad Request: message is too long",
                "Bad Request: BUTTON_DATA_INVALID",
                "Bad Request: reply markup is too long",
                "Bad Request: wrong file_id or the file is temporarily unavailable",
                "Bad Request: not enough rights to send text messages to the chat",
                "Bad Request: have no rights to send a message",
                "Bad Request: something new of 2030"
            })
    void whatTelegramWillNeverTakeIsRefused(String description) {
        assertThat(of(SEND, 400, description)).isEqualTo(new Verdict.Refused(description));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 413})
    void otherRefusalsAreForGood(int status) {
        assertThat(of(SEND, status, "no")).isEqualTo(new Verdict.Refused("no"));
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
        assertThat(of(SEND, 400, description)).isInstanceOf(Verdict.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad Request: message thread not found", "Bad Request: TOPIC_CLOSED"})
    void topicThatIsGoneIsLeftOut(String description) {
        Verdict verdict = of(SEND, 400, description);

        assertThat(instead(verdict)).isEqualTo("sendMessage {\"chat_id\":-5,\"text\":\"a\",\"entities\":[]}");
    }

    @Test
    void formattingThatTelegramDoesNotTakeIsLeftOut() {
        Verdict verdict = of(SEND, 400, "Bad Request: can't parse entities: unsupported URL at byte offset 3");

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
        assertThat(Verdict.of(withoutThread, migrated(-5))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void groupThatBecameASupergroupIsFollowed() {
        assertThat(instead(Verdict.of(SEND, migrated(-1_001))))
                .isEqualTo("sendMessage {\"chat_id\":-1001,\"message_thread_id\":3,\"text\":\"a\",\"entities\":[]}");
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
        assertThat(of(SEND, 401, "Unauthorized")).isEqualTo(new Verdict.Revoked());
    }

    @Test
    void waitsAsLongAsTelegramAsks() {
        ApiAnswer flood = new ApiAnswer(
                false, 429, MissingNode.getInstance(), "Too Many Requests", OptionalInt.of(14), OptionalLong.empty());

        assertThat(Verdict.of(SEND, flood)).isEqualTo(new Verdict.Wait(14));
        assertThat(of(SEND, 429, "Too Many Requests")).isEqualTo(new Verdict.Wait(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void troubleOnTelegramsSidePasses(int status) {
        assertThat(of(SEND, status, "Bad Gateway")).isEqualTo(new Verdict.Later("Bad Gateway"));
    }
}
