package io.jackfield.host.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.chat.Reply;
import io.jackfield.host.telegram.text.Markdown;
import io.jackfield.host.telegram.text.Samples;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers of 30 000 characters with everything that Markdown has, from the reply to what Telegram gets. */
class LongAnswerTest {
    private static final ReplyAddress PLAIN = ReplyAddress.push("chat", Recipient.of("helper", 5));
    private static final ReplyAddress RICH = PLAIN.preferring(Map.of("formatting", "rich"));

    @Test
    void nothingIsLostAndEveryPartIsWithinTelegramsLimits() throws IOException {
        for (long seed = 100; seed < 130; seed++) {
            String markdown = new Samples(seed).markdown(30_000);
            StringBuilder shown = new StringBuilder();

            for (BotCall call :
                    ReplyEncoder.encode(Reply.markdown(markdown), PLAIN).calls()) {
                JsonNode json = Json.MAPPER.readTree(call.json().getBytes());
                assertThat(json.path("text").asText()).hasSizeLessThanOrEqualTo(Limits.TEXT);
                assertThat(json.path("entities").size()).isLessThanOrEqualTo(Limits.ENTITIES);
                shown.append(json.path("text").asText());
            }

            assertThat(withoutSpace(shown.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(withoutSpace(Markdown.render(markdown).text()));
        }
    }

    @Test
    void richFormAndSimplerFormBothSayEverything() throws IOException {
        for (long seed = 200; seed < 210; seed++) {
            String markdown = new Samples(seed).markdown(70_000);
            List<BotCall> calls =
                    ReplyEncoder.encode(Reply.markdown(markdown), RICH).calls();
            StringBuilder rich = new StringBuilder();
            StringBuilder simple = new StringBuilder();

            for (int index = 0;
                    index < calls.size();
                    index += 1 + calls.get(index).fallbacks()) {
                BotCall call = calls.get(index);
                assertThat(call.method()).isEqualTo("sendRichMessage");
                rich.append(text(call));
                for (BotCall fallback : calls.subList(index + 1, index + 1 + call.fallbacks())) {
                    assertThat(fallback.method()).isEqualTo("sendMessage");
                    simple.append(text(fallback));
                }
            }

            String source = markdown.replaceAll("\\\\[()]", "\\$").replaceAll("\\\\[\\[\\]]", "\\$\\$");
            assertThat(withoutSpace(rich.toString())).as("seed %d", seed).isEqualTo(withoutSpace(source));
            assertThat(withoutSpace(simple.toString()))
                    .isEqualTo(withoutSpace(Markdown.render(markdown).text()));
        }
    }

    private static String text(BotCall call) throws IOException {
        JsonNode json = Json.MAPPER.readTree(call.json().getBytes());
        return json.path("text").asText()
                + json.path("rich_message").path("markdown").asText();
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("[\\s\u00A0]", "");
    }
}
