package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jackfield.host.telegram.Limits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {
    @Test
    void whatFitsStaysWhole() {
        FormattedText text = Markdown.render("**a** b");

        assertThat(Splitter.split(text, 4)).containsExactly(text);
    }

    @Test
    void nothingToSeeGivesNoParts() {
        assertThat(Splitter.split(FormattedText.plain(""), 10)).isEmpty();
        assertThat(Splitter.split(new FormattedText(" \n ", List.of()), 10)).isEmpty();
    }

    @Test
    void cutsAfterAParagraphRatherThanALineOrASentence() {
        assertSplit("First one.\n\nSecond. More\nline and so on", 30, "First one.", "Second. More\nline and so on");
        assertSplit("First line\nsecond. More words", 20, "First line", "second. More words");
    }

    @Test
    void cutsAfterASentenceRatherThanAWord() {
        assertSplit(
                "Это первое. Это «второе!» и ещё немного слов", 30, "Это первое. Это «второе!»", "и ещё немного слов");
        assertSplit("数据在这里。那里没有数据", 8, "数据在这里。", "那里没有数据");
    }

    @Test
    void cutsAfterAWordRatherThanInsideIt() {
        assertSplit("one two three four", 9, "one two", "three", "four");
    }

    @Test
    void cutsBetweenCharactersAsAReaderCountsThem() {
        assertSplit("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 10, "👨‍👩‍👧", "👨‍👩‍👧", "👨‍👩‍👧");
        assertSplit("e\u0301e\u0301e\u0301", 3, "e\u0301", "e\u0301", "e\u0301");
        assertSplit("👍👍👍", 3, "👍", "👍", "👍");
    }

    @Test
    void characterLongerThanAPartIsCutBetweenSurrogatePairs() {
        assertSplit("👨‍👩‍👧", 4, "👨\u200D", "👩\u200D", "👧");
    }

    @Test
    void stylesGoOnInTheNextPart() {
        FormattedText text = Markdown.render("> **bold [link text](https://a.example) end**");

        assertThat(tagged(Splitter.split(text, 14)))
                .containsExactly(
                        "{blockquote}{bold}bold {text_link=https://a.example}link text{/text_link}{/bold}{/blockquote}",
                        "{blockquote}{bold}end{/bold}{/blockquote}");
    }

    @Test
    void linkOrCodeAmongWordsIsNotTornWhileItFits() {
        FormattedText link = Markdown.render("see [the good docs](https://a.example) now");
        FormattedText code = Markdown.render("run `mvn -q verify` now");

        assertThat(tagged(Splitter.split(link, 13)))
                .containsExactly("see", "{text_link=https://a.example}the good docs{/text_link}", "now");
        assertThat(tagged(Splitter.split(code, 13))).containsExactly("run", "{code}mvn -q verify{/code}", "now");
        assertThat(tagged(Splitter.split(link, 8))).contains("{text_link=https://a.example}the good{/text_link}");
    }

    @Test
    void headingGoesWithWhatFollowsIt() {
        FormattedText text = Markdown.render("Some words.\n\n# Title\n\nMore of them and so on");

        assertThat(tagged(Splitter.split(text, 32)))
                .containsExactly("Some words.", "{bold}Title{/bold}\n\nMore of them and so on");
    }

    @Test
    void codeIsCutAtLineEndsAndKeepsLanguageAndIndentation() {
        FormattedText text = Markdown.render("```java\nif (a) {\n    b();\n\n    c();\n}\n```");

        assertThat(tagged(Splitter.split(text, 20)))
                .containsExactly("{pre=java}if (a) {\n    b();{/pre}", "{pre=java}    c();\n}{/pre}");
    }

    @Test
    void longCodeIsCutAtLineEndsOnly() {
        String line = "    System.out.println(\"строка\");";
        String code = (line + "\n").repeat(500).stripTrailing();

        List<FormattedText> parts = Splitter.split(Markdown.render("```java\n" + code + "\n```"), Limits.TEXT);

        assertThat(parts).hasSize(5).allSatisfy(part -> {
            assertThat(part.text().lines()).containsOnly(line);
            assertThat(part.entities())
                    .containsExactly(
                            new TextEntity(TextEntity.PRE, 0, part.text().length(), "", "java"));
        });
        assertThat(parts.stream().map(FormattedText::text).collect(Collectors.joining("\n")))
                .isEqualTo(code);
    }

    @Test
    void cutsInFrontOfACodeBlockRatherThanInsideIt() {
        FormattedText text = Markdown.render("Some words here.\n\n```\none\ntwo\nthree\n```");

        assertThat(tagged(Splitter.split(text, 25))).containsExactly("Some words here.", "{pre}one\ntwo\nthree{/pre}");
    }

    @Test
    void noPartHasMoreThanAHundredEntities() {
        String words = IntStream.range(0, 250).mapToObj(i -> "**w" + i + "**").collect(Collectors.joining(" "));

        List<FormattedText> parts = Splitter.split(Markdown.render(words), Limits.TEXT);

        assertThat(parts).extracting(part -> part.entities().size()).containsExactly(100, 100, 50);
        assertThat(parts.get(1).text()).startsWith("w100 ").endsWith(" w199");
    }

    @Test
    void lastPartIsNotAFewCharacters() {
        String words = "word ".repeat(820).strip();

        List<FormattedText> parts = Splitter.split(FormattedText.plain(words), Limits.TEXT);

        assertThat(parts).hasSize(2);
        assertThat(parts.getLast().text()).hasSizeGreaterThan(500);
    }

    @Test
    void limitLeavesRoomForAnEmoji() {
        assertThatThrownBy(() -> Splitter.split(FormattedText.plain("a"), 1)).hasMessageContaining("limit is 1");
    }

    private static void assertSplit(String text, int limit, String... parts) {
        assertThat(tagged(Splitter.split(FormattedText.plain(text), limit))).containsExactly(parts);
    }

    private static List<String> tagged(List<FormattedText> parts) {
        return parts.stream().map(Tags::of).toList();
    }
}
