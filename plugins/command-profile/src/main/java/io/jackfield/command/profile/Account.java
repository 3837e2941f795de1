package io.jackfield.command.profile;

import io.jackfield.api.PluginContext;
import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Standing;
import io.jackfield.api.desk.BillingDesk.Standing.State;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A user's plan and what is left of it, in words. */
final class Account {
    private final Request request;
    private final Locale locale;
    private final Optional<Standing> standing;
    private final long credits;

    private Account(Request request, Optional<Standing> standing, long credits) {
        this.request = request;
        this.credits = credits;
        this.locale = Locale.of(request.sender().language());
        this.standing = standing;
    }

    /** Without plans there is nothing to say. */
    static Account of(PluginContext context, Request request) {
        String bot = request.bot().id();
        boolean hasPlans = !context.billing().plans(bot).isEmpty();
        return new Account(
                request,
                hasPlans
                        ? Optional.of(
                                context.billing().standing(bot, request.sender().id()))
                        : Optional.empty(),
                hasPlans
                        ? context.billing()
                                .credits(bot, request.sender().id(), 0)
                                .balance()
                        : 0);
    }

    /** What they have beside the plan, where they have something. */
    Optional<String> credits() {
        return credits > 0 ? Optional.of(request.text("credits", credits)) : Optional.empty();
    }

    /** The plan, by what it is theirs, and until when where it ends. */
    Optional<String> plan() {
        return standing.map(this::plan);
    }

    private String plan(Standing now) {
        String label = label(now.plan());
        Optional<Instant> end = now.state() == State.GRACE ? now.graceUntil() : now.until();
        String key = switch (now.state()) {
            case TRIAL -> "plan.trial";
            case GRACE -> "plan.grace";
            case FREE, ACTIVE -> "plan.until";
        };
        return end.map(until -> request.text(key, label, lastDay(until))).orElseGet(() -> request.text("plan", label));
    }

    /** What is theirs afterwards, a line each. */
    List<String> after() {
        return standing.map(Standing::after).orElse(List.of()).stream()
                .map(next -> next.until()
                        .map(until -> request.text("after.until", label(next.plan()), lastDay(until)))
                        .orElseGet(() -> request.text("after", label(next.plan()))))
                .toList();
    }

    /** What is left for this model. */
    Optional<String> left(Offer offer) {
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        if (offer.premium() && !standing.get().plan().premium()) {
            return Optional.of(request.text("left.locked", offer.label()));
        }
        return Optional.of(
                standing.get().tightest(offer.id()).map(this::left).orElseGet(() -> request.text("left.unlimited")));
    }

    private String left(Allowance allowance) {
        Limit limit = allowance.limit();
        String words = request.text(
                "left." + name(limit.period()),
                amount(limit.unit(), allowance.left()),
                amount(limit.unit(), limit.amount()));
        return allowance.left().signum() > 0
                ? words
                : allowance
                        .renewsAt()
                        .map(renewal -> words + " " + request.text("renews", moment(renewal)))
                        .orElse(words);
    }

    private String amount(Unit unit, BigDecimal amount) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(2);
        return request.text("amount." + name(unit), format.format(amount));
    }

    private String label(Plan plan) {
        return plan.label(request.sender().language());
    }

    /** What ends at midnight is theirs up to the day before. */
    private String lastDay(Instant end) {
        return written(end.minusSeconds(1), DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG));
    }

    private String moment(Instant instant) {
        return written(instant, DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT));
    }

    private String written(Instant instant, DateTimeFormatter format) {
        return format.withLocale(locale).format(instant.atZone(request.timeZone()));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
