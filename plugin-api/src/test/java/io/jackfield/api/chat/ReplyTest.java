package io.jackfield.api.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplyTest {
    private static final Step NAME = Step.named("name");
    private static final Step PHONE = Step.named("phone");

    @Test
    void nothingHasNoPartsAndSaysNothingOfTheConversation() {
        Reply nothing = Reply.nothing();

        assertThat(nothing.parts()).isEmpty();
        assertThat(nothing.notice()).isEmpty();
        assertThat(nothing.next()).isEmpty();
        assertThat(nothing.endsConversation()).isFalse();
    }

    @Test
    void everyMethodGivesANewReply() {
        Reply text = Reply.text("a");

        text.keyboard(Keyboard.remove()).toast("b").expect(NAME).and(Reply.text("c"));

        assertThat(text.parts()).hasSize(1);
        assertThat(((ReplyPart.Text) text.parts().getFirst()).keyboard()).isEmpty();
        assertThat(text.notice()).isEmpty();
        assertThat(text.next()).isEmpty();
    }

    @Test
    void partsOfTheOtherReplyComeAfterwards() {
        Reply both = Reply.text("a").and(Reply.markdown("b")).and(Reply.removal());

        assertThat(both.parts())
                .extracting(part -> (Object) part.getClass())
                .containsExactly(ReplyPart.Text.class, ReplyPart.Text.class, ReplyPart.Removal.class);
    }

    @Test
    void keyboardGoesUnderTheLastMessage() {
        Keyboard keys = Keyboard.keys(List.of("Yes"));

        Reply both = Reply.text("a").and(Reply.text("b")).keyboard(keys);

        assertThat(((ReplyPart.Text) both.parts().getFirst()).keyboard()).isEmpty();
        assertThat(((ReplyPart.Text) both.parts().getLast()).keyboard()).contains(keys);
    }

    @Test
    void keyboardNeedsAMessageThatCanHaveOne() {
        Keyboard keys = Keyboard.remove();

        assertThatThrownBy(() -> Reply.nothing().keyboard(keys))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("start with Reply.text");
        assertThatThrownBy(() -> Reply.removal().keyboard(keys)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Reply.call("sendDice", Map.of()).keyboard(keys))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("reply_markup");
    }

    @Test
    void textsAndFilesTakeThePlaceOfAMessage() {
        Reply inPlace = Reply.text("a").keyboard(Keyboard.remove()).inPlace();

        ReplyPart.Text text = (ReplyPart.Text) inPlace.parts().getFirst();
        assertThat(text.target()).isEqualTo(ReplyPart.Target.PRESSED_MESSAGE);
        assertThat(text.keyboard()).isPresent();
        ReplyPart.File photo = (ReplyPart.File)
                Reply.photo(Attachment.known("f"), "").inPlace().parts().getFirst();
        assertThat(photo.target()).isEqualTo(ReplyPart.Target.PRESSED_MESSAGE);
        assertThatThrownBy(() -> Reply.removal().inPlace()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatTheOtherReplySaysOfTheButtonWins() {
        Reply quiet = Reply.text("a").toast("first").and(Reply.text("b"));
        Reply loud = Reply.text("a").toast("first").and(Reply.nothing().alert("second"));

        assertThat(quiet.notice()).contains(new Reply.Notice("first", false));
        assertThat(loud.notice()).contains(new Reply.Notice("second", true));
    }

    @Test
    void whatTheOtherReplySaysOfTheConversationWins() {
        Reply asks = Reply.text("a").expect(NAME);
        Reply ends = Reply.text("b").endConversation();

        assertThat(asks.and(Reply.text("b")).next()).contains(NAME);
        assertThat(asks.and(Reply.text("b").expect(PHONE)).next()).contains(PHONE);
        assertThat(asks.and(ends).next()).isEmpty();
        assertThat(asks.and(ends).endsConversation()).isTrue();
        assertThat(ends.and(asks).next()).contains(NAME);
        assertThat(ends.and(asks).endsConversation()).isFalse();
        assertThat(ends.and(Reply.text("c")).endsConversation()).isTrue();
    }

    @Test
    void lastWordOnTheConversationCounts() {
        assertThat(Reply.text("a").expect(NAME).endConversation().next()).isEmpty();
        assertThat(Reply.text("a").endConversation().expect(NAME).endsConversation())
                .isFalse();
    }

    @Test
    void partsCannotBeChangedFromOutside() {
        Reply text = Reply.text("a");

        assertThatThrownBy(() -> text.parts().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
