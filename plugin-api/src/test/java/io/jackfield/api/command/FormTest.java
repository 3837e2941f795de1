package io.jackfield.api.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.api.chat.Contact;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.api.chat.Step;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways through a form are tested with the test kit's sample; here is what that does not show. */
class FormTest {
    private static final Form FORM =
            Form.named("apply").ask("name", AnswerCheck.line(10)).ask("email", AnswerCheck.email());

    private static StepAnswer answer(Step step, String text, Optional<Contact> contact) {
        IncomingMessage message = new IncomingMessage(1, Instant.EPOCH, text, List.of(), contact, "");
        return (StepAnswer) Proxy.newProxyInstance(
                FormTest.class.getClassLoader(),
                new Class<?>[] {StepAnswer.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "step" -> step;
                    case "message" -> message;
                    case "text" -> arguments[0] + Arrays.toString((Object[]) arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static StepAnswer answer(Step step, String text) {
        return answer(step, text, Optional.empty());
    }

    private static Optional<String> taken(AnswerCheck check, StepAnswer answer) throws Exception {
        return check.check(answer, Map.of()) instanceof AnswerCheck.Taken(String value)
                ? Optional.of(value)
                : Optional.empty();
    }

    @ParameterizedTest
    @CsvSource({
        "+44 20 7946-0958, +442079460958",
        "8 (916) 123.45.67, 89161234567",
        "call me, ",
        "123456, ",
        "1234567890123456, ",
        "+, "
    })
    void numbersAreTakenAsPeopleWriteThem(String text, String number) throws Exception {
        assertThat(taken(AnswerCheck.phone(), answer(Step.named("phone"), text)))
                .isEqualTo(Optional.ofNullable(number));
    }

    @Test
    void sharedContactIsItsNumber() throws Exception {
        Contact contact = new Contact("44 2079460958", "Ada", OptionalLong.empty());

        assertThat(taken(AnswerCheck.phone(), answer(Step.named("phone"), "", Optional.of(contact))))
                .contains("+442079460958");
    }

    @ParameterizedTest
    @CsvSource({"ada@example.org, true", "' a.b+c@d.example.org ', true", "ada@example, false", "a b@example.org, false"
    })
    void addressesHaveTheFormOfOne(String text, boolean fits) throws Exception {
        assertThat(taken(AnswerCheck.email(), answer(Step.named("email"), text)).isPresent())
                .isEqualTo(fits);
    }

    @Test
    void linesAreBoundedAndSingle() throws Exception {
        assertThat(taken(AnswerCheck.line(3), answer(Step.named("a"), " abc "))).contains("abc");
        assertThat(taken(AnswerCheck.line(3), answer(Step.named("a"), "abcd"))).isEmpty();
        assertThat(taken(AnswerCheck.line(3), answer(Step.named("a"), "a\nb"))).isEmpty();
        assertThat(taken(AnswerCheck.line(3), answer(Step.named("a"), "  "))).isEmpty();
    }

    @Test
    void whatIsKnownIsNotAskedAndComesBackWithTheAnswers() throws Exception {
        Reply first = FORM.start(answer(Step.named("x"), ""), Map.of("name", "Ada", "package", "premium"));
        Step step = first.next().orElseThrow();
        assertThat(step.name()).isEqualTo("apply-email");

        Reply done = FORM.answer(
                answer(step, "ada@example.org"),
                (last, values) -> Reply.text(values.get("name") + values.get("package") + values.get("email")));

        ReplyPart.Text text = (ReplyPart.Text) done.parts().getFirst();
        assertThat(text.text()).isEqualTo("Adapremiumada@example.org");
        assertThat(text.keyboard()).contains(Keyboard.remove());
        assertThat(done.next()).isEmpty();
    }

    @Test
    void formOfWhichAllIsKnownBeginsAtItsEnd() {
        Map<String, String> all = Map.of("name", "Ada", "email", "ada@example.org");
        StepAnswer request = answer(Step.named("x"), "");

        assertThat(FORM.start(request, all).next().orElseThrow().name()).isEqualTo("apply-email");
        assertThat(FORM.confirm().start(request, all).next().orElseThrow().name())
                .isEqualTo("apply-confirm");
        assertThatThrownBy(() -> Form.named("empty").start(request)).hasMessageContaining("has no question");
    }

    @Test
    void keyboardOfTheLastWordIsItsOwn() throws Exception {
        Keyboard menu = Keyboard.keys(List.of("Menu"));
        Step last = new Step("apply-email", Map.of("name", "Ada"), Optional.empty());

        Reply done = FORM.answer(
                answer(last, "ada@example.org"),
                (answer, values) -> Reply.text("Done").keyboard(menu));

        assertThat(((ReplyPart.Text) done.parts().getFirst()).keyboard()).contains(menu);
    }

    @Test
    void checkSaysWhatIsWrongInItsOwnWords() throws Exception {
        Form codes = Form.named("code")
                .ask("code", (answer, values) -> AnswerCheck.wrong("The code is too old"))
                .within(Duration.ofMinutes(10));

        Reply again = codes.answer(answer(Step.named("code-code"), "123"), (last, values) -> Reply.nothing());

        assertThat(((ReplyPart.Text) again.parts().getFirst()).text()).isEqualTo("The code is too old");
        assertThat(again.next().orElseThrow().within()).contains(Duration.ofMinutes(10));
    }

    @Test
    void namesAreHeldToTheirRulesAndStepsAreThoseOfTheForm() {
        assertThat(FORM.confirm().steps()).containsExactly("apply-name", "apply-email", "apply-confirm");
        assertThat(FORM.has(Step.named("apply-name"))).isTrue();
        assertThat(FORM.has(Step.named("other-name"))).isFalse();
        assertThatThrownBy(() -> Form.named("Apply")).hasMessageContaining("'Apply'");
        assertThatThrownBy(() -> FORM.ask("name", AnswerCheck.line(1))).hasMessageContaining("'name' already");
        assertThatThrownBy(() -> FORM.ask("confirm", AnswerCheck.line(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FORM.back(answer(Step.named("other"), "")))
                .hasMessageContaining("step 'other' is none of form 'apply'");
    }

    @Test
    void summaryAndPhoneCheckCanBeThePluginsOwn() throws Exception {
        Form form = Form.named("apply")
                .askPhone("phone", (answer, values) -> AnswerCheck.taken("+1"))
                .confirm((request, values) -> values.get("package") + " " + values.get("phone"));
        StepAnswer answer = answer(Step.named("apply-phone").with("package", "basic"), "one");

        Reply summary = form.answer(answer, (last, values) -> Reply.nothing());

        assertThat(summary.parts())
                .singleElement()
                .satisfies(part -> assertThat(((ReplyPart.Text) part).text()).isEqualTo("basic +1"));
    }
}
