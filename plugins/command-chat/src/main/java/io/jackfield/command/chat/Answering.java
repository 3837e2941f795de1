package io.jackfield.command.chat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Answer.End;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Asks the model and turns what comes into a reply and into the dialogue. */
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final PluginContext context;
    private final Offers offers;
    private final Refusals refusals;
    private final Pending pending;

    Answering(PluginContext context, Offers offers, Pending pending) {
        this.context = context;
        this.offers = offers;
        this.pending = pending;
        refusals = new Refusals(offers, context.clock());
    }

    /** Answers a question of the user. */
    Reply answer(Request request, Draft draft, UserTurn turn) throws InterruptedException {
        Settings settings = Settings.of(request.config());
        Optional<Reply> refusal = refusal(request, draft, turn);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        List<ModelMessage> history = History.of(request, settings);
        Asked asked = new Asked(draft, turn.withPictures(), turn.kept(), "");
        Reply reply = ask(request, settings, offers.current(request).orElseThrow(), history, asked);
        Pictures.remember(request, turn.pictureFiles());
        return reply;
    }

    /** Why this cannot even be asked. */
    Optional<Reply> refusal(Request request, Draft draft, UserTurn turn) {
        OptionalInt forbidden = Settings.of(request.config()).prompts().match(turn.text());
        if (forbidden.isPresent()) {
            log(request, "prompts", forbidden.getAsInt());
            return Optional.of(Reply.text(request.text("filter.prompt")));
        }
        Optional<Offer> offer = offers.current(request);
        if (offer.isEmpty()) {
            pending.put(request, draft);
            return Optional.of(Buttons.retry(request, "error.noModel"));
        }
        if (!turn.pictures().isEmpty() && !offer.get().seesPictures()) {
            pending.put(request, draft);
            return Optional.of(refusals.blind(request, offer.get()));
        }
        return Optional.empty();
    }

    /** Why files are not even read: the plan would not let a question about them through. */
    Optional<Reply> refusalOfPlan(Request request, Draft draft) {
        Optional<Offer> offer = offers.current(request);
        Optional<JackfieldException> refused = offer.flatMap(asked -> offers.refused(request, asked));
        refused.ifPresent(failure -> pending.put(request, draft));
        return refused.map(failure -> refusals.failed(request, offer.orElseThrow(), failure));
    }

    /** Answers the wish for the rest of the last answer. */
    Reply goOn(Request request) throws InterruptedException {
        Settings settings = Settings.of(request.config());
        List<ModelMessage> history = History.of(request, settings);
        String before = History.lastAnswer(history);
        Optional<Offer> offer = offers.current(request);
        if (offer.isEmpty() || before.isEmpty()) {
            return before.isEmpty()
                    ? Reply.nothing().toast(request.text("nothingPending"))
                    : Buttons.retry(request, "error.noModel");
        }
        ModelMessage kept = ModelMessage.user(request.text("continue.kept"));
        Asked asked = new Asked(Draft.continuation(), Prompt.continuation(history), kept, before);
        return ask(request, settings, offer.get(), history, asked);
    }

    /**
     * A question in its forms.
     *
     * @param sent to the model
     * @param kept in the dialogue
     * @param before the part of the answer that it asks the rest of
     */
    private record Asked(Draft draft, ModelMessage sent, ModelMessage kept, String before) {}

    private Reply ask(Request request, Settings settings, Offer offer, List<ModelMessage> history, Asked asked)
            throws InterruptedException {
        Reply word = offers.wordOnMissingChoice(request, offer);
        List<String> background = context.models().background(request);
        List<ModelMessage> messages =
                Prompt.of(request, settings, offer.seesPictures(), background, history, asked.sent());
        Question question = new Question(request.bot().id(), offer.id(), messages)
                .by(request.sender().id());
        Optional<Summary> summary = Summary.due(context.models(), request, settings.summaries(), offer, history);
        AnswerSink sink = new AnswerSink(request.live(), settings, () -> summary.ifPresent(Summary::begin));
        try {
            Answer answer = context.models().ask(question, sink);
            if (sink.rejected().isPresent() || isForbidden(settings, answer)) {
                return word.and(withheld(request, sink, settings, answer));
            }
            remember(request, asked, answer, summary);
            return word.and(offers.wordOnFallback(request, offer, answer.offer()))
                    .and(Outcome.of(request, settings, answer, asked.before()));
        } catch (JackfieldException failure) {
            if (sink.rejected().isPresent()) {
                return word.and(withheld(request, sink.rejected()));
            }
            note(request, offer, failure);
            pending.put(request, asked.draft());
            return word.and(refusals.failed(request, offer, failure));
        } finally {
            summary.ifPresent(Summary::close);
        }
    }

    /** That a plan is used up is no trouble of ours. */
    private static void note(Request request, Offer offer, JackfieldException failure) {
        boolean ofPlan = failure.error() == StandardError.QUOTA_EXCEEDED
                || failure.error() == StandardError.SUBSCRIPTION_REQUIRED;
        LOG.atLevel(ofPlan ? Level.DEBUG : Level.WARN)
                .log(
                        "bot={} offer={} error={} {}",
                        request.bot().id(),
                        offer.id(),
                        failure.error(),
                        failure.getMessage());
    }

    private static boolean isForbidden(Settings settings, Answer answer) {
        return settings.answers().match(answer.text()).isPresent();
    }

    private Reply withheld(Request request, AnswerSink sink, Settings settings, Answer answer) {
        OptionalInt rule = sink.rejected();
        return withheld(request, rule.isPresent() ? rule : settings.answers().match(answer.text()));
    }

    private Reply withheld(Request request, OptionalInt rule) {
        log(request, "answers", rule.orElse(0));
        pending.clear(request);
        return Reply.text(request.text("filter.answer"));
    }

    private static void log(Request request, String filter, int rule) {
        LOG.info("bot={} filter={} rule={}", request.bot().id(), filter, rule);
    }

    /** An answer that broke off stays out of the dialogue: Retry asks for it once more. */
    private void remember(Request request, Asked asked, Answer answer, Optional<Summary> summary)
            throws InterruptedException {
        boolean unanswered = answer.text().isBlank();
        if (answer.end() == End.BROKEN || unanswered && answer.end() == End.LENGTH) {
            pending.put(request, asked.draft());
        } else if (answer.end() == End.LENGTH || !unanswered && answer.end() == End.STOPPED) {
            pending.put(request, Draft.continuation());
        } else {
            pending.clear(request);
        }
        if (answer.end() == End.BROKEN || unanswered) {
            return;
        }
        if (summary.isPresent()) {
            summary.get().store();
        }
        History.add(request, asked.kept(), answer);
    }
}
