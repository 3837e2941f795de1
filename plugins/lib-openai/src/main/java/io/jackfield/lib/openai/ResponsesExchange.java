package io.jackfield.lib.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.ChatModel;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.ResponsesModel;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseError;
import com.openai.models.responses.ResponseInputContent;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputText;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseUsage;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.Usage;
import java.util.Iterator;
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
    public ChatCompletion stream(ChatRequest request, Answer answer) {
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(params(request))) {
            Reading reading = new Reading(request.model(), answer);
            Iterator<ResponseStreamEvent> events = stream.stream().iterator();
            while (events.hasNext()) {
                Optional<ChatCompletion> end = reading.take(events.next());
                if (end.isPresent()) {
                    return end.get();
                }
            }
        }
        throw failures.endMarkMissing();
    }

    private static ResponseCreateParams params(ChatRequest request) {
        Options options = Options.of(request);
        ResponseCreateParams.Builder params = ResponseCreateParams.builder()
                .model(request.model())
                .inputOfResponse(
                        request.messages().stream().map(ResponsesExchange::item).toList())
                .store(false);
        if (request.maxTokens() > 0) {
            params.maxOutputTokens(request.maxTokens());
        }
        if (!request.userTag().isEmpty()) {
            params.safetyIdentifier(request.userTag());
        }
        options.effort()
                .ifPresent(effort -> params.reasoning(
                        Reasoning.builder().effort(ReasoningEffort.of(effort)).build()));
        options.temperature().ifPresent(params::temperature);
        return params.build();
    }

    private static ResponseInputItem item(ChatMessage message) {
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

    private static EasyInputMessage.Role role(ChatMessage message) {
        return switch (message.role()) {
            case SYSTEM -> EasyInputMessage.Role.SYSTEM;
            case USER -> EasyInputMessage.Role.USER;
            case ASSISTANT -> EasyInputMessage.Role.ASSISTANT;
        };
    }

    /** What one stream has told so far. */
    private final class Reading {
        private final String askedModel;
        private final Answer answer;
        private boolean refused;

        Reading(String askedModel, Answer answer) {
            this.askedModel = askedModel;
            this.answer = answer;
        }

        /** The end of the answer, when the event says it. */
        Optional<ChatCompletion> take(ResponseStreamEvent event) {
            if (event.isOutputTextDelta()) {
                answer.append(event.asOutputTextDelta().delta());
                return Optional.empty();
            }
            if (event.isRefusalDelta()) {
                refused = true;
                answer.append(event.asRefusalDelta().delta());
                return Optional.empty();
            }
            if (event.isFailed()) {
                throw failures.toldInside(codeOf(event.asFailed().response()), answer.begun());
            }
            if (event.isError()) {
                throw failures.toldInside(event.asError().code().orElse(""), answer.begun());
            }
            return event.completed()
                    .map(end -> ended(end.response(), Finish.COMPLETE))
                    .or(() -> event.incomplete().map(end -> ended(end.response(), cutBecause(end.response()))));
        }

        private ChatCompletion ended(Response response, Finish finish) {
            Usage usage = response.usage().map(ResponsesExchange::usage).orElse(Usage.UNKNOWN);
            String model =
                    response._model().asKnown().flatMap(ResponsesExchange::name).orElse(askedModel);
            return new ChatCompletion(refused ? Finish.FILTERED : finish, usage, model);
        }
    }

    private static String codeOf(Response failed) {
        return failed.error()
                .flatMap(error -> error._code().asKnown())
                .map(ResponseError.Code::asString)
                .orElse("");
    }

    private static Finish cutBecause(Response response) {
        boolean filtered = response.incompleteDetails()
                .flatMap(Response.IncompleteDetails::reason)
                .filter(Response.IncompleteDetails.Reason.CONTENT_FILTER::equals)
                .isPresent();
        return filtered ? Finish.FILTERED : Finish.LENGTH;
    }

    private static Usage usage(ResponseUsage usage) {
        long cached = usage._inputTokensDetails()
                .asKnown()
                .flatMap(details -> details._cachedTokens().asKnown())
                .orElse(0L);
        return new Usage(
                usage._inputTokens().asKnown().orElse(0L),
                cached,
                usage._outputTokens().asKnown().orElse(0L));
    }

    private static Optional<String> name(ResponsesModel model) {
        return model.string()
                .or(() -> model.chat().map(ChatModel::asString))
                .or(() -> model.only().map(ResponsesModel.ResponsesOnlyModel::asString));
    }
}
