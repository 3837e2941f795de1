package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '\0',
            value = {
                "plain words => plain words",
                "**жирный** текст => {bold}жирный{/bold} текст",
                "__bold__ and *it* and _it_ => {bold}bold{/bold} and {italic}it{/italic} and {italic}it{/italic}",
                "***both*** => {italic}{bold}both{/bold}{/italic}",
                "**a _b_ c** => {bold}a {italic}b{/italic} c{/bold}",
                "**a `b` c** => {bold}a{/bold} {code}b{/code} {bold}c{/bold}",
                "~~gone~~ but ~5 or ~6 => {strikethrough}gone{/strikethrough} but ~5 or ~6",
                "||secret **word**|| => {spoiler}secret {bold}word{/bold}{/spoiler}",
                "if (a || b || c) => if (a || b || c)",
                "snake_case_name and 2 * 3 * 4 => snake_case_name and 2 * 3 * 4",
                "run `mvn -q` now => run {code}mvn -q{/code} now",
                "[site](https://a.example/x) => {text_link=https://a.example/x}site{/text_link}",
                "[W](https://a.example/A_(b)) ok => {text_link=https://a.example/A_(b)}W{/text_link} ok",
                "[**b**](http://a.example) => {text_link=http://a.example}{bold}b{/bold}{/text_link}",
                "[`x`](http://a.example) => {text_link=http://a.example}x{/text_link}",
                "[me](tg://user?id=7) [m](MAILTO:a@b.example) => "
                        + "{text_link=tg://user?id=7}me{/text_link} {text_link=MAILTO:a@b.example}m{/text_link}",
                "[x](javascript:alert) [y](README.md) => x (javascript:alert) y (README.md)",
                "![a cat](https://a.example/c.png) => {text_link=https://a.example/c.png}a cat{/text_link}",
                "[![i](http://i.example)](http://o.example) => {text_link=http://o.example}i (http://i.example){/text_link}",
                "![](https://a.example/c.png) => {text_link=https://a.example/c.png}https://a.example/c.png{/text_link}",
                "<https://a.example> => {text_link=https://a.example}https://a.example{/text_link}",
                "a <b>bold</b> &lt;tag&gt; => a <b>bold</b> <tag>",
                "<div>x</div> => <div>x</div>",
                "1 < 2 && 3 > 2 => 1 < 2 && 3 > 2",
                "\\*not italic\\* => *not italic*",
                "--- => ———",
                "# Title # => {bold}Title{/bold}",
                "## A **b** `c` d => {bold}A b{/bold} {code}c{/code} {bold}d{/bold}",
                "- [ ] milk => ☐ milk",
                "1. [x] bread => 1. ☑ bread",
                "7) seven => 7) seven",
                "``` => ''",
            })
    void oneLineBecomesTextWithEntities(String markdown, String expected) {
        assertThat(Tags.of(Markdown.render(markdown))).isEqualTo(expected.equals("''") ? "" : expected);
    }

    @Test
    void offsetsCountUtf16Units() {
        FormattedText rendered = Markdown.render("👍🏽 **да** 👨‍👩‍👧 `код`");

        assertThat(rendered.text()).isEqualTo("👍🏽 да 👨‍👩‍👧 код");
        assertThat(rendered.entities())
                .containsExactly(new TextEntity(TextEntity.BOLD, 5, 2), new TextEntity(TextEntity.CODE, 17, 3));
    }

    @Test
    void blocksAreSetApartByABlankLine() {
        assertShows("""
                Intro
                # Title
                one
                two\\
                three



                ***
                end
                """, """
                Intro

                {bold}Title{/bold}

                one
                two
                three

                ———

                end""");
    }

    @Test
    void htmlIsShownAsWrittenButForLineBreaks() {
        assertShows("one<br>two<BR />three", "one\ntwo\nthree");
        assertShows("<details>\n<b>x</b>\n</details>\n\nend", "<details>\n<b>x</b>\n</details>\n\nend");
    }

    @Test
    void listsKeepBulletsNumbersAndNesting() {
        assertShows("""
                3. three
                   more
                4. four
                   - inner **b**
                     * deep
                   - [x] done

                   para
                """, """
                3. three
                   more

                4. four

                   • inner {bold}b{/bold}
                      • deep
                   ☑ done

                   para""");
    }

    @Test
    void tightListsStayTight() {
        assertShows("- a\n-\n- # h\n- - b\n\nend", "• a\n•\n• {bold}h{/bold}\n• • b\n\nend");
    }

    @Test
    void codeBlocksKeepLanguageAndIndentation() {
        assertShows(
                "```python title=x\n    def f():\n\n        **x**\n\n```\nend",
                "{pre=python}    def f():\n\n        **x**{/pre}\n\nend");
        assertShows("text\n\n    indented\n      code\n", "text\n\n{pre}indented\n  code{/pre}");
    }

    @Test
    void codeInAListStandsOnItsOwnLinesWithoutIndentation() {
        assertShows(
                "1. Run\n   ```sh\n   ls\n   ```\n2. ```sh\n   pwd\n   ```",
                "1. Run\n{pre=sh}ls{/pre}\n2.\n{pre=sh}pwd{/pre}");
    }

    @Test
    void quotesAreFlattenedAndMayHoldCode() {
        assertShows(
                "> a\n> > b **c**\n>\n> ```\n> code\n> ```\n\nafter",
                "{blockquote}a\n\nb {bold}c{/bold}\n\n{pre}code{/pre}{/blockquote}\n\nafter");
    }

    @Test
    void quoteMayBeginWithIndentedCode() {
        assertShows("> ```\n>   code\n> ```", "{blockquote}{pre}  code{/pre}{/blockquote}");
    }

    @Test
    void smallTablesBecomeColumns() {
        assertShows("""
                | Имя | Age | Mid |
                |:----|----:|:---:|
                | **Анна** | 5 | x |
                | B \\| c | 100 | `yy` |
                """, """
                {pre}Имя   | Age | Mid
                ------+-----+----
                Анна  |   5 |  x
                B | c | 100 | yy{/pre}""");
    }

    @Test
    void wideTablesBecomeLines() {
        String wide = "long ".repeat(14).strip();
        assertShows(
                "| Name | Text |\n|---|---|\n| a | **" + wide + "** |\n| b | |",
                "{bold}Name:{/bold} a\n{bold}Text:{/bold} {bold}" + wide + "{/bold}\n\n{bold}Name:{/bold} b");
    }

    @Test
    void textIsTrimmedAndEntitiesMoveAlong() {
        assertShows("\n\n  **a** \n\n&nbsp;", "{bold}a{/bold}");
        assertShows("&nbsp;\n\n**a**", "{bold}a{/bold}");
    }

    @Test
    void nothingComesFromNothing() {
        assertThat(Markdown.render("")).isEqualTo(FormattedText.plain(""));
        assertThat(Markdown.render(" \n ")).isEqualTo(FormattedText.plain(""));
    }

    @Test
    void halfASurrogatePairNeverGetsOut() {
        assertThat(Markdown.render("a \uD83D b").text()).isEqualTo("a \uFFFD b");
        assertThat(Markdown.render("a \uDC4D **b**").text()).isEqualTo("a \uFFFD b");
        assertThat(Markdown.render("a **b** \uD83D").text()).isEqualTo("a b");
    }

    private static void assertShows(String markdown, String expected) {
        assertThat(Tags.of(Markdown.render(markdown))).isEqualTo(expected);
    }
}
