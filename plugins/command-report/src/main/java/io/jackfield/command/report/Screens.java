package io.jackfield.command.report;

import io.jackfield.api.PluginContext;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.chat.Step;
import io.jackfield.api.command.CommandSpec.Purpose;
import io.jackfield.api.command.Request;
import io.jackfield.api.report.ReportDesk.Asker;
import io.jackfield.api.report.ReportDesk.Made;
import io.jackfield.api.report.ReportDesk.Offer;
import io.jackfield.api.report.ReportPeriod;
import io.jackfield.api.report.ReportPeriod.Kind;
import io.jackfield.api.report.ReportSubject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users see of {@code /report}, one screen each. */
final class Screens {
    static final String LIST = "list";
    static final String REPORT = "report";
    static final String SUBJECT = "subject";
    static final String SUBJECTS = "subjects";
    static final String SHOW = "show";
    static final String DATES = "dates";
    static final String EARLIER = "earlier";
    private static final int PAGE = 8;
    private static final int REMEMBERED = 30;

    private final PluginContext context;
    private final Request request;
    private final List<Offer> offers;
    private final Periods periods;

    Screens(PluginContext context, Request request) {
        this.context = context;
        this.request = request;
        offers = context.reports().offers(Asker.of(request));
        periods = new Periods(request, today());
    }

    LocalDate today() {
        return LocalDate.ofInstant(context.clock().instant(), request.timeZone());
    }

    Optional<Offer> offer(String report) {
        return offers.stream().filter(offer -> offer.name().equals(report)).findFirst();
    }

    List<Offer> offers() {
        return offers;
    }

    List<ReportSubject> subjects(String report) {
        return context.reports().subjects(Asker.of(request), report);
    }

    Reply list() {
        if (offers.isEmpty()) {
            return Reply.text(request.text("none"));
        }
        List<Button> buttons = new ArrayList<>(offers.stream()
                .map(offer -> Button.action(
                        offer.open() ? offer.title() : "🔒 " + offer.title(),
                        REPORT,
                        Choice.of(offer.name()).encoded()))
                .toList());
        if (!again().isEmpty()) {
            buttons.add(Button.action(request.text("earlier"), EARLIER));
        }
        return Reply.text(request.text("which")).keyboard(Keyboard.column(buttons));
    }

    /** @param page from 0 */
    Reply subjects(Offer offer, List<ReportSubject> subjects, int page) {
        int pages = (subjects.size() + PAGE - 1) / PAGE;
        int shown = Math.clamp(page, 0, pages - 1);
        List<List<Button>> rows = new ArrayList<>(subjects.stream()
                .skip((long) shown * PAGE)
                .limit(PAGE)
                .map(subject -> List.of(Button.action(
                        subject.label(),
                        SUBJECT,
                        Choice.of(offer.name()).about(subject.id()).encoded())))
                .toList());
        List<Button> turns = new ArrayList<>();
        if (shown > 0) {
            turns.add(Button.action("‹", SUBJECTS, offer.name() + "|" + (shown - 1)));
        }
        if (shown < pages - 1) {
            turns.add(Button.action("›", SUBJECTS, offer.name() + "|" + (shown + 1)));
        }
        if (!turns.isEmpty()) {
            rows.add(turns);
        }
        rows.add(List.of(back()));
        return Reply.text(request.text("about", offer.title())).keyboard(new Keyboard.Inline(rows));
    }

    Reply periods(Offer offer, Choice choice, Optional<String> subject) {
        List<List<Button>> rows = new ArrayList<>();
        List<Periods.Near> near = periods.near(offer.periods());
        for (int index = 0; index < near.size(); index += 2) {
            rows.add(near.subList(index, index + 2).stream()
                    .map(one -> Button.action(
                            one.label(), SHOW, choice.in(one.period()).encoded()))
                    .toList());
        }
        if (offer.periods().contains(Kind.RANGE)) {
            rows.add(List.of(Button.action(request.text("dates"), DATES, choice.encoded())));
        }
        rows.add(List.of(back()));
        return Reply.text(request.text("when", named(offer, subject))).keyboard(new Keyboard.Inline(rows));
    }

    Reply askDates(Choice choice) {
        return Reply.text(request.text("dates.ask")).expect(Step.named(DATES).with("choice", choice.encoded()));
    }

    Reply datesAgain(Step step) {
        return Reply.text(request.text("dates.wrong")).expect(step);
    }

    /** Stands above the report, in place of what was pressed. */
    Reply header(Offer offer, Optional<String> subject, ReportPeriod period) {
        return Reply.text(request.text("header", named(offer, subject), periods.words(period)))
                .keyboard(Keyboard.column(List.of(Button.action(request.text("another"), LIST))));
    }

    Reply nothing(Offer offer, Optional<String> subject, ReportPeriod period) {
        return Reply.text(request.text("nothing", named(offer, subject), periods.words(period)))
                .keyboard(Keyboard.column(List.of(Button.action(request.text("another"), LIST))));
    }

    Reply locked(Offer offer) {
        List<Button> buttons = new ArrayList<>();
        context.commands()
                .find(request.bot().id(), Purpose.BUY)
                .ifPresent(command -> buttons.add(
                        Button.command(request.text("locked.buy"), command).styled(Button.Style.PRIMARY)));
        if (offers.size() > 1) {
            buttons.add(back());
        }
        Reply words = Reply.text(request.text("locked", offer.title()));
        return buttons.isEmpty() ? words : words.keyboard(Keyboard.column(buttons));
    }

    Reply gone() {
        Reply words = Reply.text(request.text("gone"));
        return offers.isEmpty() ? words : words.keyboard(Keyboard.column(List.of(back())));
    }

    Reply failed(Choice choice) {
        return Reply.text(request.text("failed"))
                .keyboard(Keyboard.column(
                        List.of(Button.action(request.text("failed.again"), SHOW, choice.encoded()), back())));
    }

    Reply earlier() {
        Map<String, List<ReportSubject>> known = new HashMap<>();
        List<Button> buttons = new ArrayList<>();
        for (Made made : again()) {
            Offer offer = offer(made.report()).orElseThrow();
            Optional<String> subject = known.computeIfAbsent(made.report(), this::subjects).stream()
                    .filter(one -> one.id().equals(made.subject()))
                    .map(ReportSubject::label)
                    .findFirst();
            if (buttons.size() < PAGE && (subject.isPresent() || made.subject().isEmpty())) {
                buttons.add(Button.action(
                        named(offer, subject) + " · " + periods.words(made.period()),
                        SHOW,
                        new Choice(made.report(), made.subject(), Optional.of(made.period())).encoded()));
            }
        }
        buttons.add(back());
        return Reply.text(request.text(buttons.size() > 1 ? "earlier.which" : "earlier.none"))
                .keyboard(Keyboard.column(buttons));
    }

    /** What has come before and can be made once more, each once. */
    private List<Made> again() {
        Map<String, Made> latest = new LinkedHashMap<>();
        context.reports().history(request.recipient(), REMEMBERED).stream()
                .filter(made -> made.state() == Made.State.SENT)
                .filter(made -> offer(made.report()).filter(Offer::open).isPresent())
                .forEach(made -> latest.putIfAbsent(
                        made.report() + "|" + made.subject() + "|"
                                + made.period().key(),
                        made));
        return List.copyOf(latest.values());
    }

    private static String named(Offer offer, Optional<String> subject) {
        return offer.title() + subject.map(label -> " · " + label).orElse("");
    }

    private Button back() {
        return Button.action(request.text("back"), LIST);
    }
}
