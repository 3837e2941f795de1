package io.jackfield.host.operator;

import io.jackfield.api.BotView;
import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListQuestion;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import io.jackfield.host.telegram.TextCut;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps nonsense from a list and from those who read it: what is asked is refused with what is allowed, and what a
 * plugin answers is its fault when it is not what its {@link ListSpec} says.
 */
public final class CheckedList implements BotList {
    private static final int LARGEST_PAGE = 500;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NEXT = 200;
    private static final int LONGEST_SENTENCE = 500;

    private final BotList list;

    public CheckedList(BotList list) {
        this.list = list;
    }

    @Override
    public ListSpec spec() {
        return list.spec();
    }

    @Override
    public BotView view() {
        return list.view();
    }

    @Override
    public ListPage rows(ListQuestion question) {
        question.filters().forEach(this::requireFilter);
        int most = Math.min(question.most(), LARGEST_PAGE);
        ListPage page =
                list.rows(new ListQuestion(question.filters(), question.from(), question.to(), question.after(), most));
        if (page == null) {
            throw fault("has answered null");
        }
        if (page.rows().size() > most) {
            throw fault(
                    "was asked for " + most + " rows and gave " + page.rows().size());
        }
        if (page.next()
                .filter(next -> next.isEmpty() || next.length() > LONGEST_NEXT)
                .isPresent()) {
            throw fault("goes on after a text that does not have 1 to " + LONGEST_NEXT + " characters");
        }
        if (page.next().isPresent() && page.next().equals(question.after())) {
            throw fault("goes on where the page before went on already, so it would never end");
        }
        page.rows().forEach(this::check);
        return page;
    }

    private void requireFilter(String filter, String value) {
        Column column = spec().columns().stream()
                .filter(Column::filter)
                .filter(one -> one.id().equals(filter))
                .findFirst()
                .orElseThrow(() -> refused("list " + name() + " has no filter '" + filter + "'; " + filters()));
        if (!column.values().isEmpty() && !column.values().contains(value)) {
            throw refused(filter + " is '" + value + "'; use one of " + String.join(", ", column.values()));
        }
        requireReadable(filter, value);
    }

    /** Databases refuse these with errors that say nothing. */
    private static void requireReadable(String what, String words) {
        if (words.chars().anyMatch(Character::isISOControl)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(words)) {
            throw refused(what + " has characters that nobody can read; leave out control characters");
        }
    }

    private String filters() {
        List<String> filters =
                spec().columns().stream().filter(Column::filter).map(Column::id).toList();
        return filters.isEmpty() ? "it has none" : "it has: " + String.join(", ", filters);
    }

    private void check(Row row) {
        if (row.id().isEmpty() || row.id().length() > LONGEST_ID) {
            throw fault("has a row whose id does not have 1 to " + LONGEST_ID + " characters");
        }
        if (row.cells().size() != spec().columns().size()) {
            throw fault("has row " + row.id() + " with " + row.cells().size() + " cells for "
                    + spec().columns().size() + " columns");
        }
        Optional<String> unknown = row.actions().stream()
                .filter(action -> !spec().actions().contains(action))
                .findFirst();
        if (unknown.isPresent()) {
            throw fault(
                    "has row " + row.id() + " with the action '" + unknown.get() + "', which its spec does not name");
        }
    }

    @Override
    public String act(String action, String row, String by) {
        if (!spec().actions().contains(action)) {
            throw new JackfieldException(
                    StandardError.NOT_FOUND, "list " + name() + " has no action '" + action + "'; " + actions());
        }
        if (row.isEmpty() || row.length() > LONGEST_ID) {
            throw refused("the row's id does not have 1 to " + LONGEST_ID + " characters");
        }
        requireReadable("the row's id", row);
        String done = list.act(action, row, by);
        if (done == null || done.isBlank()) {
            throw fault("has done " + action + " and says nothing of it");
        }
        return TextCut.atMost(done, LONGEST_SENTENCE);
    }

    private String actions() {
        return spec().actions().isEmpty()
                ? "it has none"
                : spec().actions().stream().collect(Collectors.joining(", ", "it has: ", ""));
    }

    private String name() {
        return spec().name();
    }

    private JackfieldException fault(String what) {
        return new JackfieldException(StandardError.PLUGIN_FAULT, "list " + name() + " " + what);
    }

    private static JackfieldException refused(String sentence) {
        return new JackfieldException(StandardError.REQUEST_REJECTED, sentence);
    }
}
