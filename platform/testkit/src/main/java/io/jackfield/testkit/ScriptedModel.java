package io.jackfield.testkit;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.desk.ModelDesk.Question;
import io.jackfield.api.llm.Citation;
import io.jackfield.api.llm.ModelMessage;
import io.jackfield.api.llm.TextSink;
import io.jackfield.testkit.ModelScript.Beside;
import io.jackfield.testkit.ModelScript.Doing;
import io.jackfield.testkit.ModelScript.Ending;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The model behind every offer of the bot. Each line of its script serves one question, in order; the last one serves
 * all that follow. Without a script it repeats what it is asked. A test's own lines replace those for all tests, which
 * {@link JackfieldExtension#model(java.util.function.Consumer)} gives.
 *
 * <pre>{@code
 * jackfield.model().breaksAfter("Once upon a", StandardError.STREAM_BROKEN).answers("Once upon a time.");
 * }</pre>
 */
public final class ScriptedModel {
    /** How long a host waits for the next piece of an answer unless its operator says otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deque<ModelScript> script = new ArrayDeque<>();
    private final List<Question> questions = new ArrayList<>();
    private ModelScript last;
    private Beside beside = Beside.NOTHING;
    private String heard = "(what was said)";
    private StandardError deafness;
    private boolean scriptIsForAllTests;

    ScriptedModel() {}

    /** Says this, word by word. */
    public ScriptedModel answers(String text) {
        return add(ModelScript.of(text, Ending.COMPLETE, null));
    }

    /** Says this in exactly these pieces. */
    public ScriptedModel streams(String... pieces) {
        return add(ModelScript.of(List.of(pieces), Ending.COMPLETE, null));
    }

    /** Reaches the longest answer allowed after this. */
    public ScriptedModel reachesItsLimitAfter(String text) {
        return add(ModelScript.of(text, Ending.LENGTH, null));
    }

    /** Is silenced by its provider's filter after this. */
    public ScriptedModel isFilteredAfter(String text) {
        return add(ModelScript.of(text, Ending.FILTERED, null));
    }

    /** Breaks off after this. */
    public ScriptedModel breaksAfter(String text, StandardError error) {
        return add(ModelScript.of(text, Ending.BROKEN, error));
    }

    /** Says nothing at all; the host has given up trying again. */
    public ScriptedModel fails(StandardError error) {
        return breaksAfter("", error);
    }

    /**
     * Says this and then nothing more: the host waits {@link #PATIENCE}, which turns the clock by as much, and gives up
     * with {@code STREAM_STALLED}.
     */
    public ScriptedModel stallsAfter(String text) {
        return add(ModelScript.of(text, Ending.STALLS, null));
    }

    /**
     * Says this after a silence, which turns the clock.
     *
     * @param time up to {@link #PATIENCE}; after more than that the host has given up with {@code STREAM_STALLED}
     */
    public ScriptedModel answersAfter(Duration time, String text) {
        return time.compareTo(PATIENCE) > 0
                ? add(ModelScript.of("", Ending.STALLS, null))
                : add(ModelScript.of(text, Ending.COMPLETE, null).after(time));
    }

    /** The user presses Stop when this much is there. */
    public ScriptedModel isStoppedAfter(String text) {
        return add(ModelScript.of(text, Ending.USER_STOPS, null));
    }

    /** Says this and then nothing more until the test calls {@link TestChat#stops()}. */
    public ScriptedModel waitsForStop(String text) {
        return add(ModelScript.of(text, Ending.WAITS_FOR_STOP, null));
    }

    /** Thinks this aloud before what it says next. */
    public synchronized ScriptedModel thinks(String thoughts) {
        beside = new Beside(beside.doings(), thoughts, beside.citations());
        return this;
    }

    /** Does this before what it says next. */
    public synchronized ScriptedModel does(TextSink.Activity activity, String detail) {
        List<Doing> doings = new ArrayList<>(beside.doings());
        doings.add(new Doing(activity, detail));
        beside = new Beside(doings, beside.thoughts(), beside.citations());
        return this;
    }

    /** Names these sources for what it says next. */
    public synchronized ScriptedModel cites(Citation... sources) {
        beside = new Beside(beside.doings(), beside.thoughts(), List.of(sources));
        return this;
    }

    /** Hears this in the next recording, and in all that follow until it is told otherwise. */
    public synchronized ScriptedModel hears(String words) {
        heard = words;
        deafness = null;
        return this;
    }

    /** Cannot write recordings down any more. */
    public synchronized ScriptedModel hearsNothing(StandardError error) {
        deafness = error;
        return this;
    }

    synchronized String listen() {
        if (deafness != null) {
            throw new JackfieldException(deafness, "the test's script says so");
        }
        return heard;
    }

    /** Everything it was asked, oldest first. */
    public synchronized List<Question> questions() {
        return List.copyOf(questions);
    }

    public Question lastQuestion() {
        List<Question> asked = questions();
        if (asked.isEmpty()) {
            throw new AssertionError("the model was asked nothing");
        }
        return asked.getLast();
    }

    synchronized ModelScript next(Question question) {
        questions.add(question);
        if (!script.isEmpty()) {
            last = script.removeFirst();
        }
        return last == null ? repeat(question) : last;
    }

    private static ModelScript repeat(Question question) {
        ModelMessage said = question.messages().getLast();
        return ModelScript.of("You said: " + said.text(), Ending.COMPLETE, null);
    }

    /** What is there now was said for all tests; a test that says something itself begins anew. */
    synchronized void keepForAllTests() {
        scriptIsForAllTests = true;
    }

    private synchronized ScriptedModel add(ModelScript line) {
        if (scriptIsForAllTests) {
            script.clear();
            scriptIsForAllTests = false;
        }
        script.add(line.with(beside));
        beside = Beside.NOTHING;
        return this;
    }
}
