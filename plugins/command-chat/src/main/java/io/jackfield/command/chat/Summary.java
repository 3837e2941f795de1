package io.jackfield.command.chat;

import io.jackfield.api.chat.Unicode;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.ModelDesk;
import io.jackfield.api.desk.ModelDesk.Answer;
import io.jackfield.api.desk.ModelDesk.Offer;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.ModelMessage.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The summary that takes the place of a dialogue's older turns. It is written while the user's question is answered,
 * and stored together with that answer; what is not ready soon after it is given up, and tried again with a later
 * question.
 */
final class Summary implements AutoCloseable {
    static final String HEADING = "What was said before, in short:\n";

    private static final String ORDER = """
            Write a summary of the dialogue below, in %s, in at most 250 words, for yourself to go on with it: who the user is and what they \
            want, facts, names and numbers, what was decided, what is open. Nothing but the summary.""";
    /** After the answer the user is reading; only the next question would wait. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final int LONGEST_TURN = 4_000;
    private static final int LONGEST = 60_000;
    /** After a failure, so many questions are answered without trying again. */
    private static final int PAUSE = 3;

    private static final String PAUSED = "summaryPaused";

    private final Request request;
    private final List<ModelMessage> kept;
    private final FutureTask<Outcome> writing;

    /**
     * What became of it.
     *
     * @param needed whether the dialogue is long enough
     * @param text empty when it is not needed or could not be written
     */
    private record Outcome(boolean needed, Optional<String> text) {}

    private Summary(Request request, List<ModelMessage> kept, FutureTask<Outcome> writing) {
        this.request = request;
        this.kept = kept;
        this.writing = writing;
    }

    /** One that may have to be written; whether it has to, its thread finds out when it begins. */
    static Optional<Summary> due(
            ModelDesk models, Request request, Settings.Summaries settings, Offer offer, List<ModelMessage> history) {
        if (settings.afterTokens() == 0 || history.size() <= settings.keep() || isPaused(request)) {
            return Optional.empty();
        }
        String bot = request.bot().id();
        int cut = cut(history, settings.keep());
        if (cut < 2) {
            return Optional.empty();
        }
        String writer =
                settings.model().filter(id -> models.offer(bot, id).isPresent()).orElse(offer.id());
        Question question = new Question(bot, writer, order(history.subList(0, cut), request));
        FutureTask<Outcome> writing = new FutureTask<>(() -> isLong(models, bot, offer, history, settings.afterTokens())
                ? new Outcome(true, written(models.ask(question, piece -> {})))
                : new Outcome(false, Optional.empty()));
        return Optional.of(new Summary(request, List.copyOf(history.subList(cut, history.size())), writing));
    }

    /** Called when the plan has let the question through; returns at once. */
    void begin() {
        Thread.ofVirtual().name("summary").start(writing);
    }

    /** Counts no further than it has to. */
    private static boolean isLong(ModelDesk models, String bot, Offer offer, List<ModelMessage> history, int after) {
        long tokens = 0;
        for (ModelMessage turn : history.reversed()) {
            tokens += models.tokens(bot, offer.id(), turn.text());
            if (tokens > after) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPaused(Request request) {
        int left = request.memory()
                .get(PAUSED)
                .filter(number -> number.matches("\\d"))
                .map(Integer::parseInt)
                .orElse(0);
        if (left > 1) {
            request.memory().put(PAUSED, Integer.toString(left - 1));
        } else if (left == 1) {
            request.memory().remove(PAUSED);
        }
        return left > 0;
    }

    /** The kept turns begin with a question. */
    private static int cut(List<ModelMessage> history, int keep) {
        int cut = history.size() - keep;
        while (cut < history.size() && history.get(cut).role() != Role.USER) {
            cut++;
        }
        return cut;
    }

    private static List<ModelMessage> order(List<ModelMessage> older, Request request) {
        StringBuilder said = new StringBuilder();
        for (ModelMessage turn : older.reversed()) {
            String text =
                    turn.text().length() > LONGEST_TURN ? Unicode.first(turn.text(), LONGEST_TURN) + "…" : turn.text();
            String line = turn.role().name().toLowerCase(Locale.ROOT) + ": " + text + "\n\n";
            if (said.length() + line.length() > LONGEST) {
                break;
            }
            said.insert(0, line);
        }
        String language = Locale.of(request.sender().language()).getDisplayLanguage(Locale.ENGLISH);
        return List.of(ModelMessage.system(ORDER.formatted(language)), ModelMessage.user(said.toString()));
    }

    private static Optional<String> written(Answer result) {
        return Optional.of(result)
                .filter(whole -> whole.end() == Answer.End.COMPLETE)
                .map(whole -> whole.text().strip())
                .filter(text -> !text.isEmpty());
    }

    /** Puts the summary into the place of what it tells of, if it is written; before the new turns are added. */
    void store() throws InterruptedException {
        Outcome outcome;
        try {
            outcome = writing.get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Nothing is lost: the older turns are still there.
            outcome = new Outcome(true, Optional.empty());
        }
        if (!outcome.needed()) {
            return;
        }
        Optional<String> summary = outcome.text();
        if (summary.isEmpty()) {
            request.memory().put(PAUSED, Integer.toString(PAUSE));
            return;
        }
        request.dialogue().clear();
        request.dialogue().append(ModelMessage.system(HEADING + summary.get()));
        kept.forEach(request.dialogue()::append);
    }

    /** Ends the writing, if it still goes on. */
    @Override
    public void close() {
        writing.cancel(true);
    }
}
