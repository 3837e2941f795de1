package io.jackfield.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.api.chat.Attachment;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeBlocksTest {
    @Test
    void longBlockBecomesAFile() {
        String code = "line\n".repeat(20);

        CodeBlocks.Split split = CodeBlocks.split(
                "Here:\n```python\n" + code + "```\nand\n```\nshort\n```", 16, "all of it is in {name}");

        assertThat(split.text())
                .isEqualTo("Here:\n```python\n" + "line\n".repeat(15)
                        + "… all of it is in code-1.py\n```\nand\n```\nshort\n```");
        Attachment.Bytes file = (Attachment.Bytes) split.files().getFirst();
        assertThat(file.name()).isEqualTo("code-1.py");
        assertThat(new String(file.content(), StandardCharsets.UTF_8)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "java, code-1.java",
        "python:tool.py, tool.py",
        "C++, code-1.cpp",
        "'', code-1.txt",
        "../../x, code-1.txt"
    })
    void filesHaveSensibleNames(String language, String name) {
        CodeBlocks.Split split = CodeBlocks.split("```" + language + "\n1\n2\n```", 1, "{name}");

        assertThat(((Attachment.Bytes) split.files().getFirst()).name()).isEqualTo(name);
    }

    @Test
    void blockThatWasCutIsOpenedAgain() {
        assertThat(CodeBlocks.reopened("text\n````java\na", "b\n````")).isEqualTo("````java\nb\n````");
        assertThat(CodeBlocks.reopened("text\n```java\na", "```java\nb\n```")).isEqualTo("```java\nb\n```");
        assertThat(CodeBlocks.reopened("```\na\n```", "b")).isEqualTo("b");
    }

    @Test
    void wideTableComesAsCsvToo() {
        String table =
                "| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| 1 | **2** | x \\| y | =1+1 | -5 | \"q\" |\n\nend";

        Reply reply = WideTables.files(table, "ru");

        ReplyPart.File file = (ReplyPart.File) reply.parts().getFirst();
        assertThat(new String(((Attachment.Bytes) file.attachment()).content(), StandardCharsets.UTF_8))
                .isEqualTo("\ufeffa;b;c;d;e;f\r\n1;2;\"x | y\";'=1+1;-5;\"\"\"q\"\"\"\r\n");
        assertThat(WideTables.files("| a | b |\n|---|---|\n| 1 | 2 |", "en").parts())
                .isEmpty();
    }
}
