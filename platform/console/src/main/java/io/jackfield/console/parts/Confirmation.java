package io.jackfield.console.parts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page that asks whether something is really meant: what will happen, then one button and a way back. Shown with the
 * template {@code layout/confirm.jte}.
 *
 * @param sentences what will happen, to whom, and whether it can be undone
 * @param action where the button posts to, below the console
 * @param hidden fields that go with it
 * @param fields such as a reason
 * @param button its words
 * @param danger whether it takes something away
 * @param back where one goes instead, below the console
 * @param problem why a try before was refused; empty at first
 */
public record Confirmation(
        String title,
        List<String> sentences,
        String action,
        Map<String, String> hidden,
        List<Field> fields,
        String button,
        boolean danger,
        String back,
        String problem) {
    public static Confirmation of(String title, String button, Object action, Object back, String... sentences) {
        return new Confirmation(
                title, List.of(sentences), action.toString(), Map.of(), List.of(), button, false, back.toString(), "");
    }

    public Confirmation with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(hidden);
        more.put(name, value);
        return new Confirmation(title, sentences, action, more, fields, button, danger, back, problem);
    }

    public Confirmation asking(Field... asked) {
        return new Confirmation(title, sentences, action, hidden, List.of(asked), button, danger, back, problem);
    }

    public Confirmation dangerous() {
        return new Confirmation(title, sentences, action, hidden, fields, button, true, back, problem);
    }

    public Confirmation refused(String words) {
        return new Confirmation(title, sentences, action, hidden, fields, button, danger, back, words);
    }
}
