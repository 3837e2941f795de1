package io.jackfield.sandbox.telegram;

import static io.jackfield.sandbox.telegram.RunningTelegram.toAda;
import static org.assertj.core.api.Assertions.assertThat;

import io.jackfield.sandbox.telegram.faults.FaultRule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RichMessagesTest {
    @RegisterExtension
    final RunningTelegram server = new RunningTelegram();

    @BeforeEach
    void adaHasWritten() {
        server.ada().open();
    }

    @Test
    void markdownArrivesAsBlocksAndWithoutText() {
        JsonObject message = send("""
                # Title

                Some **bold** and `code` with $a_1 * b_2$ for 5$.

                | A | B |
                | --- | ---: |
                | 1 | *2* |

                1. one
                2. two
                   - [x] done

                ```java
                int $x = 1; // $not a formula$
                ```

                > quoted

                $$
                \\frac{1}{2}
                $$
                """).result();

        JsonArray blocks = message.getJsonObject("rich_message").getJsonArray("blocks");
        assertThat(message.containsKey("text")).isFalse();
        assertThat(types(blocks))
                .containsExactly(
                        "heading", "paragraph", "table", "list", "pre", "blockquote", "mathematical_expression");
        JsonArray sentence = blocks.getJsonObject(1).getJsonArray("text");
        assertThat(sentence.getJsonObject(1).getString("type")).isEqualTo("bold");
        assertThat(sentence.getJsonObject(5).getString("expression")).isEqualTo("a_1 * b_2");
        assertThat(sentence.getString(6)).isEqualTo(" for 5$.");
        JsonObject cell =
                blocks.getJsonObject(2).getJsonArray("cells").getJsonArray(1).getJsonObject(1);
        assertThat(cell.getString("align")).isEqualTo("right");
        assertThat(blocks.getJsonObject(4).getString("language")).isEqualTo("java");
        assertThat(blocks.getJsonObject(4).getString("text")).contains("$not a formula$");
        assertThat(blocks.getJsonObject(6).getString("expression")).isEqualTo("\\frac{1}{2}");
    }

    @Test
    void testsReadRichMessagesAsPlainText() {
        send("# Title\n\nSome **bold** text");

        SandboxMessage shown = server.ada().transcript().latest().orElseThrow();
        assertThat(shown.text()).isEqualTo("Title\nSome bold text");
        assertThat(shown.isRich()).isTrue();
    }

    @Test
    void exactlyOneKindOfContentIsTaken() {
        JsonObject both = new JsonObject().put("markdown", "a").put("html", "b");

        assertRefused(server.call("sendRichMessage", toAda().put("rich_message", both)), "RICH_MESSAGE_INVALID");
        assertRefused(server.call("sendRichMessage", toAda()), "RICH_MESSAGE_INVALID");
    }

    @Test
    void limitsAreThoseOfRichMessages() {
        assertThat(send("x".repeat(32_768)).status()).isEqualTo(200);
        assertRefused(send("x".repeat(32_769)), "RICH_VALIDATE_TEXT_TOO_LONG");
        assertRefused(send("- x\n".repeat(501)), "RICH_VALIDATE_BLOCKS_TOO_MANY");
        assertRefused(send("> ".repeat(17) + "deep"), "RICH_VALIDATE_NESTING_TOO_DEEP");
        assertRefused(send("|x".repeat(21) + "|\n" + "|-".repeat(21) + "|"), "RICH_VALIDATE_TABLE_COLUMNS");
        assertRefused(send(""), "RICH_MESSAGE_EMPTY_INVALID");
    }

    @Test
    void textBecomesRichAndPlainAgainByEditing() {
        long id = server.say("plain").result().getLong("message_id");

        JsonObject rich = edit(id, new JsonObject().put("rich_message", markdown("**now**")))
                .result();
        JsonObject plain = edit(id, new JsonObject().put("text", "plain again")).result();

        assertThat(rich.containsKey("text")).isFalse();
        assertThat(rich.containsKey("rich_message")).isTrue();
        assertThat(plain.getString("text")).isEqualTo("plain again");
        assertThat(plain.containsKey("rich_message")).isFalse();
        edit(id, new JsonObject().put("rich_message", markdown("**now**")));
        assertRefused(edit(id, new JsonObject().put("rich_message", markdown("**now**"))), "message is not modified");
    }

    @Test
    void thinkingIsForDraftsOnly() {
        String thinking = "<tg-thinking>let me see</tg-thinking>\n\nSo far";

        JsonObject draft = toAda().put("draft_id", 7).put("can_stop", true).put("rich_message", markdown(thinking));

        assertThat(server.call("sendRichMessageDraft", draft).status()).isEqualTo(200);
        DraftFrame shown = server.ada().transcript().currentDraft().orElseThrow();
        assertThat(types(shown.rich().orElseThrow().getJsonArray("blocks"))).containsExactly("thinking", "paragraph");
        assertThat(shown.text()).isEqualTo("let me see\nSo far");
        assertThat(shown.canStop()).isTrue();
        assertRefused(send(thinking), "RICH_VALIDATE_BLOCK_TYPE_INVALID: thinking");
    }

    @Test
    void refusalsCanBeOrdered() {
        server.telegram().faults().add(FaultRule.on("sendRichMessage").next(1).refuse("RICH_VALIDATE_SIMULATED"));

        assertThat(send("one").description()).isEqualTo("Bad Request: RICH_VALIDATE_SIMULATED");
        assertThat(send("two").status()).isEqualTo(200);
    }

    private RunningTelegram.Answer send(String markdown) {
        return server.call("sendRichMessage", toAda().put("rich_message", markdown(markdown)));
    }

    private RunningTelegram.Answer edit(long id, JsonObject change) {
        return server.call("editMessageText", toAda().put("message_id", id).mergeIn(change));
    }

    private static JsonObject markdown(String text) {
        return new JsonObject().put("markdown", text);
    }

    private static List<String> types(JsonArray blocks) {
        return blocks.stream()
                .map(block -> ((JsonObject) block).getString("type"))
                .toList();
    }

    private static void assertRefused(RunningTelegram.Answer answer, String why) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.description()).contains(why);
    }
}
