package io.jackfield.web.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Recipient;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import io.jackfield.api.memory.Dialogue;
import io.jackfield.api.memory.Preferences;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.web.assistant.Route.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a model for a user and remembers the dialogue. One question of a user at a time. */
final class Messages {
    private static final int LONGEST_MESSAGE = 200_000;

    private final PluginContext context;
    private final Settings settings;
    private final Set<Long> asking = ConcurrentHashMap.newKeySet();

    Messages(PluginContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** {@code POST /process_message}. */
    WebAnswer process(Call call) {
        Account user = call.user();
        JsonNode body = Json.body(call.request());
        String message = Json.requiredText(body, "message", LONGEST_MESSAGE);
        Dialogue dialogue = dialogue(user);
        Question question = question(user, body, dialogue, message);
        requireTrialOrPlan(user);
        if (!asking.add(user.id())) {
            throw Problem.of(409, "busy", "an answer for this user is still being written; wait for its end");
        }
        try {
            return wantsEvents(call.request(), body)
                    ? stream(call, question, dialogue, message)
                    : whole(call, question, dialogue, message);
        } finally {
            asking.remove(user.id());
        }
    }

    /** {@code POST /delete_context}. */
    WebAnswer forget(Call call) {
        forget(call.user());
        return WebAnswer.status(204);
    }

    private WebAnswer whole(Call call, Question question, Dialogue dialogue, String message) {
        call.stream().takesLong();
        Answer result = context.models().ask(question, piece -> {});
        result.failure().ifPresent(failure -> {
            throw failure;
        });
        remember(dialogue, message, result);
        return Json.answer(200, answer(question, result, true));
    }

    private WebAnswer stream(Call call, Question question, Dialogue dialogue, String message) {
        EventStream events = new EventStream(call.stream());
        try {
            Answer result = context.models().ask(question, sink(events));
            remember(dialogue, message, result);
            if (result.failure().isPresent()) {
                events.send("error", Problem.of(result.failure().get()).body());
            } else {
                events.send("end", answer(question, result, false));
            }
        } catch (JackfieldException failure) {
            if (!events.hasBegun()) {
                throw failure;
            }
            events.send("error", Problem.of(failure).body());
        }
        return WebAnswer.status(200);
    }

    private static TextSink sink(EventStream events) {
        return new TextSink() {
            @Override
            public void append(String piece) {
                events.send("delta", Map.of("text", piece));
            }

            @Override
            public void wasThought() {
                events.send("restart", Map.of());
            }

            @Override
            public void progress(Activity activity, String detail) {
                events.send("progress", Map.of("activity", activity.name().toLowerCase(Locale.ROOT), "detail", detail));
            }
        };
    }

    private static boolean wantsEvents(WebRequest request, JsonNode body) {
        return Json.flag(body, "stream")
                || request.header("accept")
                        .filter(types -> types.contains("text/event-stream"))
                        .isPresent();
    }

    private Question question(Account user, JsonNode body, Dialogue dialogue, String message) {
        Preferences preferences = context.people().preferences(settings.bot(), user.id());
        Offer offer = Json.text(body, "model", 32)
                .map(this::offer)
                .or(() -> preferences.model().flatMap(id -> context.models().offer(settings.bot(), id)))
                .orElseGet(this::firstOffer);
        List<ModelMessage> messages = new ArrayList<>();
        settings.prompt().map(ModelMessage::system).ifPresent(messages::add);
        preferences.role().map(ModelMessage::system).ifPresent(messages::add);
        messages.addAll(dialogue.latest(settings.history()));
        messages.add(ModelMessage.user(message));
        return new Question(settings.bot(), offer.id(), messages).by(user.id());
    }

    private Offer offer(String id) {
        return context.models()
                .offer(settings.bot(), id)
                .orElseThrow(() -> Problem.of(
                        404, "model-not-found", "the bot offers no model '" + id + "'; GET /models lists them"));
    }

    private Offer firstOffer() {
        List<Offer> offers = context.models().offers(settings.bot());
        return offers.stream()
                .filter(offer -> !offer.premium())
                .findFirst()
                .or(() -> offers.stream().findFirst())
                .orElseThrow(() -> Problem.of(503, "model-unavailable", "no model is loaded at the moment"));
    }

    /** Free requests count as a trial here, which a program begins for its user. */
    private void requireTrialOrPlan(Account user) {
        boolean free = context.billing().plans(settings.bot()).stream()
                .findFirst()
                .filter(first -> context.billing()
                        .standing(settings.bot(), user.id())
                        .plan()
                        .id()
                        .equals(first.id()))
                .isPresent();
        if (free && user.trialStartedAt().isEmpty()) {
            throw Problem.of(
                    402, "trial-not-started", "the user has no plan yet; POST /start_trial begins the free one");
        }
    }

    /** Forgets everything that was said with a user. */
    void forget(Account user) {
        dialogue(user).clear();
    }

    private Dialogue dialogue(Account user) {
        return context.memory().dialogue(Recipient.of(settings.bot(), user.id()));
    }

    private static void remember(Dialogue dialogue, String message, Answer result) {
        if (!result.text().isBlank() && result.failure().isEmpty()) {
            dialogue.append(ModelMessage.user(message));
            dialogue.append(ModelMessage.assistant(result.text()));
        }
    }

    private static Map<String, Object> answer(Question question, Answer result, boolean withText) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (withText) {
            answer.put("answer", result.text());
        }
        answer.put(
                "model", Optional.of(result.offer()).filter(id -> !id.isEmpty()).orElse(question.offer()));
        answer.put("end", result.end().name().toLowerCase(Locale.ROOT));
        answer.put(
                "citations",
                result.citations().stream()
                        .map(citation -> Json.object(
                                "title",
                                citation.title(),
                                "url",
                                citation.address().toString()))
                        .toList());
        answer.put(
                "usage",
                Json.object(
                        "input_tokens", result.usage().inputTokens(),
                        "output_tokens", result.usage().outputTokens()));
        return answer;
    }
}
