package io.jackfield.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChatTest {
    private final Tally tally = new Tally();
    private final Chat chat = new Chat(3);

    @BeforeEach
    void threeMessagesAreSent() {
        for (int i = 0; i < 3; i++) {
            chat.newUpdate(tally.sent++, 0);
        }
    }

    @Test
    void answersInOrderLeaveNothingToSay() {
        answers(1, 2, 3);

        assertThat(tally.snapshot()).isEqualTo(new Books(3, 3, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void missingAnswerIsLostAndDoesNotShiftTheOthers() {
        answers(1, 3);

        assertThat(tally.snapshot().lost()).isEqualTo(1);
        assertThat(tally.doubled).isZero();
        assertThat(tally.reordered).isZero();
    }

    @Test
    void secondAnswerToOneMessageIsDoubled() {
        answers(1, 2, 2, 3, 1);

        assertThat(tally.doubled).isEqualTo(2);
        assertThat(tally.snapshot().lost()).isZero();
        assertThat(tally.reordered).isZero();
    }

    @Test
    void answerBehindALaterOneIsReordered() {
        answers(2, 1, 3);

        assertThat(tally.reordered).isEqualTo(1);
        assertThat(tally.snapshot().lost()).isZero();
    }

    @Test
    void answerWithoutNumberBelongsToTheOldestMessage() {
        assertThat(chat.answer(OptionalInt.empty(), tally))
                .get()
                .extracting(update -> update.number)
                .isEqualTo(1);
        assertThat(tally.unnumbered).isEqualTo(1);
    }

    @Test
    void chatIsFoundByItsId() {
        Chat[] chats = {new Chat(0), new Chat(1)};

        assertThat(Chat.withId(chats, chats[1].id())).contains(chats[1]);
        assertThat(Chat.withId(chats, chats[1].id() + 1)).isEmpty();
        assertThat(Chat.withId(chats, -1)).isEmpty();
    }

    private void answers(int... numbers) {
        for (int number : numbers) {
            chat.answer(OptionalInt.of(number), tally);
        }
    }
}
