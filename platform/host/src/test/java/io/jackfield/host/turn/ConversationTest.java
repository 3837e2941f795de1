package io.jackfield.host.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Chat;
import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.chat.Step;
import io.jackfield.host.store.MemoryScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {
    @Test
    void conversationComesBackAsItWas() {
        Conversation open = new Conversation(
                "apply/form", Step.named("phone").with("name", "\"Ada\" \n 😀").with("empty", ""), Optional.empty());

        assertThat(Conversation.decode(open.encoded())).contains(open);
    }

    @Test
    void stepWithATimeKnowsWhenItIsOver() {
        Instant now = Instant.parse("2026-11-21T12:00:00.123456Z");

        Conversation open = Conversation.waiting("apply", Step.named("phone").within(Duration.ofMinutes(10)), now);

        Instant end = Instant.parse("2026-11-21T12:10:00.123Z");
        assertThat(open.until()).contains(end);
        assertThat(open.isOver(end)).isFalse();
        assertThat(open.isOver(end.plusMillis(1))).isTrue();
        assertThat(Conversation.decode(open.encoded())).contains(open);
    }

    @Test
    void conversationOfAnEarlierVersionHasNoEnd() {
        assertThat(Conversation.decode("{\"owner\":\"a\",\"step\":\"b\",\"data\":{}}"))
                .contains(new Conversation("a", Step.named("b"), Optional.empty()));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "{}",
                "{\"owner\":\"a\",\"step\":\"b\"}",
                "{\"owner\":\"a\",\"step\":\"No Step\",\"data\":{}}",
                "{\"owner\":\"a\",\"step\":\"b\",\"data\":{\"k\":null}}"
            })
    void whatCannotBeReadIsNoConversation(String stored) {
        assertThat(Conversation.decode(stored)).isEmpty();
    }

    @Test
    void everyChatAndTopicHasItsOwn() {
        Chat topic = new Chat(-100, ChatKind.GROUP, OptionalInt.of(77), "Engines");

        assertThat(Conversation.key(7, 5, topic).scope()).isEqualTo(MemoryScope.ofUser(7, 5));
        assertThat(Conversation.key(7, 5, topic).name()).isEqualTo("#conversation:-100:77");
        assertThat(Conversation.key(7, 5, Chat.privateChat(5)).name()).isEqualTo("#conversation:5:0");
    }
}
