package io.jackfield.command.sales;

import static io.jackfield.command.sales.Screen.language;
import static io.jackfield.command.sales.Screen.shown;
import static io.jackfield.command.sales.Screen.toMenu;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.AnswerCheck;
import io.jackfield.api.command.Form;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.Application;
import io.jackfield.lib.sales.Applications;
import io.jackfield.lib.sales.Applications.Outcome;
import io.jackfield.lib.sales.Contact;
import io.jackfield.lib.sales.Draft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a package to an application: name, phone, a look at both, a number. */
final class Applying {
    /** Stands for "whatever you advise" among the ids of packages, which never begin with a dash. */
    static final String ADVICE = "-";

    static final Duration PATIENCE = Duration.ofDays(2);
    static final Form FORM = Form.named("apply")
            .ask("name", name())
            .askPhone("phone", Phone.check("apply.phone.wrong"))
            .confirm(Applying::summary)
            .within(PATIENCE);

    private static final String PACKAGE = "package";
    private static final String SOURCE = "source";
    private static final int LONGEST_NAME = 60;

    private final PluginContext context;
    private final Applications applications;
    private final Managers managers;
    private final MyApplication mine;

    Applying(PluginContext context, Applications applications, Managers managers, MyApplication mine) {
        this.context = context;
        this.applications = applications;
        this.managers = managers;
        this.mine = mine;
    }

    /** One line with a letter in it. */
    static AnswerCheck name() {
        AnswerCheck line = AnswerCheck.line(LONGEST_NAME);
        return (answer, values) -> answer.message().text().codePoints().anyMatch(Character::isLetter)
                ? line.check(answer, values)
                : AnswerCheck.wrong();
    }

    /** Remembers through which link somebody came, and the package that it named. */
    static void cameBy(Request request, String payload, Optional<String> packageId) {
        request.memory().put(SOURCE, payload);
        packageId.ifPresent(id -> request.memory().put(PACKAGE, id));
    }

    /**
     * Begins: with the open application where there is one, else with the package, else with the name.
     *
     * @param wanted a package or {@link #ADVICE}; empty for the one that is remembered
     */
    Reply begin(Request request, String wanted) {
        Catalogue catalogue = Catalogue.of(request.config());
        Optional<String> chosen = Optional.of(wanted)
                .filter(id -> !id.isEmpty())
                .or(() -> request.memory().get(PACKAGE))
                .filter(id -> id.equals(ADVICE) || catalogue.find(id).isPresent());
        Optional<Application> open = applications
                .latest(request.bot().id(), request.sender().id())
                .filter(application -> application.status().isOpen());
        if (open.isPresent()) {
            return mine.instead(request, open.get(), chosen.filter(id -> !id.equals(ADVICE)));
        }
        if (chosen.isEmpty() && !catalogue.packages().isEmpty()) {
            return choice(request, catalogue);
        }
        return form(request, chosen.orElse(ADVICE));
    }

    private static Reply choice(Request request, Catalogue catalogue) {
        List<Button> buttons = new ArrayList<>();
        catalogue
                .packages()
                .forEach(one -> buttons.add(Button.action(one.title().in(language(request)), Screen.APPLY, one.id())));
        buttons.add(Button.action(request.text("apply.advice"), Screen.APPLY, ADVICE));
        buttons.add(toMenu(request));
        return shown(request, Reply.text(request.text("apply.which")).keyboard(Keyboard.column(buttons)));
    }

    private static Reply form(Request request, String packageId) {
        request.memory().put(PACKAGE, packageId);
        request.record("application.started", Map.of(PACKAGE, packageId));
        return Reply.text(
                        packageId.equals(ADVICE)
                                ? request.text("apply.intro.advice")
                                : request.text("apply.intro", title(request, packageId)))
                .and(FORM.start(request, Map.of(PACKAGE, packageId)));
    }

    private static String summary(Request request, Map<String, String> values) {
        return request.text(
                "apply.summary",
                title(request, values.getOrDefault(PACKAGE, ADVICE)),
                values.get("name"),
                Phone.shown(values.get("phone")));
    }

    /** The title of a package as customers read it; a word of its own for advice. */
    static String title(Request request, String packageId) {
        return packageId.isEmpty() || packageId.equals(ADVICE)
                ? request.text("apply.advice.title")
                : Catalogue.of(request.config()).title(packageId, language(request));
    }

    Reply answer(StepAnswer answer) throws Exception {
        return FORM.answer(answer, this::submit);
    }

    private Reply submit(StepAnswer last, Map<String, String> values) {
        String packageId = values.getOrDefault(PACKAGE, ADVICE);
        Draft draft = new Draft(
                last.bot().id(),
                last.sender().id(),
                Actor.of(last.sender()),
                new Contact(values.get("name"), values.get("phone")),
                packageId.equals(ADVICE) ? "" : packageId,
                last.memory().get(SOURCE).orElse(""));
        Outcome outcome =
                applications.submit(draft, context.bot(last.bot().id()).timeZone(), last.key());
        return outcome.done()
                ? submitted(last, outcome.application())
                : withoutKeys(
                        last.text("apply.second"),
                        mine.instead(last, outcome.application(), Optional.of(draft.packageId())));
    }

    private Reply submitted(Request request, Application application) {
        managers.show(application);
        request.memory().remove(PACKAGE);
        request.memory().remove(SOURCE);
        request.record(
                "application.sent",
                Map.of(PACKAGE, application.packageId(), "number", application.number(), SOURCE, application.source()));
        Reply next = Reply.text(request.text("apply.next"))
                .keyboard(Keyboard.inline(
                        List.of(Screen.button(request, "menu.application", Screen.APPLICATION), toMenu(request))));
        return withoutKeys(request.text("apply.sent", application.number()), next);
    }

    /** Takes the keys of a form away with a message of its own, before one with buttons. */
    static Reply withoutKeys(String words, Reply next) {
        return Reply.text(words).keyboard(Keyboard.remove()).and(next);
    }
}
