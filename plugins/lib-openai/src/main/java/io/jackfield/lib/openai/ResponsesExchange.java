package io.jackfield.lib.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.lib.openai.EventStream.Event;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code POST /responses}. Nothing is kept on the other side: the whole dialogue goes along with every question. */
final class ResponsesExchange implements Exchange {
    private final OpenAIClient client;
    private final Failures failures;

    ResponsesExchange(OpenAIClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public Outcome stream(WireRequest request, Answer answer) throws IOException {
        try (HttpResponse response = client.responses().withRawResponse().createStreaming(params(request))) {
            EventStream events = EventStream.of(response, answer::queued);
            ResponsesReading reading = new ResponsesReading(request.model(), answer, failures);
            for (Optional<Event> event = events.next(); event.isPresent(); event = events.next()) {
                Optional<Outcome> end = reading.take(event.get());
                if (end.isPresent()) {
                    events.finish();
                    return end.get();
                }
            }
        }
        throw failures.endMarkMissing(answer.begun());
    }

    private static ResponseCreateParams params(WireRequest request) {
        ResponseCreateParams.Builder params = ResponseCreateParams.builder()
                .inputOfResponse(
                        request.messages().stream().map(ResponsesExchange::item).toList());
        if (request.namesModel()) {
            params.model(request.model());
        }
        request.fields().forEach((name, value) -> params.putAdditionalBodyProperty(name, JsonValue.from(value)));
        return params.build();
    }

    private static ResponseInputItem item(ModelMessage message) {
        EasyInputMessage.Builder item = EasyInputMessage.builder().role(role(message));
        if (message.attachments().isEmpty()) {
            return ResponseInputItem.ofEasyInputMessage(
                    item.content(message.text()).build());
        }
        ResponseInputContent text = ResponseInputContent.ofInputText(
                ResponseInputText.builder().text(message.text()).build());
        Stream<ResponseInputContent> pictures =
                message.attachments().stream().map(Pictures::dataUri).map(ResponsesExchange::picture);
        return ResponseInputItem.ofEasyInputMessage(item.contentOfResponseInputMessageContentList(
                        Stream.concat(Stream.of(text), pictures).toList())
                .build());
    }

    private static ResponseInputContent picture(String dataUri) {
        return ResponseInputContent.ofInputImage(ResponseInputImage.builder()
                .imageUrl(dataUri)
                .detail(ResponseInputImage.Detail.AUTO)
                .build());
    }

    private static EasyInputMessage.Role role(ModelMessage message) {
        return switch (message.role()) {
            case SYSTEM -> EasyInputMessage.Role.SYSTEM;
            case USER -> EasyInputMessage.Role.USER;
            case ASSISTANT -> EasyInputMessage.Role.ASSISTANT;
        };
    }
}
