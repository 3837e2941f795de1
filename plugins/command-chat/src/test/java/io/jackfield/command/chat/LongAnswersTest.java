package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.Citation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model may write anything; what is made of it takes no longer than its length lets expect, and no stack. */
class LongAnswersTest {
    private static final int LENGTH = 100_000;
    private static final List<Citation> SOURCES = List.of(new Citation("Page", URI.create("https://a.example/")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|", "|", "--|", ":-:|", "| --", " ", "`", "```", "~~~ ", "`` ` ", "[1]", "[1", "\\|", "**", "``` \r",
                "<"
            })
    void lineOfWhateverLengthTakesMilliseconds(String piece) {
        String line = piece.repeat(LENGTH / piece.length());
        String answer = line + "\n" + line + "x\r\n" + line + "\n```" + " ".repeat(LENGTH) + "\r\n" + line;
        long started = System.nanoTime();

        WideTables.files(answer, "en");
        CodeBlocks.closed(CodeBlocks.split(answer, 3, "{name}").text());
        CodeBlocks.reopened(answer, answer);
        Sources.in(answer, SOURCES, "Sources");

        // Milliseconds; the rest is for a machine that is busy.
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void tableOfTwoThousandColumnsBecomesAFile() {
        String answer = "a|".repeat(2_000) + "\n" + "---|".repeat(2_000) + "\n" + "1|".repeat(2_000);

        assertThat(WideTables.files(answer, "en").parts()).hasSize(1);
    }

    @Test
    void fenceOfAFileIsNoLongerThanItHasToBe() {
        assertThat(UserTurn.fence("a")).isEqualTo("```");
        assertThat(UserTurn.fence("````")).isEqualTo("`````");
        assertThat(UserTurn.fence("`".repeat(LENGTH))).isEqualTo("~~~");
    }

    @Test
    void markersInCodeStayAndThoseOutsideBecomeLinks() {
        assertThat(Sources.in("`[1]` ``a ` [1]`` [1] \\[1] [1](x)\n```\n[1]\n```\n[1]", SOURCES, "S"))
                .startsWith("`[1]` ``a ` [1]`` [[1]](<https://a.example/>) \\[1] [1](x)\n```\n[1]\n```\n[[1]](<https");
    }
}
