package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallChangeTest {
    private static final BotCall EDIT = BotCall.of(
            "editMessageText",
            Buffer.buffer("{\"chat_id\":-1,\"message_id\":2,\"message_thread_id\":3,\"text\":\"a\",\"entities\":[]}"));

    @Test
    void chatIsReplacedAndTheRestStays() {
        assertThat(CallChange.toChat(EDIT, -100_1L).json().toString())
                .isEqualTo(
                        "{\"chat_id\":-1001,\"message_id\":2,\"message_thread_id\":3,\"text\":\"a\",\"entities\":[]}");
    }

    @Test
    void editBecomesANewMessage() {
        BotCall call = CallChange.asNewMessage(EDIT);

        assertThat(call.method()).isEqualTo("sendMessage");
        assertThat(call.json().toString()).doesNotContain("message_id\":2");
    }

    @Test
    void editOfAnUploadBecomesAnUpload() {
        Map<String, UUID> files = Map.of("document", UUID.randomUUID());
        BotCall edit = new BotCall(
                "editMessageMedia",
                Buffer.buffer("{\"chat_id\":-1,\"message_id\":2,\"media\":{\"type\":\"document\","
                        + "\"media\":\"attach://document\",\"caption\":\"a\"}}"),
                files);

        BotCall call = CallChange.asNewMessage(edit);

        assertThat(call.method()).isEqualTo("sendDocument");
        assertThat(call.json().toString()).isEqualTo("{\"chat_id\":-1,\"caption\":\"a\"}");
        assertThat(call.files()).isEqualTo(files);
    }

    @Test
    void newMessageTakesThePlaceOfOneThatIsThereAndBack() {
        BotCall send = BotCall.of(
                "sendMessage",
                Buffer.buffer("{\"chat_id\":-1,\"message_thread_id\":3,\"text\":\"a\",\"reply_markup\":{}}"));

        BotCall edit = CallChange.inPlaceOf(send, -1_001, 2);

        assertThat(edit.method()).isEqualTo("editMessageText");
        assertThat(edit.json().toString())
                .isEqualTo("{\"chat_id\":-1001,\"message_thread_id\":3,\"text\":\"a\",\"reply_markup\":{},"
                        + "\"message_id\":2}");
        assertThat(CallChange.asNewMessage(edit)).isEqualTo(CallChange.toChat(send, -1_001));
    }

    @Test
    void uploadTakesThePlaceOfAMessageAndBack() {
        BotCall send = new BotCall(
                "sendPhoto",
                Buffer.buffer("{\"chat_id\":-1,\"caption\":\"a\",\"caption_entities\":[]}"),
                Map.of("photo", UUID.randomUUID()));

        BotCall edit = CallChange.inPlaceOf(send, -1, 2);

        assertThat(edit.json().toString())
                .isEqualTo("{\"chat_id\":-1,\"message_id\":2,\"media\":{\"type\":\"photo\","
                        + "\"media\":\"attach://photo\",\"caption\":\"a\",\"caption_entities\":[]}}");
        assertThat(CallChange.asNewMessage(edit)).isEqualTo(send);
    }

    @Test
    void keyGoesWithTheMessageThatItShowsAndWithNoOther() {
        ShownAs key = new ShownAs("apply", "1");
        BotCall shown = EDIT.withShownAs(key);
        BotCall longText = BotCall.of("sendMessage", Buffer.buffer("{\"chat_id\":-1,\"text\":\"one two\"}"))
                .withShownAs(key);
        BotCall photo = new BotCall("sendPhoto", Buffer.buffer("{\"chat_id\":-1,\"caption\":\"a\"}"), Map.of())
                .withShownAs(key);

        assertThat(CallChange.asNewMessage(shown).shownAs()).contains(key);
        assertThat(CallChange.asDocument(photo).shownAs()).contains(key);
        assertThat(CallChange.deletion(shown).shownAs()).isEmpty();
        assertThat(CallChange.inParts(longText))
                .extracting(BotCall::shownAs)
                .containsExactly(Optional.of(key), Optional.empty());
        assertThat(CallChange.captionApart(photo))
                .extracting(BotCall::shownAs)
                .containsExactly(Optional.of(key), Optional.empty());
    }

    @Test
    void threadAndFormattingCanBeLeftOut() {
        assertThat(CallChange.withoutThread(EDIT).json().toString()).doesNotContain("thread");
        assertThat(CallChange.asPlainText(EDIT).json().toString()).doesNotContain("entities");
    }

    @Test
    void filesStayWithTheCall() {
        BotCall photo = new BotCall("sendPhoto", Buffer.buffer("{\"chat_id\":-1}"), Map.of("photo", UUID.randomUUID()));

        assertThat(CallChange.toChat(photo, 5).files()).isEqualTo(photo.files());
    }
}
