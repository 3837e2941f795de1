package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallFramesTest {
    @Test
    void callsComeBackAsTheyWere() {
        List<BotCall> calls = List.of(
                BotCall.of("sendMessage", Buffer.buffer("{\"text\":\"Привет 😀\"}")),
                new BotCall(
                        "sendDocument",
                        Buffer.buffer("{}"),
                        Map.of("document", UUID.randomUUID(), "thumbnail", UUID.randomUUID())),
                BotCall.of("sendRichMessage", Buffer.buffer("{}")).withFallbacks(300),
                BotCall.of("sendMessage", Buffer.buffer("{}")).withShownAs(new ShownAs("command-apply", "заявка 17")),
                BotCall.of("answerCallbackQuery", Buffer.buffer("")));

        Buffer frames = CallFrames.encode(calls);

        assertThat(CallFrames.decode(frames)).isEqualTo(calls);
    }

    @Test
    void rowsFromBeforeThereWereFallbacksAreStillRead() {
        UUID file = new UUID(1, 2);
        Buffer stored = Buffer.buffer()
                .appendUnsignedShort(1)
                .appendUnsignedByte((short) 12)
                .appendString("sendDocument")
                .appendUnsignedByte((short) 1)
                .appendUnsignedByte((short) 8)
                .appendString("document")
                .appendLong(1)
                .appendLong(2)
                .appendInt(2)
                .appendString("{}");

        assertThat(CallFrames.decode(stored))
                .containsExactly(new BotCall("sendDocument", Buffer.buffer("{}"), Map.of("document", file)));
    }

    @Test
    void rowsFromBeforeThereWereKeysAreStillRead() {
        Buffer stored = Buffer.buffer()
                .appendUnsignedShort(0x8001)
                .appendUnsignedByte((short) 15)
                .appendString("sendRichMessage")
                .appendUnsignedByte((short) 0)
                .appendUnsignedShort(3)
                .appendInt(2)
                .appendString("{}");

        assertThat(CallFrames.decode(stored))
                .containsExactly(
                        BotCall.of("sendRichMessage", Buffer.buffer("{}")).withFallbacks(3));
    }

    @Test
    void noCallsAreFramesToo() {
        assertThat(CallFrames.decode(CallFrames.encode(List.of()))).isEmpty();
    }

    @Test
    void hundredsOfLongCallsAreNoProblem() {
        List<BotCall> calls = Collections.nCopies(300, BotCall.of("sendMessage", Buffer.buffer("x".repeat(70_000))));

        assertThat(CallFrames.decode(CallFrames.encode(calls))).isEqualTo(calls);
    }
}
