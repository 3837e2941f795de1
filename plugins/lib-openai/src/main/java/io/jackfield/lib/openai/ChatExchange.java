package io.jackfield.lib.openai;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.ReasoningEffort;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.completions.CompletionUsage;
import io.jackfield.api.llm.ChatCompletion;
import io.jackfield.api.llm.ChatCompletion.Finish;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatRequest;
import io.jackfield.api.llm.Usage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code POST /chat/completions}. */
final class ChatExchange implements Exchange {
    private final OpenAIClient client;
    private final Failures failures;

    ChatExchange(OpenAIClient client, Failures failures) {
        this.client = client;
        this.failures = failures;
    }

    @Override
    public ChatCompletion stream(ChatRequest request, Answer answer) {
        Reading reading = new Reading(request.model(), answer);
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(params(request))) {
            stream.stream().forEach(reading::take);
        }
        return reading.end().orElseThrow(failures::endMarkMissing);
    }

    private static ChatCompletionCreateParams params(ChatRequest request) {
        Options options = Options.of(request);
        ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder()
                .model(request.model())
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build());
        request.messages().forEach(message -> add(params, message));
        if (request.maxTokens() > 0) {
            params.maxCompletionTokens(request.maxTokens());
        }
        if (!request.userTag().isEmpty()) {
            params.safetyIdentifier(request.userTag());
        }
        options.effort().map(ReasoningEffort::of).ifPresent(params::reasoningEffort);
        options.temperature().ifPresent(params::temperature);
        return params.build();
    }

    private static void add(ChatCompletionCreateParams.Builder params, ChatMessage message) {
        switch (message.role()) {
            case SYSTEM -> params.addSystemMessage(message.text());
            case ASSISTANT -> params.addAssistantMessage(message.text());
            case USER -> addQuestion(params, message);
        }
    }

    private static void addQuestion(ChatCompletionCreateParams.Builder params, ChatMessage message) {
        if (message.attachments().isEmpty()) {
            params.addUserMessage(message.text());
            return;
        }
        ChatCompletionContentPart text = ChatCompletionContentPart.ofText(
                ChatCompletionContentPartText.builder().text(message.text()).build());
        Stream<ChatCompletionContentPart> pictures =
                message.attachments().stream().map(Pictures::dataUri).map(ChatExchange::picture);
        params.addUserMessageOfArrayOfContentParts(
                Stream.concat(Stream.of(text), pictures).toList());
    }

    private static ChatCompletionContentPart picture(String dataUri) {
        return ChatCompletionContentPart.ofImageUrl(ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url(dataUri)
                        .build())
                .build());
    }

    /** What one stream has told so far. Fields that a service leaves out are no failure here. */
    private static final class Reading {
        private final Answer answer;
        private String model;
        private Usage usage = Usage.UNKNOWN;
        private boolean refused;
        private Optional<Finish> finish = Optional.empty();

        Reading(String askedModel, Answer answer) {
            model = askedModel;
            this.answer = answer;
        }

        void take(ChatCompletionChunk chunk) {
            model = chunk._model().asKnown().orElse(model);
            usage = chunk.usage().map(ChatExchange::usage).orElse(usage);
            chunk._choices().asKnown().orElse(List.of()).forEach(this::take);
        }

        /** Empty when the stream ended before the model did. */
        Optional<ChatCompletion> end() {
            return finish.map(reason -> new ChatCompletion(refused ? Finish.FILTERED : reason, usage, model));
        }

        private void take(ChatCompletionChunk.Choice choice) {
            choice._delta().asKnown().ifPresent(delta -> {
                delta.content().ifPresent(answer::append);
                delta.refusal().ifPresent(this::refuse);
            });
            finish = choice.finishReason().map(ChatExchange::finish).or(() -> finish);
        }

        private void refuse(String words) {
            refused = true;
            answer.append(words);
        }
    }

    private static Finish finish(ChatCompletionChunk.Choice.FinishReason reason) {
        return switch (reason.value()) {
            case LENGTH -> Finish.LENGTH;
            case CONTENT_FILTER -> Finish.FILTERED;
            default -> Finish.COMPLETE;
        };
    }

    private static Usage usage(CompletionUsage usage) {
        long cached = usage.promptTokensDetails()
                .flatMap(CompletionUsage.PromptTokensDetails::cachedTokens)
                .orElse(0L);
        return new Usage(
                usage._promptTokens().asKnown().orElse(0L),
                cached,
                usage._completionTokens().asKnown().orElse(0L));
    }
}
