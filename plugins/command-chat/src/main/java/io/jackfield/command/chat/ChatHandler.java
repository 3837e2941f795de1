package io.jackfield.command.chat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.IncomingMessage;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ChatMessage;
import io.jackfield.api.llm.ChatResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers free text with the model the user has chosen, while it is being written, and remembers the dialogue. */
@Extension
public final class ChatHandler implements CommandHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ChatHandler.class);
    /** What a press of Retry or Continue asks; gone as soon as it is answered, so a second press asks nothing twice. */
    private static final String PENDING = "pending";

    private final PluginContext context;
    private final Offers offers;

    public ChatHandler(PluginContext context) {
        this.context = context;
        offers = new Offers(context.models());
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.freeText();
    }

    @Override
    public Reply handle(CommandRequest request) {
        IncomingMessage message = request.message();
        if (!message.files().isEmpty()) {
            return Reply.text(request.text("files"));
        }
        if (message.text().isBlank()) {
            return request.chat().isPrivate() ? Reply.text(request.text("textOnly")) : Reply.nothing();
        }
        return answer(request, message.text());
    }

    @Override
    public Reply onButton(ButtonPress press) {
        if (!press.action().equals(Outcome.ASK_AGAIN)) {
            return Reply.nothing();
        }
        return press.memory()
                .get(PENDING)
                .map(question -> Reply.removal().and(answer(press, question)))
                .orElseGet(() -> Reply.nothing().toast(press.text("nothingPending")));
    }

    private Reply answer(Request request, String question) {
        Optional<Offer> offer = offers.current(request);
        if (offer.isEmpty()) {
            request.memory().put(PENDING, question);
            return Outcome.retry(request, "error.noModel");
        }
        Reply word = offers.wordOnMissingChoice(request, offer.get());
        try {
            ChatResult result = ask(request, offer.get(), question);
            remember(request, question, result);
            return word.and(Outcome.of(request, result));
        } catch (JackfieldException failure) {
            LOG.warn(
                    "bot={} offer={} error={} {}",
                    request.bot().id(),
                    offer.get().id(),
                    failure.error(),
                    failure.getMessage());
            request.memory().put(PENDING, question);
            return word.and(Outcome.failed(request, failure.error()));
        }
    }

    private ChatResult ask(Request request, Offer offer, String question) {
        List<ChatMessage> history = request.dialogue().latest(request.config().number("history", 0, 200, 20));
        try {
            return context.models().chat(prompt(request, offer, history, question), request.live());
        } catch (JackfieldException failure) {
            if (failure.error() != StandardError.PROMPT_TOO_LONG || history.isEmpty()) {
                throw failure;
            }
            // Better an answer without the past than a dialogue that is stuck for ever.
            return context.models().chat(prompt(request, offer, List.of(), question), request.live());
        }
    }

    private static Question prompt(Request request, Offer offer, List<ChatMessage> history, String question) {
        List<ChatMessage> messages = new ArrayList<>();
        request.config().text("prompt").map(ChatMessage::system).ifPresent(messages::add);
        messages.addAll(history);
        messages.add(ChatMessage.user(question));
        return new Question(request.bot().id(), offer.id(), messages);
    }

    /** An answer that broke off stays out of the dialogue: Retry asks for it once more. */
    private static void remember(Request request, String question, ChatResult result) {
        boolean unanswered = result.text().isBlank();
        switch (result.end()) {
            case BROKEN -> request.memory().put(PENDING, question);
            case LENGTH -> request.memory().put(PENDING, request.text("continue.prompt"));
            case COMPLETE, FILTERED, STOPPED -> request.memory().remove(PENDING);
        }
        if (result.end() == ChatResult.End.BROKEN || unanswered) {
            return;
        }
        request.dialogue().append(ChatMessage.user(question));
        request.dialogue().append(ChatMessage.assistant(result.text()));
    }
}
