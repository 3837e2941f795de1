package io.jackfield.sandbox.telegram.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "html | <b>bold</b> &lt;&#33;&nbsp; | bold <!&nbsp; | bold:0+4",
                "html | <b>a<i>b</i></b> | ab | bold:0+2 italic:1+1",
                "html | <pre><code class=\"language-java\">x</code></pre> | x | pre:0+1",
                "html | <a href=\"https://example.org\">there</a> | there | text_link:0+5",
                "html | <a href=\"tg://user?id=5\">you</a> | you | text_mention:0+3",
                "html | <tg-spoiler>s</tg-spoiler><blockquote expandable>q</blockquote> | sq | spoiler:0+1 expandable_blockquote:1+1",
                "MarkdownV2 | *b* _i_ __u__ ~s~ `c` \\!p | b i u s c !p | bold:0+1 italic:2+1 underline:4+1 strikethrough:6+1 code:8+1",
                "MarkdownV2 | [a\\.b](https://example.org/\\)) | a.b | text_link:0+3",
                "MarkdownV2 | *a _b_* | a b | bold:0+3 italic:2+1",
                "Markdown | *b* _i_ `c` [t](example.org) 2\\*2 | b i c t 2*2 | bold:0+1 italic:2+1 code:4+1 text_link:6+1",
            })
    void markupBecomesTextAndEntities(String mode, String source, String text, String entities) {
        FormattedText parsed = Markup.parse(source, mode);

        assertThat(parsed.text()).isEqualTo(text);
        assertThat(String.join(" ", described(parsed))).isEqualTo(entities);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "html | я<b>x | can't parse entities: Can't find end tag corresponding to start tag \"b\"",
                "html | я<br> | can't parse entities: Unsupported start tag \"br\" at byte offset 2",
                "html | <b>x</i> | can't parse entities: Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
                "html | x</b> | can't parse entities: Unexpected end tag at byte offset 1",
                "html | 1 < 2 | can't parse entities: Unclosed start tag at byte offset 2",
                "MarkdownV2 | Done. | can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
                "MarkdownV2 | я*bold | can't parse entities: Can't find end of Bold entity at byte offset 2",
                "Markdown | snake_case | can't parse entities: Can't find end of the entity starting at byte offset 5",
            })
    void mistakesAreNamedWithTheirPlaceInBytes(String mode, String source, String message) {
        assertThatThrownBy(() -> Markup.parse(source, mode))
                .isInstanceOf(MarkupException.class)
                .hasMessage(message);
    }

    @Test
    void quotesAndCodeBlocksSpanLines() {
        FormattedText quote = Markup.parse(">one\n>two||\nafter", "MarkdownV2");
        FormattedText code = Markup.parse("```java\nint i;\n```", "MarkdownV2");

        assertThat(quote.text()).isEqualTo("one\ntwo\nafter");
        assertThat(described(quote)).containsExactly("expandable_blockquote:0+7");
        assertThat(code.text()).isEqualTo("int i;");
        assertThat(code.entities().getFirst().details()).containsEntry("language", "java");
    }

    @Test
    void linksMentionsAndCommandsAreFoundUnasked() {
        FormattedText found = Markup.parse("/start@helper_bot see https://t.me/x, ask @ada_l #help a@b.org", "");

        assertThat(described(found))
                .containsExactly("bot_command:0+17", "url:22+14", "mention:42+6", "hashtag:49+5", "email:55+7");
    }

    @Test
    void nothingIsFoundInsideCodeAndLinks() {
        FormattedText code = Markup.parse("<code>/start</code> <a href=\"https://a.org\">@you</a>", "HTML");

        assertThat(described(code)).containsExactly("code:0+6", "text_link:7+4");
    }

    @Test
    void givenEntitiesMoveWithTheTrimmedText() {
        JsonObject bold = new JsonObject().put("type", "bold").put("offset", 2).put("length", 4);

        FormattedText trimmed = Markup.withEntities("  ab  ", new JsonArray().add(bold));

        assertThat(trimmed.text()).isEqualTo("ab");
        assertThat(described(trimmed)).containsExactly("bold:0+2");
    }

    @Test
    void entitiesMayNotSplitASymbol() {
        JsonObject bold = new JsonObject().put("type", "bold").put("offset", 0).put("length", 1);

        assertThatThrownBy(() -> Markup.withEntities("😀", new JsonArray().add(bold)))
                .hasMessageContaining("ends in a middle of a UTF-16 symbol");
    }

    private static List<String> described(FormattedText text) {
        return text.entities().stream()
                .map(entity -> entity.type() + ":" + entity.offset() + "+" + entity.length())
                .toList();
    }
}
