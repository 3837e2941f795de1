package io.jackfield.lib.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.JsonValue;
import com.openai.core.ObjectMappers;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.llm.ModelMessage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Written by hand, and still what the library writes. */
class ChatBodyTest {
    private static final String TRICKY = "\"quoted\" \\ \u0001 line\nПривет 😀 </script>";

    @Test
    void writesADialogueAsTheLibraryDoes() throws IOException {
        List<ModelMessage> messages = List.of(
                ModelMessage.system("Be brief. " + TRICKY),
                ModelMessage.user(TRICKY),
                ModelMessage.assistant("Answer " + TRICKY),
                ModelMessage.user(""));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stream_options", Map.of("include_usage", true));
        fields.put("temperature", 0.7);
        fields.put("max_completion_tokens", 4096);
        fields.put("plugins", List.of(Map.of("id", "web", "max_results", 3)));
        ChatCompletionCreateParams.Builder library = ChatCompletionCreateParams.builder()
                .model("model-1")
                .addSystemMessage("Be brief. " + TRICKY)
                .addUserMessage(TRICKY)
                .addAssistantMessage("Answer " + TRICKY)
                .addUserMessage("");

        assertThat(written(messages, fields)).isEqualTo(expected(library, fields));
    }

    @Test
    void writesPicturesAsTheLibraryDoes() throws IOException {
        Attachment.Bytes picture = new Attachment.Bytes("cat.png", "image/png", new byte[] {1, 2, 3, -1});
        ModelMessage question = new ModelMessage(ModelMessage.Role.USER, "What is it?", List.of(picture));
        ChatCompletionCreateParams.Builder library = ChatCompletionCreateParams.builder()
                .model("model-1")
                .addUserMessageOfArrayOfContentParts(List.of(
                        ChatCompletionContentPart.ofText(ChatCompletionContentPartText.builder()
                                .text("What is it?")
                                .build()),
                        ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                                        .url(Pictures.dataUri(picture))
                                        .build())
                                .build())));

        assertThat(written(List.of(question), Map.of())).isEqualTo(expected(library, Map.of()));
    }

    private static JsonNode written(List<ModelMessage> messages, Map<String, Object> fields) throws IOException {
        return new JsonMapper().readTree(ChatBody.of(new WireRequest("model-1", true, messages, fields)));
    }

    /** The library adds the wish for a stream itself, on the way out. */
    private static JsonNode expected(ChatCompletionCreateParams.Builder library, Map<String, Object> fields)
            throws IOException {
        fields.forEach((name, value) -> library.putAdditionalBodyProperty(name, JsonValue.from(value)));
        library.putAdditionalBodyProperty("stream", JsonValue.from(true));
        JsonMapper mapper = ObjectMappers.jsonMapper();
        return new JsonMapper()
                .readTree(mapper.writeValueAsBytes(library.build()._body()));
    }
}
