package io.jackfield.command.lists;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Unicode;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.operator.ListPage;
import io.jackfield.api.operator.ListPage.Row;
import io.jackfield.api.operator.ListSpec;
import io.jackfield.api.operator.ListSpec.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@code /lists} shows. */
final class Screens {
    static final String MENU = "menu";
    static final String PAGE = "page";
    static final String FILTERS = "filters";
    static final String ROW = "row";
    static final String ACT = "act";
    static final String CSV = "csv";
    static final String XLSX = "xlsx";

    static final int ROWS = 8;
    private static final int BUTTONS_IN_A_LINE = 4;
    private static final int CELLS_IN_A_LINE = 5;
    private static final int LONGEST_CELL = 40;
    private static final int LONGEST_CELL_OF_CARD = 600;
    private static final int LONGEST_CARD = 3_500;

    private final OperatorDesk desk;

    Screens(PluginContext context) {
        desk = context.operator();
    }

    /** The lists that the sender sees; the only one at once. */
    Reply menu(Request request) {
        List<ListSpec> lists = lists(request);
        if (lists.isEmpty()) {
            return Reply.text(request.text("nothing"));
        }
        if (lists.size() == 1) {
            return page(request, lists.getFirst(), View.of(lists.getFirst().name()));
        }
        return Reply.text(request.text("menu"))
                .keyboard(Keyboard.column(lists.stream()
                        .map(list -> Button.action(
                                words(request, list).title(),
                                PAGE,
                                View.of(list.name()).encoded()))
                        .toList()));
    }

    List<ListSpec> lists(Request request) {
        return desk.lists(request.bot().id(), request.sender().id());
    }

    Optional<ListSpec> find(Request request, String name) {
        return lists(request).stream().filter(list -> list.name().equals(name)).findFirst();
    }

    Reply page(Request request, ListSpec list, View view) {
        Words words = words(request, list);
        ListPage page = rows(request, view);
        List<String> lines = new ArrayList<>();
        lines.add(heading(request, list, view, words));
        if (page.rows().isEmpty()) {
            lines.add(request.text("empty"));
        }
        for (int index = 0; index < page.rows().size(); index++) {
            lines.add(line(index + 1, list, page.rows().get(index), words));
        }
        return Reply.text(String.join("\n\n", lines)).keyboard(pageKeyboard(request, list, view, page));
    }

    private ListPage rows(Request request, View view) {
        return desk.rows(request.bot().id(), request.sender().id(), view.list(), view.question(ROWS));
    }

    private static String heading(Request request, ListSpec list, View view, Words words) {
        String chosen = list.columns().stream()
                .filter(column -> view.filters().containsKey(column.id()))
                .map(column -> words.label(column) + ": "
                        + words.choice(column, view.filters().get(column.id())))
                .collect(Collectors.joining(", "));
        String title = "📋 " + words.title() + (view.page() > 1 ? " · " + request.text("page", view.page()) : "");
        return chosen.isEmpty() ? title : title + "\n🔎 " + chosen;
    }

    private static String line(int number, ListSpec list, Row row, Words words) {
        return number + ". "
                + IntStream.range(0, list.columns().size())
                        .mapToObj(index -> words.value(
                                list.columns().get(index), row.cells().get(index), LONGEST_CELL))
                        .filter(cell -> !cell.isEmpty())
                        .limit(CELLS_IN_A_LINE)
                        .collect(Collectors.joining(" · "));
    }

    private Keyboard pageKeyboard(Request request, ListSpec list, View view, ListPage page) {
        List<List<Button>> rows = new ArrayList<>();
        List<Button> numbers = IntStream.range(0, page.rows().size())
                .mapToObj(index -> Button.action(
                        Integer.toString(index + 1),
                        ROW,
                        View.encoded(page.rows().get(index).id()) + " " + view.encoded()))
                .toList();
        for (int from = 0; from < numbers.size(); from += BUTTONS_IN_A_LINE) {
            rows.add(numbers.subList(from, Math.min(numbers.size(), from + BUTTONS_IN_A_LINE)));
        }
        addUnlessEmpty(rows, turns(request, view, page));
        addUnlessEmpty(rows, tools(request, list, view, page));
        if (lists(request).size() > 1) {
            rows.add(List.of(Button.action(request.text("back.lists"), MENU)));
        }
        return new Keyboard.Inline(rows);
    }

    private static void addUnlessEmpty(List<List<Button>> rows, List<Button> row) {
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private static List<Button> turns(Request request, View view, ListPage page) {
        List<Button> buttons = new ArrayList<>();
        if (view.page() > 1) {
            buttons.add(Button.action(
                    request.text("previous"), PAGE, view.previous().encoded()));
        }
        page.next()
                .ifPresent(after -> buttons.add(Button.action(
                        request.text("next"), PAGE, view.next(after).encoded())));
        return buttons;
    }

    private static List<Button> tools(Request request, ListSpec list, View view, ListPage page) {
        List<Button> buttons = new ArrayList<>();
        if (list.columns().stream().anyMatch(Screens::isOffered)) {
            buttons.add(Button.action(request.text("filter"), FILTERS, view.encoded()));
        }
        if (!page.rows().isEmpty()) {
            buttons.add(Button.action("CSV", CSV, view.encoded()));
            buttons.add(Button.action("XLSX", XLSX, view.encoded()));
        }
        buttons.add(Button.action(request.text("refresh"), PAGE, view.encoded()));
        return buttons;
    }

    /** Whether its values can be chosen by buttons. */
    private static boolean isOffered(Column column) {
        return column.filter() && !column.values().isEmpty();
    }

    /** All values by which the list can be filtered, with a tick at those that are. */
    Reply filters(Request request, ListSpec list, View view) {
        Words words = words(request, list);
        List<Button> buttons = new ArrayList<>();
        list.columns().stream()
                .filter(Screens::isOffered)
                .forEach(column -> column.values().forEach(value -> {
                    boolean chosen = value.equals(view.filters().get(column.id()));
                    buttons.add(Button.action(
                            (chosen ? "✅ " : "") + words.label(column) + ": " + words.choice(column, value),
                            PAGE,
                            view.toggled(column.id(), value).encoded()));
                }));
        buttons.add(Button.action(
                request.text("filter.all"), PAGE, View.of(list.name()).encoded()));
        return Reply.text("📋 " + words.title() + "\n\n" + request.text("filter.choose"))
                .keyboard(Keyboard.column(buttons));
    }

    /** The row of the view's page with this id; empty when it is there no more. */
    Optional<Row> row(Request request, View view, String id) {
        return rows(request, view).rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst();
    }

    Reply card(Request request, ListSpec list, View view, Row row) {
        Words words = words(request, list);
        String cells = IntStream.range(0, list.columns().size())
                .filter(index -> !row.cells().get(index).isEmpty())
                .mapToObj(index -> words.label(list.columns().get(index)) + ": "
                        + words.value(list.columns().get(index), row.cells().get(index), LONGEST_CELL_OF_CARD))
                .collect(Collectors.joining("\n"));
        List<Button> buttons = new ArrayList<>();
        row.actions()
                .forEach(action -> buttons.add(Button.action(
                        words.action(action),
                        ACT,
                        View.encoded(action) + " " + View.encoded(row.id()) + " " + view.encoded())));
        buttons.add(Button.action(request.text("back.rows"), PAGE, view.encoded()));
        return Reply.text("📄 " + words.title() + "\n\n" + Unicode.first(cells, LONGEST_CARD))
                .keyboard(Keyboard.column(buttons));
    }

    private Words words(Request request, ListSpec list) {
        return new Words(request, desk, list);
    }
}
