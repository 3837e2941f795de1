package io.jackfield.command.report;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.PluginContext;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.CommandHandler;
import io.jackfield.api.command.CommandRequest;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.api.command.Request;
import io.jackfield.api.command.StepAnswer;
import io.jackfield.api.report.ReportDesk.Asker;
import io.jackfield.api.report.ReportDesk.Offer;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportSubject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.pf4j.Extension;

/**
 * Adds {@code /report}: a report, what it is about, for which days; then the report. {@code /report <name> <subject>}
 * goes straight to the days, so that buttons of other plugins can lead there.
 */
@Extension
public final class ReportCommand implements CommandHandler {
    private final PluginContext context;

    public ReportCommand(PluginContext context) {
        this.context = context;
    }

    @Override
    public CommandSpec spec() {
        return CommandSpec.command("report")
                .described(context.texts(), "description")
                .steps(Screens.DATES);
    }

    @Override
    public Reply handle(CommandRequest request) {
        Screens screens = new Screens(context, request);
        String[] words = request.argument().strip().split("\\s+", 2);
        if (screens.offer(words[0]).isPresent()) {
            Choice choice = Choice.of(words[0]);
            return on(
                    screens,
                    choice,
                    offer -> words.length > 1 ? choose(screens, offer, choice.about(words[1])) : open(screens, offer));
        }
        return screens.offers().size() == 1 ? open(screens, screens.offers().getFirst()) : screens.list();
    }

    @Override
    public Reply onButton(ButtonPress press) {
        Screens screens = new Screens(context, press);
        Choice choice = Choice.decode(press.argument());
        return switch (press.action()) {
            case Screens.LIST -> screens.list().inPlace();
            case Screens.EARLIER -> screens.earlier().inPlace();
            case Screens.REPORT ->
                on(screens, choice, offer -> open(screens, offer)).inPlace();
            case Screens.SUBJECTS ->
                on(screens, choice, offer -> turn(screens, offer, press.argument()))
                        .inPlace();
            case Screens.SUBJECT ->
                on(screens, choice, offer -> choose(screens, offer, choice)).inPlace();
            case Screens.DATES -> on(screens, choice, offer -> screens.askDates(choice));
            case Screens.SHOW -> show(press, screens, choice, true);
            default -> Reply.nothing();
        };
    }

    @Override
    public Reply onStep(StepAnswer answer) {
        Screens screens = new Screens(context, answer);
        Choice choice = Choice.decode(answer.step().data().getOrDefault("choice", ""));
        return Dates.read(answer.message().text(), screens.today())
                .map(days -> show(answer, screens, choice.in(days), false))
                .orElseGet(() -> screens.datesAgain(answer.step()));
    }

    /** For a report that this user is offered. */
    private static Reply on(Screens screens, Choice choice, Function<Offer, Reply> then) {
        return screens.offer(choice.report())
                .map(offer -> told(screens, offer, then))
                .orElseGet(screens::gone);
    }

    private static Reply told(Screens screens, Offer offer, Function<Offer, Reply> then) {
        if (!offer.open()) {
            return screens.locked(offer);
        }
        try {
            return then.apply(offer);
        } catch (JackfieldException e) {
            if (e.error() == StandardError.NOT_FOUND) {
                return screens.gone();
            }
            throw e;
        }
    }

    private static Reply open(Screens screens, Offer offer) {
        return told(screens, offer, opened -> {
            List<ReportSubject> subjects = screens.subjects(offer.name());
            Choice choice = Choice.of(offer.name());
            return switch (subjects.size()) {
                case 0 -> screens.periods(offer, choice, Optional.empty());
                case 1 ->
                    choose(screens, offer, choice.about(subjects.getFirst().id()));
                default -> screens.subjects(offer, subjects, 0);
            };
        });
    }

    private static Reply turn(Screens screens, Offer offer, String argument) {
        List<ReportSubject> subjects = screens.subjects(offer.name());
        String page = argument.substring(argument.lastIndexOf('|') + 1);
        int wanted = page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0;
        return subjects.isEmpty() ? screens.gone() : screens.subjects(offer, subjects, wanted);
    }

    private static Reply choose(Screens screens, Offer offer, Choice choice) {
        Optional<String> label = label(screens, choice);
        return label.isEmpty() ? screens.gone() : screens.periods(offer, choice, label);
    }

    private static Optional<String> label(Screens screens, Choice choice) {
        return screens.subjects(choice.report()).stream()
                .filter(subject -> subject.id().equals(choice.subject()))
                .map(ReportSubject::label)
                .findFirst();
    }

    /** @param pressed whether there is a message whose place the heading can take */
    private Reply show(Request request, Screens screens, Choice choice, boolean pressed) {
        Optional<Offer> offer = screens.offer(choice.report());
        if (offer.isEmpty() || choice.period().isEmpty()) {
            return placed(screens.gone(), pressed);
        }
        if (!offer.get().open()) {
            return placed(screens.locked(offer.get()), pressed);
        }
        try {
            return shown(request, screens, offer.get(), choice, pressed);
        } catch (JackfieldException e) {
            context.logger()
                    .atWarn()
                    .addKeyValue("bot", request.bot().id())
                    .addKeyValue("report", choice.report())
                    .addKeyValue("error", e.error().code())
                    .log("a report is not shown: {}", e.getMessage());
            return placed(
                    switch (e.error()) {
                        case StandardError.NOT_FOUND -> screens.gone();
                        case StandardError.SUBSCRIPTION_REQUIRED -> screens.locked(offer.get());
                        default -> screens.failed(choice);
                    },
                    pressed);
        }
    }

    private Reply shown(Request request, Screens screens, Offer offer, Choice choice, boolean pressed) {
        ReportPeriod period = choice.period().orElseThrow();
        Optional<String> subject = choice.subject().isEmpty() ? Optional.empty() : label(screens, choice);
        Reply report = context.reports().make(Asker.of(request), choice.report(), period, choice.subject());
        return report.parts().isEmpty()
                ? placed(screens.nothing(offer, subject, period), pressed)
                : placed(screens.header(offer, subject, period), pressed).and(report);
    }

    private static Reply placed(Reply reply, boolean pressed) {
        return pressed ? reply.inPlace() : reply;
    }
}
