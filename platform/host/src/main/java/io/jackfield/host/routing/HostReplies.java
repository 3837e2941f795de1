package io.jackfield.host.routing;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginError;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Person;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.llm.TextSink;
import io.jackfield.host.plugins.PropertyTexts;
import io.jackfield.host.telegram.ApiQuestions;
import io.jackfield.host.telegram.BotCall;
import io.jackfield.host.telegram.IncomingUpdate;
import io.jackfield.host.telegram.IncomingUpdate.Pressed;
import io.jackfield.host.telegram.LiveWords;
import io.jackfield.host.telegram.NewsButton;
import io.jackfield.host.telegram.ReplyEncoder;
import io.jackfield.host.trace.Trace;
import io.jackfield.host.turn.Action;
import io.jackfield.host.turn.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The few things that the host itself says to users, in their language. */
public final class HostReplies {
    private static final String OWNER = "host";
    /** Has a plural in each language. */
    private static final String WAITING = "waiting.full";

    private final PropertyTexts texts = PropertyTexts.ofHost();

    /**
     * Fills a plural in each language. The first one loads ICU, which takes a fifth of a second and would hold up
     * everything else on the core loop. Blocking.
     */
    public void prepare() {
        texts.languages().forEach(language -> texts.get(language, WAITING, 2));
    }

    /** A text of the host, such as the label of the Stop button. */
    public String label(String language, String key) {
        return texts.get(language, key);
    }

    /** What the host says while an answer is being written. */
    public LiveWords live(String language) {
        return new LiveWords() {
            @Override
            public String stop() {
                return texts.get(language, "stop");
            }

            @Override
            public String doing(TextSink.Activity activity, String detail) {
                String key = "live." + activity.name().toLowerCase(Locale.ROOT);
                return detail.isEmpty() ? texts.get(language, key) : texts.get(language, key + ".detail", detail);
            }
        };
    }

    /** {@code /stop} as Telegram's menu lists it. */
    public CommandSpec stopCommand() {
        return CommandSpec.command(Router.STOP).described(texts, "stop.menu");
    }

    /** A text of the host in answer to an update. */
    public List<BotCall> text(IncomingUpdate update, Person person, String key, Object... arguments) {
        return encode(update, Reply.text(texts.get(person.language(), key, arguments)));
    }

    /** One question more than may wait. */
    public List<BotCall> waitingIsFull(IncomingUpdate update, Person person, int waiting) {
        return waiting == 0 ? text(update, person, "waiting.none") : text(update, person, WAITING, waiting);
    }

    /** Operators keep the user out, who reads this once. */
    public List<BotCall> blocked(IncomingUpdate update, Person person) {
        String sentence = texts.with(update.bot().config().hostTexts()).get(person.language(), "user.blocked");
        return encode(
                update, update.content() instanceof Pressed ? Reply.nothing().alert(sentence) : Reply.text(sentence));
    }

    /** A user has sent more than the bot takes; a press must be answered, or its button spins. */
    public List<BotCall> flood(IncomingUpdate update, Person person, Duration left) {
        long seconds = Math.max(1, left.toSeconds());
        String wait = seconds < 100
                ? texts.get(person.language(), "time.seconds", seconds)
                : texts.get(person.language(), "time.minutes", Math.ceilDiv(seconds, 60));
        String sentence = texts.get(person.language(), "flood", wait);
        return encode(
                update, update.content() instanceof Pressed ? Reply.nothing().alert(sentence) : Reply.text(sentence));
    }

    /** Says nothing, and stops the button that was pressed from spinning. */
    public List<BotCall> silence(IncomingUpdate update) {
        return encode(update, Reply.nothing());
    }

    /** Nothing is offered in other chats; without an answer Telegram would go on asking. */
    public List<BotCall> nothingInline(String queryId) {
        return List.of(ApiQuestions.any("answerInlineQuery", Map.of("inline_query_id", queryId, "results", List.of())));
    }

    List<BotCall> alert(IncomingUpdate update, Person person, String key) {
        return encode(update, Reply.nothing().alert(texts.get(person.language(), key)));
    }

    /** A word on a press that the host itself answers. */
    public List<BotCall> pressed(IncomingUpdate update, Pressed pressed, String key) {
        String language = update.sender()
                .map(Person::language)
                .orElse(update.bot().config().language());
        return encode(update, Reply.nothing().toast(texts.get(language, key)));
    }

    /** A text in place of the message whose button was pressed. */
    public List<BotCall> inPlace(IncomingUpdate update, Person person, String key) {
        return encode(update, Reply.text(texts.get(person.language(), key)).inPlace());
    }

    /**
     * One sentence about a failure, the plugin's own if it has one; {@code kept} is what was already seen of the
     * answer.
     */
    public List<BotCall> failure(Turn turn, JackfieldException error, String kept) {
        String sentence = error.own().map(PluginError::userText).orElseGet(() -> sentence(turn, error.error()));
        boolean pressed = turn.action() instanceof Action.Press;
        Reply apology = pressed && kept.isBlank() ? Reply.nothing().alert(sentence) : Reply.text(sentence);
        Reply reply = kept.isBlank() ? apology : Reply.markdown(kept).and(apology);
        return ReplyEncoder.encode(reply, turn.address()).calls();
    }

    /** With what the user can name when they ask about it. */
    private String sentence(Turn turn, StandardError error) {
        String language = turn.sender().language();
        String words = texts.get(language, sentenceFor(error));
        // Of a single update in quarantine the log has no line.
        return Optional.of(turn.update().trace())
                .filter(trace -> error != StandardError.QUARANTINED)
                .flatMap(Trace::id)
                .map(id -> words + "\n" + texts.get(language, "failure.trace", id.toString()))
                .orElse(words);
    }

    private static String sentenceFor(StandardError error) {
        return switch (error) {
            case TIMED_OUT -> "failure.timeout";
            case QUARANTINED -> "failure.quarantined";
            case UNAVAILABLE, RATE_LIMITED, OVERLOADED -> "failure.unavailable";
            default -> "failure.fault";
        };
    }

    /** Answers the press of a {@link NewsButton}; off is said with a button for the way back. */
    public List<BotCall> news(IncomingUpdate update, Person person, boolean on) {
        PropertyTexts wording = texts.with(update.bot().config().hostTexts());
        Reply said = Reply.text(wording.get(person.language(), on ? "news.on.done" : "news.off.done"));
        Reply reply = on
                ? said
                : said.keyboard(Keyboard.column(List.of(NewsButton.on(wording.get(person.language(), "news.on")))));
        return ReplyEncoder.encode(reply, TurnFactory.address(update, NewsButton.KIND))
                .calls();
    }

    private static List<BotCall> encode(IncomingUpdate update, Reply reply) {
        return ReplyEncoder.encode(reply, TurnFactory.address(update, OWNER)).calls();
    }
}
