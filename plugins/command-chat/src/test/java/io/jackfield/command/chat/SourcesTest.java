package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.llm.Citation;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final Citation ONE = new Citation("One [draft] *", URI.create("https://a.example/x_(1)"));
    private static final Citation TWO = new Citation("", URI.create("https://b.example/?q=1"));

    @Test
    void markersBecomeLinksAndNumbersBeginWithOne() {
        String answer = Sources.in("Yes [2], no[1][3].", List.of(ONE, TWO, TWO), "Sources");

        assertThat(answer)
                .isEqualTo(
                        "Yes [[1]](<https://b.example/?q=1>), no[[2]](<https://a.example/x_(1)>)[[1]](<https://b.example/?q=1>)."
                                + "\n\n**Sources**\n1. [b.example](<https://b.example/?q=1>)\n"
                                + "2. [One \\[draft\\] \\*](<https://a.example/x_(1)>)\n");
    }

    @Test
    void withoutMarkersAllAreListedOnce() {
        assertThat(Sources.in("Yes.", List.of(TWO, TWO), "Sources"))
                .isEqualTo("Yes.\n\n**Sources**\n1. [b.example](<https://b.example/?q=1>)\n");
    }

    @Test
    void codeAndLinksStayAsTheyAre() {
        String code = "`a[1]` and ![1]\n```\nb [1]\n```\n[1](https://c.example) [9]";

        assertThat(Sources.in(code, List.of(ONE), "Sources")).startsWith(code + "\n\n**Sources**");
    }

    @Test
    void openBlockOfCodeIsClosedBeforeTheList() {
        assertThat(Sources.in("```\ncode", List.of(TWO), "Sources")).startsWith("```\ncode\n```\n\n**Sources**");
    }

    @Test
    void addressesThatAreNoneOfTheWebAreLeftOut() {
        assertThat(Sources.in("Yes [1].", List.of(new Citation("x", URI.create("javascript:alert(1)"))), "Sources"))
                .isEqualTo("Yes [1].");
    }
}
