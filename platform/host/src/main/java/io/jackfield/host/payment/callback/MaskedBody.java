package io.jackfield.host.payment.callback;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a payment system has sent, or was answered, as operators see it: all names, and only those values that say where
 * a payment is. Cards, people, signatures and whatever else a system may send stay hidden.
 */
public final class MaskedBody {
    private static final Set<String> HARMLESS = Set.of(
            "event",
            "type",
            "method",
            "status",
            "state",
            "error",
            "error_note",
            "error_code",
            "action",
            "currency",
            "value",
            "amount",
            "time",
            "create_time",
            "perform_time",
            "cancel_time",
            "created_at",
            "captured_at",
            "sign_time",
            "code",
            "reason",
            "paid",
            "test",
            "jsonrpc",
            "receivers",
            "allow",
            "success");
    private static final Pattern FORM = Pattern.compile("[\\w.%+\\[\\]-]+=[^\\s]*");
    /** What is longer may be the number of a card, or a sentence with a name in it. */
    private static final int LONGEST = 40;

    private static final Pattern CARD = Pattern.compile("\\d{14,}");

    private final Set<String> ids;

    /** @param ids of the payment and its order, which are shown wherever they stand */
    public MaskedBody(Collection<String> ids) {
        this.ids = Set.copyOf(ids);
    }

    /** @param body JSON, a form, or anything else, of which only the length is told */
    public String of(String body) {
        if (body.isBlank()) {
            return "";
        }
        try {
            Object json = Json.decodeValue(body);
            if (json instanceof JsonObject || json instanceof JsonArray) {
                return masked("", json).toString();
            }
        } catch (DecodeException e) {
            // A form, perhaps.
        }
        return FORM.matcher(body).matches() ? form(body) : hidden(body);
    }

    /** @param path of a call, with its query */
    public String ofPath(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query + 1) + form(path.substring(query + 1));
    }

    private String form(String form) {
        return Pattern.compile("&")
                .splitAsStream(form)
                .map(pair -> {
                    int sign = pair.indexOf('=');
                    return sign < 0
                            ? hidden(pair)
                            : pair.substring(0, sign + 1) + masked(pair.substring(0, sign), pair.substring(sign + 1));
                })
                .collect(Collectors.joining("&"));
    }

    private Object masked(String name, Object value) {
        return switch (value) {
            case null -> null;
            case JsonObject object -> {
                JsonObject masked = new JsonObject();
                object.forEach(field -> masked.put(field.getKey(), masked(field.getKey(), field.getValue())));
                yield masked;
            }
            case JsonArray array -> {
                JsonArray masked = new JsonArray();
                array.forEach(item -> masked.add(masked(name, item)));
                yield masked;
            }
            default -> isShown(name, value.toString()) ? value : hidden(value.toString());
        };
    }

    private boolean isShown(String name, String value) {
        return ids.contains(value)
                || HARMLESS.contains(name.toLowerCase(Locale.ROOT))
                        && value.length() <= LONGEST
                        && !CARD.matcher(value).find();
    }

    private static String hidden(String value) {
        return "(hidden, " + value.length() + " characters)";
    }
}
