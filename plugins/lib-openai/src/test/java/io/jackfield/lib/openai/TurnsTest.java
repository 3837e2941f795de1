package io.jackfield.lib.openai;

import static io.jackfield.api.llm.ModelMessage.assistant;
import static io.jackfield.api.llm.ModelMessage.system;
import static io.jackfield.api.llm.ModelMessage.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.ModelMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final Manners STRICT = Manners.USUAL.takingTurns();

    @Test
    void instructionsAreOneMessageAtTheBeginning() {
        assertThat(turns(Manners.USUAL, system("a"), user("q"), system("b"), assistant("r"), system(" "), user("s")))
                .containsExactly(system("a\n\nb"), user("q"), assistant("r"), user("s"));
        assertThat(turns(Manners.USUAL, user("q"))).containsExactly(user("q"));
    }

    @Test
    void dialogueStaysAsItIsWhereNobodyInsistsOnTurns() {
        assertThat(turns(Manners.USUAL, assistant("hello"), user("q"), user("s")))
                .containsExactly(assistant("hello"), user("q"), user("s"));
    }

    @Test
    void whoMustTakeTurnsDoes() {
        ModelMessage picture = new ModelMessage(
                ModelMessage.Role.USER, "", List.of(new Attachment.Bytes("a.png", "image/png", new byte[] {1})));

        List<ModelMessage> turns = turns(
                STRICT,
                assistant("hello"),
                system("be kind"),
                user("one"),
                user("two"),
                picture,
                assistant("a"),
                assistant("b"),
                user("three"));

        assertThat(turns)
                .extracting(ModelMessage::text)
                .containsExactly("be kind", "…", "hello", "one\n\ntwo", "a\n\nb", "three");
        assertThat(turns.get(3).attachments()).isEqualTo(picture.attachments());
    }

    @Test
    void withoutARoleForThemInstructionsStandBeforeTheQuestion() {
        Manners bare = Manners.USUAL.withoutSystemRole();

        assertThat(turns(bare, system("be kind"), user("q"), assistant("a"), user("s")))
                .containsExactly(user("be kind\n\nq"), assistant("a"), user("s"));
        assertThat(turns(bare, system("be kind"))).containsExactly(user("be kind"));
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        assertThat(turns(Manners.USUAL, system("\ud83d x"), user("a\udd25b"), user("\ud83d\udd25")))
                .containsExactly(system("\ufffd x"), user("a\ufffdb"), user("\ud83d\udd25"));
        assertThat(turns(STRICT, user("a\ud83d"), user("\udd25b"))).containsExactly(user("a\ufffd\n\n\ufffdb"));
    }

    private static List<ModelMessage> turns(Manners manners, ModelMessage... messages) {
        return Turns.of(List.of(messages), manners);
    }
}
