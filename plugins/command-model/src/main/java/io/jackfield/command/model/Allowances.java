package io.jackfield.command.model;

import static java.util.Comparator.comparing;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.jackfield.api.command.Request;
import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.api.desk.ModelDesk.Offer;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the plans allow, in words: of the user's own what is left, of the others how much they give. Limits of single
 * models stand beside these, others once for all.
 */
final class Allowances {
    private final Request request;
    private final Choices choices;

    Allowances(Request request, Choices choices) {
        this.request = request;
        this.choices = choices;
    }

    /** Whether any model has a limit of its own. */
    boolean differByModel() {
        return choices.plans().stream().anyMatch(plan -> !plan.limits().stream().allMatch(Allowances::isCommon));
    }

    /** What each plan that opens this model allows of it alone. */
    Optional<String> of(Offer offer) {
        Predicate<Limit> itsOwn = limit -> !isCommon(limit) && limit.covers(offer.id());
        return joined(choices.plans().stream()
                .filter(plan -> plan.premium() || !offer.premium())
                .filter(plan -> plan.limits().stream().anyMatch(itsOwn) || !hasCommonLimits(plan))
                .map(plan -> words(plan, itsOwn)));
    }

    /** What each plan allows of all models together. */
    Optional<String> ofAllTogether() {
        return joined(choices.plans().stream()
                .filter(plan -> hasCommonLimits(plan) || !differByModel())
                .map(plan -> words(plan, Allowances::isCommon)));
    }

    private static boolean isCommon(Limit limit) {
        return limit.offers().isEmpty();
    }

    private static boolean hasCommonLimits(Plan plan) {
        return plan.limits().stream().anyMatch(Allowances::isCommon);
    }

    private String words(Plan plan, Predicate<Limit> which) {
        if (plan.limits().stream().noneMatch(which)) {
            return request.text("plan", plan.label(request.sender().language()), request.text("unlimited"));
        }
        return choices.standing()
                .filter(standing -> standing.plan().id().equals(plan.id()))
                .map(own -> left(own.allowances(), which))
                .orElseGet(() ->
                        request.text("plan", plan.label(request.sender().language()), given(plan.limits(), which)));
    }

    private String left(List<Allowance> allowances, Predicate<Limit> which) {
        return tightest(allowances, Allowance::limit, Allowance::left, which, allowance -> {
            Limit limit = allowance.limit();
            return request.text(
                    "left." + name(limit.period()),
                    amount(limit.unit(), allowance.left()),
                    amount(limit.unit(), limit.amount()));
        });
    }

    private String given(List<Limit> limits, Predicate<Limit> which) {
        return tightest(
                limits,
                identity(),
                Limit::amount,
                which,
                limit -> request.text("per." + name(limit.period()), amount(limit.unit(), limit.amount())));
    }

    /** Of several of one kind only the one with the least, those of a day first. */
    private static <T> String tightest(
            List<T> all,
            Function<T, Limit> limit,
            Function<T, BigDecimal> amount,
            Predicate<Limit> which,
            Function<T, String> words) {
        return String.join(
                ", ",
                all.stream()
                        .filter(each -> which.test(limit.apply(each)))
                        .collect(toMap(
                                each -> List.of(
                                        limit.apply(each).period(),
                                        limit.apply(each).unit()),
                                identity(),
                                BinaryOperator.minBy(comparing(amount)),
                                LinkedHashMap::new))
                        .values()
                        .stream()
                        .sorted(comparing(each -> limit.apply(each).period()))
                        .map(words)
                        .toList());
    }

    private String amount(Unit unit, BigDecimal amount) {
        NumberFormat format =
                NumberFormat.getInstance(Locale.of(request.sender().language()));
        format.setMaximumFractionDigits(2);
        return request.text("amount." + name(unit), format.format(amount));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> joined(Stream<String> words) {
        return Optional.of(String.join(" · ", words.toList())).filter(text -> !text.isEmpty());
    }
}
