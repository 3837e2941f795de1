package io.jackfield.host.telegram.text;

import java.util.Random;

/** Texts made up from a seed: Markdown as models write it, and worse. */
public final class Samples {
    private static final String[] WORDS = {
        "слово", "word", "конец.", "Why?", "👍🏽", "👨‍👩‍👧", "e\u0301te\u0301", "数据。", "\u00A0", "x", "3.14", "—"
    };
    private static final String[] INLINE = {
        "**жирный текст**",
        "*it*",
        "***both***",
        "~~old~~",
        "||spoiler text||",
        "`code`",
        "[link](https://a.example/x_(y))",
        "**a `b` _c_**",
        "<b>",
        "&amp;",
        "![pic](http://p.example)",
        "\\*",
        "<br>",
        "a_b",
        "\\(a_1 + b_1\\)",
        "$x_i$",
        "$5"
    };
    private static final String[] BLOCKS = {
        "# Заголовок **x**\n",
        "- item\n  - inner `x`\n- [ ] task\n",
        "1. one\n2. two\n",
        "> quote **b**\n> > deep\n",
        "```java\n    int a = 1;\n\n  return a; // конец\n```\n",
        "|A|Б|\n|-|-:|\n|1|**2**|\n",
        "---\n",
        "    code\n",
        "\\[\n\\frac{a_1}{b}\n\\]\n",
        "$$x = 1$$\n"
    };
    private static final String[] MARKS = {
        "*",
        "**",
        "_",
        "~~",
        "||",
        "|",
        "`",
        "```",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "> ",
        "- ",
        "1. ",
        "# ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "\\",
        "&#10;",
        "\u0000",
        "\uD83D",
        "\uDC4D",
        "\r\n",
        "---",
        "|-|",
        "https://a.example",
        "[ ] ",
        "$",
        "$$",
        "\\(",
        "\\)",
        "\\[",
        "\\]"
    };

    private final Random random;

    public Samples(long seed) {
        random = new Random(seed);
    }

    private String any(String[] of) {
        return of[random.nextInt(of.length)];
    }

    /** Well-formed Markdown of at least {@code length} units. */
    public String markdown(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(random.nextInt(5) == 0 ? any(INLINE) : any(WORDS))
                        .append(random.nextInt(20) == 0 ? '\n' : ' ');
            }
            text.append("\n\n").append(any(BLOCKS)).append(random.nextInt(4) == 0 ? "" : "\n");
        }
        return text.toString();
    }

    /** Marks and words in no order at all. */
    String garbage(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces); i > 0; i--) {
            text.append(random.nextInt(3) == 0 ? any(WORDS) : random.nextInt(4) == 0 ? any(BLOCKS) : any(MARKS));
        }
        return text.toString();
    }

    /** Words, spaces and line ends only. */
    String plain(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces); i > 0; i--) {
            text.append(any(WORDS)).append(any(new String[] {"", " ", " ", " - ", "\n", "\n\n", " 2. ", "!", " # "}));
        }
        return text.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
