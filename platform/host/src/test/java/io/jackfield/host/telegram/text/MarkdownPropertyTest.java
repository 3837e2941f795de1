package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownPropertyTest {
    @Test
    void markdownOfAllKindsKeepsTheRules() {
        forSeeds(200, seed -> BotApiRules.check(Markdown.render(new Samples(seed).markdown(1_000))));
    }

    @Test
    void garbageKeepsTheRules() {
        forSeeds(3_000, seed -> {
            String garbage = new Samples(seed).garbage(40);
            BotApiRules.check(Markdown.render(garbage));
            BotApiRules.check(Markdown.renderPartial(garbage));
        });
    }

    @Test
    void everyPrefixKeepsTheRules() {
        forSeeds(10, seed -> {
            String whole = new Samples(seed).markdown(300);
            for (int end = 0; end <= whole.length(); end++) {
                BotApiRules.check(Markdown.renderPartial(whole.substring(0, end)));
            }
        });
    }

    @Test
    void theShortWayForPlainTextLeadsToTheSamePlace() {
        forSeeds(1_000, seed -> {
            String plain = new Samples(seed).plain(20);

            FormattedText parsed = Markdown.render(plain + "x`");

            assertThat(parsed.text()).isEqualTo(Markdown.render(plain + "x").text() + "`");
        });
    }

    @Test
    void thirtyThousandCharactersAreRenderedWhole() {
        String markdown = new Samples(1).markdown(30_000);

        FormattedText rendered = Markdown.render(markdown);

        BotApiRules.check(rendered);
        assertThat(rendered.text()).hasSizeGreaterThan(20_000);
        assertThat(rendered.entities()).hasSizeGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "_",
                "**a ",
                "*a _b ",
                "||",
                "||a ",
                "|",
                "~~",
                "~~a",
                "`",
                "`a``",
                "[",
                "![",
                "[a](",
                "](",
                "<",
                "<a ",
                "&",
                "> ",
                ">",
                "- ",
                "  - a\n",
                "# ",
                "\\",
                "|a|b|\n|-|-|\n",
                "```\n",
                "[a]: b\n",
                "(",
                "a\n",
                "\n",
                " ",
                "<!--",
                "*a**b",
                "$",
                "$a",
                "$$a ",
                "$`",
                "\\(",
                "\\[ a",
                "\\(a`"
            })
    void noRepetitionTakesLongOrTooMuchStack(String piece) {
        String markdown = piece.repeat(20_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            Markdown.render(markdown);
            Markdown.renderPartial(markdown);
            Markdown.render(markdown + "x" + new StringBuilder(markdown).reverse());
        });
    }

    private static void forSeeds(int count, LongConsumer property) {
        for (long seed = 0; seed < count; seed++) {
            try {
                property.accept(seed);
            } catch (RuntimeException | Error failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }
}
