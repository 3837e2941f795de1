package io.jackfield.lib.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.llm.Completion.Finish;
import io.jackfield.lib.openai.models.TokenCount;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What one answer of {@code /chat/completions} has told so far. Fields that a service leaves out, sends as null or in
 * the shape of an answer without a stream are no failure here, and nothing undoes an answer that is finished.
 */
final class ChatReading {
    private static final int UNDECIDED = -1;

    private final Answer answer;
    private final Failures failures;
    private String model;
    private TokenCount tokens = TokenCount.NONE;
    private int index = UNDECIDED;
    private boolean told;
    private boolean refused;
    private boolean moved;
    private Optional<Finish> finish = Optional.empty();

    ChatReading(String askedModel, Answer answer, Failures failures) {
        model = askedModel;
        this.answer = answer;
        this.failures = failures;
    }

    void take(EventStream.Event event) throws IOException {
        JsonNode chunk = event.json();
        moved = false;
        if (!isFinished()) {
            failures.throwIfTold(chunk, event.failed(), answer.begun());
        }
        model = chunk.path("model").asText(model);
        if (chunk.path("usage").isObject()) {
            moved = isFinished() && !knowsTokens();
            tokens = Tokens.of(chunk.get("usage"));
        }
        chunk.path("choices").forEach(choice -> takeChoice(choice, isWhole(event, chunk, choice)));
    }

    /** The end mark has come. */
    void done() {
        finish = finish.or(() -> Optional.of(Finish.COMPLETE));
    }

    boolean isFinished() {
        return finish.isPresent();
    }

    /** Whether the last event brought a part of the answer, its end or what it has used. */
    boolean hasMoved() {
        return moved;
    }

    boolean knowsTokens() {
        return tokens != TokenCount.NONE;
    }

    /** Empty when the stream ended before the model did. */
    Optional<Outcome> end() {
        return finish.map(reason -> new Outcome(refused ? Finish.FILTERED : reason, tokens, model, List.of()));
    }

    /** Not a piece but an answer by itself. */
    private static boolean isWhole(EventStream.Event event, JsonNode chunk, JsonNode choice) {
        boolean ended = choice.hasNonNull("finish_reason")
                && chunk.path("object").asText("").equals("chat.completion");
        return !choice.path("delta").isObject() && choice.path("message").isObject() && (event.bare() || ended);
    }

    private void takeChoice(JsonNode choice, boolean whole) {
        int own = choice.path("index").asInt(0);
        boolean other = index != UNDECIDED && own != index;
        if (other) {
            return; // another answer to the same question, which nobody asked for
        }
        if (!whole || !told) {
            takeWords(choice, choice.path(choice.path("delta").isObject() ? "delta" : "message"), own);
        }
        String reason = choice.path("finish_reason").asText("");
        if (isFinished() || (!whole && reason.isBlank())) {
            return;
        }
        if (reason.equals("error")) {
            throw failures.toldInside(choice.path("error"), answer.begun());
        }
        finish = Optional.of(finish(reason));
        moved = true;
    }

    private void takeWords(JsonNode choice, JsonNode delta, int own) {
        answer.think(thought(delta));
        boolean said = says(delta.path("content")) || choice.path("text").isTextual();
        if (said) {
            index = own;
            told = true;
            moved = true;
            Content.read(delta.path("content"), answer);
            answer.append(choice.path("text").asText(""));
        }
        if (delta.hasNonNull("refusal") && says(delta.get("refusal"))) {
            index = own;
            refused = true;
            moved = true;
            answer.append(delta.get("refusal").asText(""));
        }
    }

    private static boolean says(JsonNode content) {
        return content.isContainerNode()
                ? !content.isEmpty()
                : !content.asText("").isEmpty();
    }

    /** Services differ in its name; some say the same under two. */
    private static String thought(JsonNode delta) {
        for (String name : new String[] {"reasoning_content", "reasoning", "reasoning_details", "thinking"}) {
            if (delta.hasNonNull(name)) {
                String text = Content.text(delta.get(name));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    private static Finish finish(String reason) {
        return switch (reason) {
            case "length", "max_tokens", "model_length" -> Finish.LENGTH;
            case "content_filter", "safety", "sensitive" -> Finish.FILTERED;
            default -> Finish.COMPLETE;
        };
    }
}
