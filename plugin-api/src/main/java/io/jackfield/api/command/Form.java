package io.jackfield.api.command;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.ReplyPart;
import io.jackfield.api.chat.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Questions one after the other: asks, checks, says what is wrong, goes back, skips, shows a summary to confirm. Plain
 * Java over {@link Step}, for handlers that want no more than that; the host knows nothing of it. Immutable; every
 * method gives a new one, and one instance serves every chat.
 *
 * <pre>{@code
 * private static final Form FORM = Form.named("apply").ask("name", AnswerCheck.line(60)).askPhone("phone").confirm();
 *
 * spec:    CommandSpec.command("apply").steps(FORM.steps())
 * handle:  return FORM.start(request);
 * onStep:  return FORM.answer(answer, (last, values) -> Reply.text(last.text("apply.done", values.get("name"))));
 * onBack:  return FORM.back(answer);
 * }</pre>
 *
 * <p>What it says stands in the plugin's texts. For a form {@code apply} with a field {@code name}:
 *
 * <ul>
 *   <li>{@code apply.name}: the question; {@code apply.name.wrong}: the answer did not pass
 *   <li>{@code apply.back}, {@code apply.cancel}: labels of keys under every question; {@code apply.skip} where it may
 *       be skipped; {@code apply.phone.share} of the key that shares the number, for a field {@code phone}
 *   <li>{@code apply.summary}: with the answers in the order of their questions; {@code apply.confirm},
 *       {@code apply.again}: labels of the keys that send it, and that begin from the first question
 * </ul>
 */
public final class Form {
    private static final String CONFIRM = "confirm";
    private static final String SKIPPED = "–";

    private final String name;
    private final List<Field> fields;
    private final boolean confirmed;
    private final Optional<SummaryWords> summaryWords;
    private final Optional<Duration> within;

    private Form(
            String name,
            List<Field> fields,
            boolean confirmed,
            Optional<SummaryWords> summaryWords,
            Optional<Duration> within) {
        this.name = name;
        this.fields = fields;
        this.confirmed = confirmed;
        this.summaryWords = summaryWords;
        this.within = within;
    }

    /** @param shares whether a key shares the user's own phone number */
    private record Field(String name, AnswerCheck check, boolean optional, boolean shares) {}

    /** What is done with a form that is filled in. */
    @FunctionalInterface
    public interface SubmitHandler {
        /**
         * @param last the last answer
         * @param values by field, without those that were skipped
         * @return ends the conversation, unless it expects a step
         */
        Reply submit(StepAnswer last, Map<String, String> values) throws Exception;
    }

    /** What is said before the user agrees, in place of the text {@code <form>.summary}. */
    @FunctionalInterface
    public interface SummaryWords {
        /** @param values by field, and what was known beside them */
        String of(Request request, Map<String, String> values);
    }

    /** @param name 1 to 15 of a-z 0-9 and _; its texts and steps begin with it */
    public static Form named(String name) {
        requireName("form", name);
        return new Form(name, List.of(), false, Optional.empty(), Optional.empty());
    }

    /**
     * One question more.
     *
     * @param field 1 to 15 of a-z 0-9 and _
     */
    public Form ask(String field, AnswerCheck check) {
        return with(new Field(field, check, false, false));
    }

    /** The same with a key that skips it. */
    public Form askOptional(String field, AnswerCheck check) {
        return with(new Field(field, check, true, false));
    }

    /** The same with a key that shares the user's own number; private chats only. */
    public Form askPhone(String field) {
        return askPhone(field, AnswerCheck.phone());
    }

    /** The same with a check of the plugin's own, such as for numbers of one country. */
    public Form askPhone(String field, AnswerCheck check) {
        return with(new Field(field, check, false, true));
    }

    /** Shows the answers at the end and goes on when the user agrees. */
    public Form confirm() {
        return new Form(name, fields, true, summaryWords, within);
    }

    /** The same in words of the plugin's own, where the answers alone do not say it. */
    public Form confirm(SummaryWords words) {
        return new Form(name, fields, true, Optional.of(words), within);
    }

    /** How long each question waits; see {@link Step#within}. */
    public Form within(Duration time) {
        return new Form(name, fields, confirmed, summaryWords, Optional.of(time));
    }

    /** The names of its steps, for {@link CommandSpec#steps}. */
    public String[] steps() {
        return Stream.concat(
                        fields.stream().map(Field::name), Stream.of(CONFIRM).filter(last -> confirmed))
                .map(this::stepName)
                .toArray(String[]::new);
    }

    /** Whether a step is one of its own, for handlers with several forms. */
    public boolean has(Step step) {
        return List.of(steps()).contains(step.name());
    }

    /** The first question. */
    public Reply start(Request request) {
        return start(request, Map.of());
    }

    /**
     * The first question that is not answered by what is known already, or the end when all are: the summary, else the
     * last question. Anything else known is kept beside the answers.
     */
    public Reply start(Request request, Map<String, String> known) {
        if (fields.isEmpty()) {
            throw new IllegalStateException("form '" + name + "' has no question; give it one with ask");
        }
        int first = 0;
        while (first < fields.size() && known.containsKey(fields.get(first).name())) {
            first++;
        }
        if (first == fields.size() && confirmed) {
            return summary(request, known);
        }
        return question(request, Math.min(first, fields.size() - 1), known);
    }

    /** Takes an answer to one of its {@link #steps}. */
    public Reply answer(StepAnswer answer, SubmitHandler handler) throws Exception {
        Map<String, String> values = answer.step().data();
        int at = indexOf(answer.step());
        if (at == fields.size()) {
            return confirmation(answer, values, handler);
        }
        Field field = fields.get(at);
        String said = answer.message().text();
        if (field.optional() && said.equals(answer.text(name + ".skip"))) {
            return next(answer, at, without(values, field), handler);
        }
        return switch (field.check().check(answer, values)) {
            case AnswerCheck.Taken(String value) -> next(answer, at, with(values, field, value), handler);
            case AnswerCheck.Again(String sentence) ->
                asked(answer, sentence.isEmpty() ? answer.text(textKey(field) + ".wrong") : sentence, at, values);
        };
    }

    /** The question before; empty at the first one. */
    public Optional<Reply> back(StepAnswer answer) {
        int at = indexOf(answer.step());
        return at == 0
                ? Optional.empty()
                : Optional.of(question(answer, at - 1, answer.step().data()));
    }

    private Reply next(StepAnswer answer, int at, Map<String, String> values, SubmitHandler handler) throws Exception {
        int next = at + 1;
        if (next < fields.size()) {
            return question(answer, next, values);
        }
        return confirmed ? summary(answer, values) : completed(answer, values, handler);
    }

    private Reply confirmation(StepAnswer answer, Map<String, String> values, SubmitHandler handler) throws Exception {
        String said = answer.message().text();
        if (said.equals(answer.text(name + ".again"))) {
            return question(answer, 0, values);
        }
        return said.equals(answer.text(name + ".confirm"))
                ? completed(answer, values, handler)
                : summary(answer, values);
    }

    /** Takes the keys of the last question away where the reply brings none of its own. */
    private static Reply completed(StepAnswer answer, Map<String, String> values, SubmitHandler handler)
            throws Exception {
        Reply reply = handler.submit(answer, values);
        boolean bare = !reply.parts().isEmpty()
                && reply.parts().getLast() instanceof ReplyPart.Text text
                && text.keyboard().isEmpty();
        return bare ? reply.keyboard(Keyboard.remove()) : reply;
    }

    private Reply summary(Request request, Map<String, String> values) {
        List<List<Keyboard.Key>> rows = new ArrayList<>();
        rows.add(List.of(label(request, ".confirm")));
        rows.add(List.of(label(request, ".again")));
        rows.add(leaving(request, true));
        String words = summaryWords.orElse(this::usualSummary).of(request, values);
        return Reply.text(words).keyboard(keys(rows)).expect(step(CONFIRM, values));
    }

    private String usualSummary(Request request, Map<String, String> values) {
        Object[] answers = fields.stream()
                .map(field -> values.getOrDefault(field.name(), SKIPPED))
                .toArray();
        return request.text(name + ".summary", answers);
    }

    private Reply question(Request request, int at, Map<String, String> values) {
        return asked(request, request.text(textKey(fields.get(at))), at, values);
    }

    private Reply asked(Request request, String words, int at, Map<String, String> values) {
        Field field = fields.get(at);
        List<List<Keyboard.Key>> rows = new ArrayList<>();
        if (field.shares()) {
            String share = request.text(textKey(field) + ".share");
            rows.add(List.of(new Keyboard.Key(share, new Keyboard.Key.Contact())));
        }
        if (field.optional()) {
            rows.add(List.of(label(request, ".skip")));
        }
        rows.add(leaving(request, at > 0));
        return Reply.text(words).keyboard(keys(rows)).expect(step(field.name(), values));
    }

    private List<Keyboard.Key> leaving(Request request, boolean hasBefore) {
        Keyboard.Key cancel = Keyboard.command(request.text(name + ".cancel"), "cancel");
        return hasBefore ? List.of(Keyboard.command(request.text(name + ".back"), "back"), cancel) : List.of(cancel);
    }

    private Keyboard.Key label(Request request, String key) {
        return new Keyboard.Key(request.text(name + key), new Keyboard.Key.Label());
    }

    private static Keyboard keys(List<List<Keyboard.Key>> rows) {
        return new Keyboard.Keys(rows, Optional.empty(), false);
    }

    private Step step(String last, Map<String, String> values) {
        return new Step(stepName(last), values, within);
    }

    private int indexOf(Step step) {
        int at = List.of(steps()).indexOf(step.name());
        if (at < 0) {
            throw new IllegalArgumentException("step '" + step.name() + "' is none of form '" + name + "', which has "
                    + String.join(", ", steps()));
        }
        return at;
    }

    private String textKey(Field field) {
        return name + "." + field.name();
    }

    private String stepName(String field) {
        return name + "-" + field;
    }

    private Form with(Field field) {
        requireName("field", field.name());
        requireNonNull(field.check(), "check");
        if (field.name().equals(CONFIRM)
                || fields.stream().anyMatch(one -> one.name().equals(field.name()))) {
            throw new IllegalArgumentException(
                    "form '" + name + "' has a field '" + field.name() + "' already; give it another name");
        }
        return new Form(
                name, Stream.concat(fields.stream(), Stream.of(field)).toList(), confirmed, summaryWords, within);
    }

    private static Map<String, String> with(Map<String, String> values, Field field, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(field.name(), value);
        return more;
    }

    private static Map<String, String> without(Map<String, String> values, Field field) {
        Map<String, String> less = new HashMap<>(values);
        less.remove(field.name());
        return less;
    }

    private static void requireName(String what, String name) {
        if (!name.matches("[a-z0-9_]{1,15}")) {
            throw new IllegalArgumentException(what + " is '" + name + "'; use 1 to 15 of a-z 0-9 _");
        }
    }
}
