package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Places and people in calls, as they stand in messages. */
final class Places {
    private static final List<String> COORDINATES = List.of("latitude", "longitude");
    private static final List<String> FURTHER =
            List.of("foursquare_id", "foursquare_type", "google_place_id", "google_place_type");

    private Places() {}

    static JsonObject location(ApiCall call) {
        JsonObject location = new JsonObject();
        for (String field : COORDINATES) {
            try {
                location.put(field, Double.parseDouble(call.text(field)));
            } catch (NumberFormatException e) {
                throw ApiError.badRequest(field + " is empty");
            }
        }
        call.number("live_period").ifPresent(seconds -> location.put("live_period", seconds));
        return location;
    }

    /** The fields {@code venue} and {@code location}, as Telegram sends both. */
    static JsonObject venue(ApiCall call) {
        JsonObject location = location(call);
        for (String field : List.of("title", "address")) {
            if (call.text(field).isEmpty()) {
                throw ApiError.badRequest(field + " is empty");
            }
        }
        JsonObject venue = new JsonObject()
                .put("location", location)
                .put("title", call.text("title"))
                .put("address", call.text("address"));
        FURTHER.stream().filter(call::has).forEach(field -> venue.put(field, call.text(field)));
        return new JsonObject().put("venue", venue).put("location", location);
    }

    static JsonObject contact(ApiCall call) {
        if (call.text("phone_number").isEmpty()) {
            throw ApiError.badRequest("phone number is empty");
        }
        if (call.text("first_name").isEmpty()) {
            throw ApiError.badRequest("first name is empty");
        }
        JsonObject contact = new JsonObject()
                .put("phone_number", call.text("phone_number"))
                .put("first_name", call.text("first_name"));
        for (String field : List.of("last_name", "vcard")) {
            if (call.has(field)) {
                contact.put(field, call.text(field));
            }
        }
        return contact;
    }
}
