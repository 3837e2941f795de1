package io.jackfield.web.assistant;

import io.jackfield.api.desk.BillingDesk.Allowance;
import io.jackfield.api.desk.BillingDesk.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A user's plan and what is left of it, as JSON. */
final class Credits {
    private Credits() {}

    /** @param balance answers beyond the limits of the plan */
    static Map<String, Object> of(Standing standing, long balance) {
        List<Map<String, Object>> allowances = new ArrayList<>();
        standing.allowances().forEach(allowance -> allowances.add(of(allowance)));
        Map<String, Object> credits = new LinkedHashMap<>();
        credits.put("plan", standing.plan().id());
        credits.put("label", standing.plan().label());
        credits.put("premium", standing.plan().premium());
        credits.put("until", standing.until().map(Object::toString).orElse(null));
        credits.put("allowances", allowances);
        credits.put("balance", balance);
        return credits;
    }

    private static Map<String, Object> of(Allowance allowance) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("unit", lower(allowance.limit().unit()));
        json.put("period", lower(allowance.limit().period()));
        json.put("models", allowance.limit().offers().stream().sorted().toList());
        json.put("limit", allowance.limit().amount());
        json.put("used", allowance.used());
        json.put("left", allowance.left());
        json.put("renews_at", allowance.renewsAt().map(Object::toString).orElse(null));
        return json;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
