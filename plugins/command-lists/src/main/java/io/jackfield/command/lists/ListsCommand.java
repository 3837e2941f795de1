package io.jackfield.command.lists;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.OperatorDesk;
import io.jackfield.api.desk.OperatorDesk.Format;
import io.jackfield.api.operator.ListSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.pf4j.Extension;

/** Adds {@code /lists}: the lists of the bot's plugins for those with a role. It is in no menu, since it is for few. */
@Extension
public final class ListsCommand implements CommandHandler {
    private final PluginContext context;
    private final OperatorDesk desk;
    private final Screens screens;

    public ListsCommand(PluginContext context) {
        this.context = context;
        desk = context.operator();
        screens = new Screens(context);
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("lists");
    }

    @Override
    public Reply handle(CommandRequest request) {
        String name = request.argument().strip();
        return orTrouble(
                request,
                () -> screens.find(request, name)
                        .map(list -> screens.page(request, list, View.of(name)))
                        .orElseGet(() -> screens.menu(request)));
    }

    @Override
    public Reply onButton(ButtonPress press) {
        return orTrouble(press, () -> pressed(press));
    }

    private Reply pressed(ButtonPress press) {
        List<String> parts = View.parts(press.argument());
        return switch (press.action()) {
            case Screens.PAGE ->
                at(press, 0, (list, view) -> screens.page(press, list, view).inPlace());
            case Screens.FILTERS ->
                at(press, 0, (list, view) -> screens.filters(press, list, view).inPlace());
            case Screens.CSV -> at(press, 0, (list, view) -> file(press, view, Format.CSV));
            case Screens.XLSX -> at(press, 0, (list, view) -> file(press, view, Format.XLSX));
            case Screens.ROW -> at(press, 1, (list, view) -> card(press, list, view, View.decoded(parts.getFirst())));
            case Screens.ACT ->
                at(
                        press,
                        2,
                        (list, view) ->
                                act(press, list, view, View.decoded(parts.getFirst()), View.decoded(parts.get(1))));
            default -> screens.menu(press).inPlace();
        };
    }

    private interface Screen {
        Reply of(ListSpec list, View view);
    }

    /** @param words before the view in the argument of the press */
    private Reply at(ButtonPress press, int words, Screen screen) {
        List<String> parts = View.parts(press.argument());
        Optional<View> view = parts.size() <= words
                ? Optional.empty()
                : View.decode(String.join(" ", parts.subList(words, parts.size())));
        return view.flatMap(found -> screens.find(press, found.list()).map(list -> screen.of(list, found)))
                .orElseGet(() -> gone(press));
    }

    private Reply gone(ButtonPress press) {
        return screens.menu(press).inPlace().toast(press.text("gone"));
    }

    private Reply card(ButtonPress press, ListSpec list, View view, String row) {
        return screens.row(press, view, row)
                .map(found -> screens.card(press, list, view, found).inPlace())
                .orElseGet(() -> screens.page(press, list, view).inPlace().toast(press.text("row.gone")));
    }

    private Reply act(ButtonPress press, ListSpec list, View view, String action, String row) {
        String done;
        try {
            done = desk.act(press.bot().id(), press.sender().id(), list.name(), action, row);
        } catch (JackfieldException e) {
            if (e.error() != StandardError.NOT_FOUND) {
                throw e;
            }
            return screens.page(press, list, view).inPlace().toast(press.text("row.gone"));
        }
        return screens.row(press, view, row)
                .map(found -> screens.card(press, list, view, found))
                .orElseGet(() -> screens.page(press, list, view))
                .inPlace()
                .alert(done);
    }

    private Reply file(ButtonPress press, View view, Format format) {
        View whole = new View(view.list(), view.filters(), List.of());
        return Reply.document(
                desk.export(press.bot().id(), press.sender().id(), view.list(), whole.question(Screens.ROWS), format),
                "");
    }

    /** A list that its plugin cannot show now is no failure of ours; whoever asks is told. */
    private Reply orTrouble(Request request, Supplier<Reply> screen) {
        try {
            return screen.get();
        } catch (JackfieldException e) {
            context.logger()
                    .warn("bot={} a list cannot be shown: {}", request.bot().id(), e.getMessage());
            return request instanceof ButtonPress
                    ? Reply.nothing().alert(request.text("trouble"))
                    : Reply.text(request.text("trouble"));
        }
    }
}
