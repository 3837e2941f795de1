package io.jackfield.sandbox.payment.yookassa;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** A part of a list, newest first. */
record ListQuery(MultiMap asked) {
    private static final int USUAL_LIMIT = 10;
    private static final int MOST = 100;

    JsonObject answer(List<JsonObject> all) {
        List<JsonObject> found = all.reversed().stream()
                .filter(is("status"))
                .filter(is("payment_id"))
                .filter(created("gte", comparison -> comparison >= 0))
                .filter(created("gt", comparison -> comparison > 0))
                .filter(created("lte", comparison -> comparison <= 0))
                .filter(created("lt", comparison -> comparison < 0))
                .toList();
        int limit = number("limit", USUAL_LIMIT);
        int start = number("cursor", 0);
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("limit is 1 to 100", "limit");
        }
        int end = Math.min(found.size(), start + limit);
        JsonObject list = new JsonObject()
                .put("type", "list")
                .put("items", new JsonArray(found.subList(Math.min(start, end), end)));
        return end < found.size() ? list.put("next_cursor", Integer.toString(end)) : list;
    }

    private Predicate<JsonObject> is(String field) {
        String wanted = asked.get(field);
        return one -> wanted == null || wanted.equals(one.getString(field));
    }

    private Predicate<JsonObject> created(String bound, Predicate<Integer> fits) {
        String name = "created_at." + bound;
        if (!asked.contains(name)) {
            return one -> true;
        }
        try {
            Instant limit = Instant.parse(asked.get(name));
            return one -> fits.test(Instant.parse(one.getString("created_at")).compareTo(limit));
        } catch (DateTimeException e) {
            throw Refusal.invalid("Time has to be such as 2026-11-20T06:30:00.000Z", name);
        }
    }

    private int number(String name, int usual) {
        String text = asked.get(name);
        if (text == null) {
            return usual;
        }
        if (!text.matches("\\d{1,6}")) {
            throw Refusal.invalid(name + " is no number", name);
        }
        return Integer.parseInt(text);
    }
}
