package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.telegram.Limits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RichMarkdownTest {
    @Test
    void markdownGoesInAsItIsButForFormulas() {
        assertThat(RichMarkdown.split("# Title\n\n| a | b |\n|---|---|\n| 1 | \\(x\\) |\n"))
                .containsExactly("# Title\n\n| a | b |\n|---|---|\n| 1 | $x$ |");
        assertThat(RichMarkdown.split(" \n")).isEmpty();
    }

    @Test
    void addressesWithSignsOfMarkdownAreBracketed() {
        assertThat(RichMarkdown.split(
                        "see https://a.example/__x__, https://a.example/y and [z](https://a.example/_z_)"))
                .containsExactly("see <https://a.example/__x__>, https://a.example/y and [z](https://a.example/_z_)");
    }

    @Test
    void longTextIsCutBetweenBlocks() {
        String paragraph = "word ".repeat(600).strip();
        String code = "```java\n" + "int a;\n\n".repeat(400) + "```";
        String text = String.join(
                "\n\n",
                List.of(paragraph, code, paragraph, code, paragraph, code).stream()
                        .flatMap(one -> List.of(one, one).stream())
                        .toList());

        List<String> parts = RichMarkdown.split(text);

        assertThat(parts)
                .hasSizeGreaterThan(1)
                .allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(Limits.RICH_TEXT));
        assertThat(String.join("\n\n", parts)).isEqualTo(text);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.split("```", -1).length % 2).isOne());
    }

    @Test
    void noPartHasMoreThanFiveHundredBlocks() {
        String list = IntStream.rangeClosed(1, 700).mapToObj(i -> i + ". item").collect(Collectors.joining("\n"));

        List<String> parts = RichMarkdown.split("Words.\n\n" + list);

        assertThat(parts).hasSize(3);
        assertThat(String.join("\n", parts)).isEqualTo("Words.\n\n" + list);
        assertThat(parts.get(1)).startsWith("250. item");
    }

    @Test
    void whatRichMessagesHaveNoRoomForHasNoRichForm() {
        String wide = "|a".repeat(21) + "|\n" + "|-".repeat(21) + "|\n";
        String deep = "> ".repeat(17) + "deep";
        String table = "|a|\n|-|\n" + "|1|\n".repeat(501);

        assertThat(RichMarkdown.split(wide)).isEmpty();
        assertThat(RichMarkdown.split(deep)).isEmpty();
        assertThat(RichMarkdown.split(table)).isEmpty();
        assertThat(RichMarkdown.split("x".repeat(Limits.RICH_TEXT + 1))).isEmpty();
    }

    @Test
    void nothingIsLostWhateverTheText() {
        for (long seed = 0; seed < 20; seed++) {
            String text = Formulas.asDollars(new Samples(seed).markdown(100_000));

            List<String> parts = RichMarkdown.split(text);

            assertThat(parts).as("seed %d", seed).hasSizeGreaterThan(3);
            assertThat(withoutSpace(String.join("", parts))).isEqualTo(withoutSpace(text));
        }
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }
}
