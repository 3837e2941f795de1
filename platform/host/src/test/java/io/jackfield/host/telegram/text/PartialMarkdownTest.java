package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\0',
            value = {
                "a **bol => a {bold}bol{/bold}",
                "a **bold* => a {bold}bold{/bold}",
                "a **bold** => a {bold}bold{/bold}",
                "a ** => a",
                "a **b _c => a {bold}b {italic}c{/italic}{/bold}",
                "***both => {italic}{bold}both{/bold}{/italic}",
                "***both* => {italic}{bold}both{/bold}{/italic}",
                "a ~~gone~ => a {strikethrough}gone{/strikethrough}",
                "a ||hid => a {spoiler}hid{/spoiler}",
                "a `co => a {code}co{/code}",
                "a ``co` => a {code}co{/code}",
                "a **` => a",
                "a **b `c => a {bold}b{/bold} {code}c{/code}",
                "see [the docs](https://exa => see the docs",
                "see **[the docs](https://exa => see {bold}the docs{/bold}",
                "see ![cat](https://exa => see cat",
                "see [the](http://x.example) **b => see {text_link=http://x.example}the{/text_link} {bold}b{/bold}",
                "2 * 3 and 5*3 and a_b => 2 * 3 and 5*3 and a_b",
                "\\*a \\ => *a",
                "- **item => • {bold}item{/bold}",
                "# Tit => {bold}Tit{/bold}",
                "# Tit *l => {bold}Tit {italic}l{/italic}{/bold}",
            })
    void whatIsOpenIsClosed(String prefix, String expected) {
        assertThat(Tags.of(Markdown.renderPartial(prefix))).isEqualTo(expected);
    }

    @Test
    void openCodeBlockIsShownAsCode() {
        assertPartial("Look:\n```java\nint a = 1;\n  **b", "Look:\n\n{pre=java}int a = 1;\n  **b{/pre}");
        assertPartial("- x\n  ```sh\n  ls\n  ``", "• x\n{pre=sh}ls{/pre}");
    }

    @Test
    void anUnfinishedLineOfMarksChangesNothingYet() {
        for (String marks : new String[] {"-", "==", "``", "```", "* ", "##", "> ", "|---|--"}) {
            assertPartial("Some words\n" + marks, "Some words");
        }
    }

    @Test
    void openStyleOfAFinishedParagraphIsNoStyle() {
        assertPartial("a **b\n\n", "a **b");
        assertPartial("a **b\n\nc **d", "a **b\n\nc {bold}d{/bold}");
    }

    @Test
    void openStyleInTheLastCellIsClosed() {
        String wide = "word ".repeat(14).strip();
        assertPartial(
                "|A|B|\n|-|-|\n|a|" + wide + " **b", "{bold}A:{/bold} a\n{bold}B:{/bold} " + wide + " {bold}b{/bold}");
    }

    @Test
    void everyPrefixShowsNoMarks() {
        String whole = "Это **важно**, *очень* и ~~нет~~ `код` [ссылка](https://a.example/b_c) ||тайна|| конец";

        for (int end = 0; end <= whole.length(); end++) {
            String shown = Markdown.renderPartial(whole.substring(0, end)).text();
            assertThat(shown).as("prefix of %d", end).doesNotContain("*", "~", "`", "|", "(");
        }
    }

    private static void assertPartial(String prefix, String expected) {
        assertThat(Tags.of(Markdown.renderPartial(prefix))).isEqualTo(expected);
    }
}
