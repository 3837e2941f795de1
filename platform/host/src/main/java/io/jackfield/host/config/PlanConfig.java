package io.jackfield.host.config;

import io.jackfield.api.desk.BillingDesk.Limit;
import io.jackfield.api.desk.BillingDesk.Period;
import io.jackfield.api.desk.BillingDesk.Plan;
import io.jackfield.api.desk.BillingDesk.Unit;
import io.jackfield.host.config.read.ConfigSection;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the {@code plans} of a bot's file. */
final class PlanConfig {
    private static final String FEATURE = "[a-z0-9][a-z0-9.-]{0,63}";
    private static final int LONGEST_LABEL = 64;
    private static final String AMOUNT = "\\d{1,12}(\\.\\d{1,6})?";

    private PlanConfig() {}

    static List<Plan> allFrom(List<ConfigSection> sections, Set<String> offers, String language) {
        List<Plan> plans =
                sections.stream().map(plan -> from(plan, offers, language)).toList();
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < plans.size(); index++) {
            if (!seen.add(plans.get(index).id())) {
                sections.get(index).refuse("id", "an id that no other plan of this bot has");
            }
        }
        return plans;
    }

    private static Plan from(ConfigSection plan, Set<String> offers, String language) {
        String id = plan.requiredText("id", ModelOffer.ID, ModelOffer.ID_FORM);
        LocalText label = LocalText.from(plan, "label", LONGEST_LABEL, id);
        return new Plan(
                id,
                label.in(language, language),
                plan.flag("premium", false),
                plan.sections("limits").stream()
                        .flatMap(limit -> limit(limit, offers))
                        .toList(),
                features(plan),
                label.byLanguage());
    }

    private static Set<String> features(ConfigSection plan) {
        List<String> features = plan.texts("features");
        if (!features.stream().allMatch(feature -> feature.matches(FEATURE))) {
            plan.refuse("features", "names of 1 to 64 of a-z 0-9 . - as plugins know them, such as reports");
        }
        return Set.copyOf(features);
    }

    /** Each entry names one amount: {@code requests}, {@code tokens} or {@code usd}. */
    private static Stream<Limit> limit(ConfigSection limit, Set<String> offers) {
        Period period = limit.choice("per", Period.class, Period.DAY);
        List<String> models = limit.texts("models");
        if (!offers.containsAll(models)) {
            limit.refuse("models", "ids of models that this bot offers");
        }
        List<Limit> amounts = Stream.of(
                        amount(limit, "requests", Unit.REQUESTS, "\\d{1,12}", "a whole number of 0 or more"),
                        amount(limit, "tokens", Unit.TOKENS, "\\d{1,12}", "a whole number of 0 or more"),
                        amount(limit, "usd", Unit.COST_USD, AMOUNT, "US dollars such as 0.50"))
                .flatMap(List::stream)
                .map(amount -> new Limit(amount.unit(), amount.value(), period, Set.copyOf(models)))
                .toList();
        if (amounts.size() != 1) {
            limit.refuse("per", "together with exactly one of requests, tokens and usd");
        }
        return amounts.stream();
    }

    private record Amount(Unit unit, BigDecimal value) {}

    private static List<Amount> amount(ConfigSection limit, String key, Unit unit, String pattern, String form) {
        return limit.matching(key, pattern, form).map(text -> new Amount(unit, new BigDecimal(text))).stream()
                .toList();
    }
}
