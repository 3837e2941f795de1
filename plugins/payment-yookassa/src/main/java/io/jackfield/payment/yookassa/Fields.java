package io.jackfield.payment.yookassa;

import io.jackfield.api.Money;
import io.jackfield.json.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object of YooKassa. Unknown fields are nobody's concern, as its documentation asks. */
record Fields(Map<?, ?> values) {
    static final Fields NONE = new Fields(Map.of());

    /** @throws IOException when the text is not one JSON object */
    static Fields read(byte[] text) throws IOException {
        if (Json.read(text) instanceof Map<?, ?> values) {
            return new Fields(values);
        }
        throw new IOException("it is JSON, and no object");
    }

    Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** @throws IllegalArgumentException when it is not there, as the other getters that say nothing of absence */
    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("there is no text under " + name));
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    Optional<Long> number(String name) {
        return values.get(name) instanceof Long number ? Optional.of(number) : Optional.empty();
    }

    /** Empty when it is not there. */
    Fields object(String name) {
        return values.get(name) instanceof Map<?, ?> object ? new Fields(object) : NONE;
    }

    List<Fields> objects(String name) {
        if (!(values.get(name) instanceof List<?> items)) {
            throw new IllegalArgumentException("there is no list under " + name);
        }
        return items.stream()
                .filter(Map.class::isInstance)
                .map(item -> new Fields((Map<?, ?>) item))
                .toList();
    }

    /** An amount, which is a text with the currency's decimals. */
    Money money(String name) {
        Fields amount = object(name);
        return Money.of(amount.required("value"), amount.required("currency"));
    }

    Optional<Instant> time(String name) {
        try {
            return text(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the time under " + name + " is no time", e);
        }
    }

    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put((String) name, text);
            }
        });
        return Map.copyOf(texts);
    }
}
