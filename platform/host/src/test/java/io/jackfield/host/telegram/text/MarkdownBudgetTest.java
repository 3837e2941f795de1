package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jackfield.host.telegram.Limits;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of 100 kB that somebody got a model to write. Each took milliseconds; the limit is for a crowded machine. */
class MarkdownBudgetTest {
    private static final int SIZE = 100_000;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    static Stream<String> texts() {
        Stream<String> repeated = Stream.of(
                        "*",
                        "**a ",
                        "*a _b ",
                        "||a ",
                        "|",
                        "`",
                        "`a``",
                        "[",
                        "[a](",
                        "[a][",
                        "<!--",
                        "<?",
                        "<![CDATA[",
                        "&",
                        "> ",
                        "- ",
                        "|a|b|\n|-|-|\n",
                        "|-|-|\n",
                        "[a]: b\n",
                        "[a]: http://a.bc\n",
                        "$a",
                        "\\(",
                        "_a/",
                        "a.b/",
                        "a@",
                        "a@b.c",
                        "\\\\a",
                        "C:\\",
                        "://",
                        "https://a.b/*",
                        "http://a.b/_*~",
                        "**注意：**请",
                        "*：*请",
                        "__a:__б",
                        "x_y__z/",
                        "**[a](b)** ",
                        "$$\n",
                        "1**2")
                .map(piece -> piece.repeat(SIZE / piece.length()));
        Stream<String> made = Stream.of(
                "|a".repeat(30_000) + "|\n" + "|-".repeat(30_000) + "|\n" + "|x\n".repeat(3_000),
                "|a".repeat(SIZE) + "|\n" + "|-".repeat(SIZE) + "|\n",
                "|a".repeat(200) + "|\n" + "|-".repeat(200) + "|\n" + "|\n".repeat(40_000),
                "[a]: http://a.bc/" + "x".repeat(2_000) + "\n\n" + "[a] ".repeat(25_000),
                "[a]: http://a.bc/" + "x".repeat(50_000) + "\n\n" + "[a] ".repeat(12_000),
                growing("`"),
                growing("*"),
                "*".repeat(3_000_000));
        return Stream.concat(repeated, made);
    }

    private static String growing(String sign) {
        StringBuilder text = new StringBuilder();
        for (int length = 1; text.length() < SIZE; length++) {
            text.repeat(sign, length).append("a ");
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areRenderedAndCutInTime(String text) {
        assertTimeoutPreemptively(LIMIT, () -> {
            List<FormattedText> parts = Splitter.split(Markdown.render(text), Limits.TEXT);
            RichMarkdown.split(text);
            Markdown.renderPartial(text.substring(0, Math.min(text.length(), 3 * Limits.TEXT)));
            assertThat(parts).allSatisfy(BotApiRules::check);
        });
    }
}
