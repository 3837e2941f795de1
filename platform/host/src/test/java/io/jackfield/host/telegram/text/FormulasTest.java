package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\0',
            value = {
                "so \\( a_1 * b_2 \\) holds => so {code}a_1 * b_2{/code} holds",
                "so $a_1 * b_2$ holds => so {code}a_1 * b_2{/code} holds",
                "$$x^2$$ => {pre=latex}x^2{/pre}",
                "\\[ \\frac{1}{2} \\] => {pre=latex}\\frac{1}{2}{/pre}",
                "then \\[ x = 1 \\] follows => then {code}x = 1{/code} follows",
                "- first \\(a\\) => • first {code}a{/code}",
                "**bold \\(a_b\\)** => {bold}bold{/bold} {code}a_b{/code}",
            })
    void formulasAreShownAsCode(String markdown, String expected) {
        assertThat(Tags.of(Markdown.render(markdown))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs $5 and then $10.",
                "Between $5-$10 a month",
                "US$100/US$200",
                "5$, 6$",
                "set $HOME and $PATH",
                "`\\(x\\)` and `$a$`",
                "see \\[1\\] and \\[link\\]",
                "\\\\(not one\\\\)",
                "an open \\( only",
                "a $ b $ c"
            })
    void whatIsNoFormulaStaysAsItIs(String markdown) {
        assertThat(Formulas.asCode(markdown, false)).isEqualTo(markdown);
        assertThat(Formulas.asDollars(markdown)).isEqualTo(markdown);
    }

    @Test
    void codeBlocksAreLeftAlone() {
        String code = "```sh\necho \\(a\\) $x$\n```\n~~~\n$$y$$\n~~~\n";

        assertThat(Formulas.asCode(code, false)).isEqualTo(code);
        assertThat(Formulas.asDollars(code + "\\(z\\)")).isEqualTo(code + "$z$");
    }

    @Test
    void formulaOnLinesOfItsOwnIsABlockWhereverItStands() {
        assertThat(Tags.of(Markdown.render("So:\n\\[\nx\n= y_1 + z_1\n\\]\nend")))
                .isEqualTo("So:\n\n{pre=latex}x\n= y_1 + z_1{/pre}\n\nend");
        assertThat(Tags.of(Markdown.render("1. Sum:\n   $$\n   a_1 + a_2\n   $$\n2. next")))
                .isEqualTo("1. Sum:\n{pre=latex}a_1 + a_2{/pre}\n2. next");
    }

    @Test
    void richMessagesGetDollars() {
        assertThat(Formulas.asDollars("so \\( a_1 \\), \\[\n x = 1 \n\\] and $b$, $$c$$"))
                .isEqualTo("so $a_1$, $$x = 1$$ and $b$, $$c$$");
    }

    @Test
    void formulaThatIsStillBeingWrittenIsOneAlready() {
        assertThat(Tags.of(Markdown.renderPartial("so \\( a_1 * b"))).isEqualTo("so {code}a_1 * b{/code}");
        assertThat(Tags.of(Markdown.renderPartial("so\n\\[\nx = \\fr"))).isEqualTo("so\n\n{pre=latex}x = \\fr{/pre}");
        assertThat(Tags.of(Markdown.renderPartial("so \\("))).isEqualTo("so");
        assertThat(Tags.of(Markdown.renderPartial("left \\( open\n\nnext"))).isEqualTo("left ( open\n\nnext");
    }
}
