package io.jackfield.command.sales;

import static io.jackfield.command.sales.Screen.shown;
import static io.jackfield.command.sales.Screen.toMenu;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.Form;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.Application;
import io.jackfield.lib.sales.Applications;
import io.jackfield.lib.sales.Applications.Outcome;
import io.jackfield.lib.sales.Change.What;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an applicant sees of their application, and what they can change about it. */
final class MyApplication {
    static final String NEW_NAME = "newname";
    static final String NEW_PHONE = "newphone";
    static final String SWITCH = "switch";

    private static final Form NAME =
            Form.named(NEW_NAME).ask("name", Applying.name()).within(Applying.PATIENCE);
    private static final Form PHONE = Form.named(NEW_PHONE)
            .askPhone("phone", Phone.check("apply.phone.wrong"))
            .within(Applying.PATIENCE);

    private final Applications applications;
    private final Managers managers;

    MyApplication(Applications applications, Managers managers) {
        this.applications = applications;
        this.managers = managers;
    }

    /** The names of its steps. */
    static List<String> steps() {
        List<String> steps = new ArrayList<>(List.of(NAME.steps()));
        steps.addAll(List.of(PHONE.steps()));
        return steps;
    }

    static boolean has(Step step) {
        return NAME.has(step) || PHONE.has(step);
    }

    /** The open application, else the latest one. */
    Reply show(Request request) {
        request.record("section.opened", Map.of("section", Screen.APPLICATION));
        Optional<Application> mine = latest(request);
        return mine.map(application -> shown(request, card(request, application)))
                .orElseGet(() -> none(request));
    }

    private static Reply none(Request request) {
        return shown(
                request,
                Reply.text(request.text("application.none"))
                        .keyboard(Keyboard.inline(
                                List.of(Screen.button(request, "menu.apply", Screen.APPLY), toMenu(request)))));
    }

    /**
     * The open application in place of a second one.
     *
     * @param wanted the package that the second one was to be for
     */
    Reply instead(Request request, Application open, Optional<String> wanted) {
        Keyboard.Inline keys = keys(request, open);
        Optional<String> other = wanted.filter(id -> !id.isEmpty() && !id.equals(open.packageId()));
        if (other.isPresent()) {
            String title = Applying.title(request, other.get());
            keys = Keyboard.inline(
                    List.of(Button.action(request.text("application.switch", title), SWITCH, other.get())));
            for (List<Button> row : keys(request, open).rows()) {
                keys = keys.row(row.toArray(Button[]::new));
            }
        }
        String words = request.text("application.instead") + "\n\n" + words(request, open);
        return shown(request, Reply.text(words).keyboard(keys));
    }

    private static Reply card(Request request, Application application) {
        return Reply.text(words(request, application)).keyboard(keys(request, application));
    }

    private static Keyboard.Inline keys(Request request, Application application) {
        return application.status().isOpen()
                ? Keyboard.inline(
                        List.of(
                                Screen.button(request, "application.name", NEW_NAME),
                                Screen.button(request, "application.phone", NEW_PHONE)),
                        List.of(toMenu(request)))
                : Keyboard.inline(List.of(Screen.button(request, "application.again", Screen.APPLY), toMenu(request)));
    }

    private static String words(Request request, Application application) {
        return request.text(
                "application.card",
                application.number(),
                request.text("status." + application.status().word()),
                Applying.title(request, application.packageId()),
                application.contact().name(),
                Phone.shown(application.contact().phone()),
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(Locale.of(Screen.language(request)))
                        .format(application.createdAt().atZone(request.timeZone())));
    }

    private Optional<Application> latest(Request request) {
        return applications.latest(request.bot().id(), request.sender().id());
    }

    /** Asks for another name or phone. */
    Reply ask(ButtonPress press, String form) {
        boolean open = latest(press)
                .filter(application -> application.status().isOpen())
                .isPresent();
        if (!open) {
            return show(press);
        }
        return form.equals(NEW_NAME) ? NAME.start(press) : PHONE.start(press);
    }

    Reply answer(StepAnswer answer) throws Exception {
        return NAME.has(answer.step())
                ? NAME.answer(answer, (last, values) -> changed(last, What.NAME, values.get("name")))
                : PHONE.answer(answer, (last, values) -> changed(last, What.PHONE, values.get("phone")));
    }

    /** Takes another package instead of the one that the open application is for. */
    Reply switchTo(ButtonPress press) {
        boolean known = Catalogue.of(press.config()).find(press.argument()).isPresent();
        Optional<Outcome> outcome = known ? correct(press, What.PACKAGE, press.argument()) : Optional.empty();
        return outcome.map(one -> shown(press, card(press, one.application()))).orElseGet(() -> show(press));
    }

    private Reply changed(StepAnswer last, What what, String value) {
        Optional<Outcome> outcome = correct(last, what, value);
        boolean open =
                outcome.filter(one -> one.application().status().isOpen()).isPresent();
        return Applying.withoutKeys(
                last.text(open ? "application.changed" : "application.closed"),
                outcome.map(one -> card(last, one.application())).orElseGet(() -> none(last)));
    }

    private Optional<Outcome> correct(Request request, What what, String value) {
        Optional<Outcome> outcome = latest(request)
                .map(mine -> applications.correct(
                        mine.bot(), mine.number(), what, value, Actor.of(request.sender()), request.key()));
        outcome.filter(Outcome::done).ifPresent(done -> {
            managers.changedByApplicant(done.application(), what, request.key());
            Managers.record(request, done.application(), what.word());
        });
        return outcome;
    }
}
