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
                BotCall.of("answerCallbackQuery", Buffer.buffer("")));

        Buffer frames = CallFrames.encode(calls);

        assertThat(CallFrames.decode(frames)).isEqualTo(calls);
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
