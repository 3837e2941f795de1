package io.jackfield.command.sales;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginConfig;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.lib.sales.ApplicationBoard;
import io.jackfield.lib.sales.Applications;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Where every handler of the plugin hands on what it gets, so that any of them takes any button and any step. One for
 * all of them, without state of a chat.
 */
final class SalesDesk {
    private static final String LIBRARY = "lib-sales";
    private static final String LINK = "pkg-";
    private static final String PAYLOAD = "[A-Za-z0-9_-]{1,64}";
    /** Spaces, controls and the letters that people use to have no name: Hangul fillers and the blank Braille cell. */
    private static final String INVISIBLE = "[\\p{Z}\\p{C}\\u115F\\u1160\\u3164\\uFFA0\\u2800]";

    private final Showroom showroom;
    private final Managers managers;
    private final MyApplication mine;
    private final Applying applying;
    private final ApplicationBoard board;

    private SalesDesk(PluginContext context) {
        requireUsable(context);
        DataSource tables = context.database(LIBRARY);
        Applications applications = new Applications(tables, context.clock());
        board = new ApplicationBoard(tables, context.clock());
        showroom = new Showroom(new Pictures(context.logger()));
        managers = new Managers(context, applications, board);
        mine = new MyApplication(applications, managers);
        applying = new Applying(context, applications, managers, mine);
        new Reminders(context, board, managers).begin();
    }

    static SalesDesk of(PluginContext context) {
        return context.shared(SalesDesk.class, () -> new SalesDesk(context));
    }

    /** So that a mistake shows when the plugin is loaded. */
    private static void requireUsable(PluginContext context) {
        requireUsable(context.config());
        context.bots().forEach(bot -> requireUsable(bot.config()));
    }

    private static void requireUsable(PluginConfig config) {
        Catalogue.of(config);
        String region = config.text("region", Phone.USUAL_REGION);
        if (!Phone.isRegion(region)) {
            throw new JackfieldException(
                    StandardError.CONFIG_INVALID,
                    "command-sales: region is '" + region + "'; use the two capitals of a country, such as UZ");
        }
    }

    Showroom showroom() {
        return showroom;
    }

    Managers managers() {
        return managers;
    }

    ApplicationBoard board() {
        return board;
    }

    /** The names of all steps. */
    static String[] steps() {
        List<String> steps = new ArrayList<>(List.of(Applying.FORM.steps()));
        steps.addAll(MyApplication.steps());
        steps.add(Managers.NOTE_STEP);
        return steps.toArray(String[]::new);
    }

    /** {@code /start}, or a text that is no command. */
    Reply start(CommandRequest request) {
        if (request.command().isEmpty()) {
            return request.chat().isPrivate() ? showroom.menu(request, request.text("menu.lost")) : Reply.nothing();
        }
        Reply greeting = showroom.menu(request, greeting(request));
        String payload = request.argument();
        if (!payload.matches(PAYLOAD)) {
            return greeting;
        }
        Optional<String> packageId = Optional.of(payload)
                .filter(link -> link.startsWith(LINK))
                .map(link -> link.substring(LINK.length()))
                .filter(id -> Catalogue.of(request.config()).find(id).isPresent());
        Applying.cameBy(request, payload, packageId);
        return packageId
                .map(id -> greeting.and(showroom.card(request, id, "link")))
                .orElse(greeting);
    }

    private static String greeting(CommandRequest request) {
        String name = request.sender().firstName();
        String bot = request.bot().name();
        return name.replaceAll(INVISIBLE, "").isEmpty()
                ? request.text("menu.welcome.nameless", bot)
                : request.text("menu.welcome", bot, name.strip());
    }

    Reply apply(CommandRequest request) {
        return applying.begin(request, request.argument());
    }

    Reply application(Request request) {
        return mine.show(request);
    }

    /** Customers are served in private; what is pressed elsewhere is the managers' affair. */
    Reply press(ButtonPress press) {
        if (Managers.takes(press.action())) {
            return managers.press(press);
        }
        return press.chat().isPrivate() ? customerPress(press) : Reply.nothing();
    }

    private Reply customerPress(ButtonPress press) {
        return switch (press.action()) {
            case Screen.MENU -> showroom.menu(press, press.text("menu.again"));
            case Screen.PACKAGES -> showroom.packages(press);
            case Screen.PACKAGE -> showroom.card(press, press.argument(), "menu");
            case Screen.COMPARISON -> showroom.comparison(press);
            case Screen.QUESTIONS -> showroom.questions(press);
            case Screen.QUESTION -> showroom.answer(press, press.argument());
            case Screen.CONTACT -> showroom.contact(press);
            case Screen.APPLY -> applying.begin(press, press.argument());
            case Screen.APPLICATION -> mine.show(press);
            case MyApplication.NEW_NAME, MyApplication.NEW_PHONE -> mine.ask(press, press.action());
            case MyApplication.SWITCH -> mine.switchTo(press);
            default -> Reply.nothing();
        };
    }

    Reply answer(StepAnswer answer) throws Exception {
        if (MyApplication.has(answer.step())) {
            return mine.answer(answer);
        }
        return Applying.FORM.has(answer.step()) ? applying.answer(answer) : managers.note(answer);
    }

    static Optional<Reply> back(StepAnswer answer) {
        return Applying.FORM.has(answer.step()) ? Applying.FORM.back(answer) : Optional.empty();
    }

    Reply cancelled(StepAnswer answer) {
        return left(answer, answer.step(), "apply.cancelled");
    }

    /** Out of a form, with the menu for customers. */
    Reply left(Request request, Step step, String textKey) {
        if (step.name().equals(Managers.NOTE_STEP)) {
            return Reply.nothing();
        }
        return Reply.text(request.text(textKey))
                .keyboard(Keyboard.remove())
                .and(showroom.menu(request, request.text("menu.again")));
    }
}
