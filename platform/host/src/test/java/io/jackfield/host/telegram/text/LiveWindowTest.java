package io.jackfield.host.telegram.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.host.telegram.Limits;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveWindowTest {
    private final LiveWindow window = new LiveWindow();

    @Test
    void showsEverythingWhileThereIsRoom() {
        assertThat(Tags.of(window.rendered("Some **bold", 100))).isEqualTo("Some {bold}bold{/bold}");
        assertThat(window.start()).isZero();
    }

    @Test
    void showsTheEndOfALongerTextFromTheBeginningOfAParagraph() {
        String text = "First paragraph of some words.\n\nSecond one.\n\nThird one, the last.";

        FormattedText shown = window.rendered(text, 60);

        assertThat(shown.text()).isEqualTo("Second one.\n\nThird one, the last.");
        assertThat(text.substring(window.start())).startsWith("Second one.");
    }

    @Test
    void standsStillUntilThereIsNoMoreRoom() {
        String text = "word ".repeat(50);
        window.rendered(text, 100);
        int start = window.start();

        window.rendered(text.substring(start) + "more words", 100);

        assertThat(start).isPositive();
        assertThat(window.start()).isEqualTo(start);
    }

    @Test
    void codeThatItBeginsInIsStillCode() {
        String text = "Look:\n\n```java\n" + "int a = 1;\n".repeat(20);

        FormattedText shown = window.rendered(text, 100);

        assertThat(shown.entities())
                .containsExactly(new TextEntity(TextEntity.PRE, 0, shown.text().length(), "", "java"));
        assertThat(window.rendered(text.substring(window.start()) + "```\n\nThat is all.", 100)
                        .text())
                .endsWith("int a = 1;\n\nThat is all.");
    }

    @Test
    void sourceIsMarkdownWithEverythingClosed() {
        assertThat(window.source("Some **bold and `co", 100)).isEqualTo("Some **bold and `co`**");
        assertThat(new LiveWindow().source("word ".repeat(100), 100)).hasSizeLessThanOrEqualTo(100);
    }

    /** However it grows: it fits, keeps the rules, and its end is the end of the text. */
    @Test
    void longAnswersAreFollowedToTheirEnd() {
        for (long seed = 0; seed < 10; seed++) {
            String whole = new Samples(seed).markdown(30_000);
            LiveWindow growing = new LiveWindow();
            Random random = new Random(seed);
            for (int end = 0; end < whole.length(); end += 1 + random.nextInt(400)) {
                FormattedText shown = growing.rendered(whole.substring(growing.start(), end), Limits.TEXT);
                BotApiRules.check(shown);
                assertThat(shown.text().length()).as("seed %d", seed).isLessThanOrEqualTo(Limits.TEXT);
                assertThat(shown.entities().size()).isLessThanOrEqualTo(Limits.ENTITIES);
                assertThat(end - growing.start()).isLessThan(4 * Limits.TEXT);
            }
            FormattedText last = growing.rendered(whole.substring(growing.start()), Limits.TEXT);
            int length = last.text().length();
            assertThat(Markdown.render(whole).text()).endsWith(last.text().substring(length - 10));
        }
    }
}
