package io.jackfield.command.chat;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a question gets no answer, and what can be done about it: in sentences and buttons. */
final class Refusals {
    private final Offers offers;
    private final Clock clock;

    Refusals(Offers offers, Clock clock) {
        this.offers = offers;
        this.clock = clock;
    }

    /** Nothing came at all. */
    Reply failed(Request request, Offer offer, JackfieldException failure) {
        return switch (failure.error()) {
            case CANCELLED -> Reply.text(request.text("stopped"));
            case QUOTA_EXCEEDED -> usedUp(request, offer, failure.retryAfter());
            case SUBSCRIPTION_REQUIRED -> forSubscribers(request, offer);
            default -> Buttons.retry(request, sentence(failure.error()));
        };
    }

    private static String sentence(StandardError error) {
        return switch (error) {
            case RATE_LIMITED -> "error.rateLimited";
            case OVERLOADED -> "error.overloaded";
            case STREAM_STALLED, STREAM_BROKEN, TIMED_OUT -> "error.silent";
            case PROMPT_TOO_LONG -> "error.tooLong";
            case REFUSED_BY_POLICY -> "error.refused";
            case OUT_OF_CREDIT, UNAUTHORIZED -> "error.account";
            case NOT_FOUND, UNAVAILABLE, QUARANTINED -> "error.noModel";
            default -> "error.other";
        };
    }

    private Reply usedUp(Request request, Offer offer, Optional<Duration> wait) {
        Optional<Allowance> allowance = offers.standing(request).tightest(offer.id());
        StringBuilder words = new StringBuilder(allowance
                .map(used -> usedUp(request, offer, used.limit()))
                .orElseGet(() -> request.text("quota.all.ever")));
        allowance
                .flatMap(Allowance::renewsAt)
                .or(() -> wait.map(clock.instant()::plus))
                .ifPresent(moment -> words.append(' ')
                        .append(request.text("quota.renews", moment(request, moment.atZone(request.timeZone())))));
        return withWaysOut(request, offer, words);
    }

    private static String usedUp(Request request, Offer offer, Limit limit) {
        String period = limit.period().name().toLowerCase(Locale.ROOT);
        return limit.offers().isEmpty()
                ? request.text("quota.all." + period)
                : request.text("quota." + period, offer.label());
    }

    private Reply forSubscribers(Request request, Offer offer) {
        return withWaysOut(request, offer, new StringBuilder(request.text("quota.subscribers", offer.label())));
    }

    private Reply withWaysOut(Request request, Offer offer, StringBuilder words) {
        List<Button> buttons = new ArrayList<>();
        offers.subscribing(request)
                .ifPresent(command -> buttons.add(Button.command(request.text("quota.subscribe"), command)));
        offers.open(request, offer, any -> true).ifPresent(other -> buttons.add(Buttons.ask(request, other)));
        buttons.add(Buttons.again(request, "retry"));
        return Reply.text(words.toString()).keyboard(Keyboard.column(buttons));
    }

    private String moment(Request request, ZonedDateTime moment) {
        Locale locale = Locale.of(request.sender().language());
        String time = DateTimeFormatter.ofPattern("HH:mm", locale).format(moment);
        LocalDate today = LocalDate.ofInstant(clock.instant(), moment.getZone());
        if (moment.toLocalDate().equals(today)) {
            return request.text("moment.today", time);
        }
        if (moment.toLocalDate().equals(today.plusDays(1))) {
            return request.text("moment.tomorrow", time);
        }
        return request.text(
                "moment.later", DateTimeFormatter.ofPattern("d MMMM", locale).format(moment), time);
    }

    /** The model does not see, and there are pictures. */
    Reply blind(Request request, Offer offer) {
        Optional<Offer> seeing = offers.open(request, offer, Offer::seesPictures);
        if (seeing.isEmpty()) {
            return Reply.text(request.text("blind.all", offer.label()));
        }
        return Reply.text(request.text("blind", offer.label(), seeing.get().label()))
                .keyboard(Keyboard.column(List.of(Buttons.ask(request, seeing.get()))));
    }
}
