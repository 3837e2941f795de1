package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Attachment;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.llm.ModelInfo;
import io.jackfield.api.llm.ModelInfo.Input;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import io.jackfield.host.config.ModelOffer;
import io.jackfield.host.llm.Fallbacks;
import io.jackfield.host.llm.Prompt;
import io.jackfield.host.llm.SpendingGate;
import io.jackfield.host.llm.Window;
import io.jackfield.host.telegram.ServedBot;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the scripted model, on the thread of the handler. */
final class InMemoryModelDesk implements ModelDesk {
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final ServedBot bot;
    private final List<Offer> offers;
    private final ScriptedModel model;
    private final SpendingGate gate;
    private final TestClock clock;
    private final InMemoryBackground background;

    /** @param offers as the bot shows them */
    InMemoryModelDesk(
            ServedBot bot,
            List<Offer> offers,
            ScriptedModel model,
            SpendingGate gate,
            TestClock clock,
            InMemoryBackground background) {
        this.bot = bot;
        this.offers = List.copyOf(offers);
        this.model = model;
        this.gate = gate;
        this.clock = clock;
        this.background = background;
    }

    /** What a provider would say of the model behind an offer. */
    static ModelInfo info(Offer offer) {
        return new ModelInfo(
                offer.id(),
                offer.contextTokens(),
                offer.contextTokens(),
                offer.seesPictures() ? Set.of(Input.IMAGE) : Set.of(),
                Set.of(),
                0,
                Optional.empty());
    }

    @Override
    public List<Offer> offers(String botId) {
        TestBot.requireKnown(bot, botId);
        return offers;
    }

    /** Roughly: the host counts, and its table takes half a second to load. */
    @Override
    public int tokens(String botId, String offer, String text) {
        requireOffer(botId, offer);
        return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
    }

    @Override
    public boolean hearsSpeech(String botId) {
        TestBot.requireKnown(bot, botId);
        return bot.config().speech().isPresent();
    }

    @Override
    public String transcribe(String botId, Attachment.Bytes recording, String language) {
        if (!hearsSpeech(botId)) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND,
                    "bot " + botId + " has no model that writes recordings down; give it one with"
                            + " JackfieldExtension.hearsSpeech()");
        }
        return model.listen();
    }

    @Override
    public List<String> background(Request request) {
        return background.of(request);
    }

    @Override
    public Answer ask(Question question, TextSink sink) {
        Offer offer = requireOffer(question.bot(), question.offer());
        if (question.user().isEmpty()) {
            return answered(question, offer, sink);
        }
        SpendingGate.Hold hold =
                gate.reserve(question.bot(), question.user().getAsLong(), configured(offer), tokens(question));
        try {
            Answer answer = answered(question, offer, sink);
            String answering = answer.offer().isEmpty() ? offer.id() : answer.offer();
            hold.settle(
                    configured(requireOffer(question.bot(), answering)),
                    answer.usage().inputTokens() + answer.usage().outputTokens(),
                    answer.usage().costUsd().orElse(BigDecimal.ZERO));
            return answer;
        } finally {
            hold.release(); // unless it was settled
        }
    }

    private long tokens(Question question) {
        return question.messages().stream()
                .mapToLong(message -> tokens(question.bot(), question.offer(), message.text()))
                .sum();
    }

    private Answer answered(Question question, Offer asked, TextSink sink) {
        Offer offer = asked;
        Set<String> tried = new HashSet<>();
        JackfieldException first = null;
        Answer answer = null;
        while (answer == null) {
            tried.add(offer.id());
            try {
                answer = ask(question, offer, sink);
            } catch (JackfieldException failure) {
                first = first == null ? failure : first;
                JackfieldException thrown = first;
                offer = spare(offer, failure)
                        .filter(next -> !tried.contains(next.id()))
                        .orElseThrow(() -> thrown);
            }
        }
        if (answer.end() == Answer.End.BROKEN && answer.text().isEmpty()) {
            throw answer.failure().orElseThrow();
        }
        return answer;
    }

    private Optional<Offer> spare(Offer offer, JackfieldException failure) {
        return Fallbacks.isWorthAnother(failure.error())
                ? configured(offer).fallback().flatMap(id -> offer(bot.id(), id))
                : Optional.empty();
    }

    private Offer requireOffer(String botId, String id) {
        return offer(botId, id)
                .orElseThrow(() -> new JackfieldException(
                        StandardError.NOT_FOUND,
                        "bot " + botId + " offers no model '" + id
                                + "'; give it one with JackfieldExtension.offer(…)"));
    }

    private ModelOffer configured(Offer offer) {
        return bot.config().models().stream()
                .filter(one -> one.id().equals(offer.id()))
                .findFirst()
                .orElseThrow();
    }

    private Answer ask(Question question, Offer offer, TextSink sink) {
        ModelOffer configured = configured(offer);
        List<ModelMessage> fitting = Prompt.fitting(question.messages(), configured, Window.of(configured, info(offer)))
                .messages();
        ModelScript script = model.next(new Question(question.bot(), offer.id(), fitting, question.user()));
        return new Play(script, offer.id(), sink, clock).run();
    }
}
