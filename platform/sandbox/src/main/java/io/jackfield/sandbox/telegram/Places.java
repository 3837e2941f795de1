package io.jackfield.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Places and people in calls, as they stand in messages. */
final class Places {
    /** As {@code live_period}: until it is stopped. */
    static final long FOR_EVER = 0x7FFFFFFF;

    private static final List<String> COORDINATES = List.of("latitude", "longitude");
    private static final List<String> LIVE = List.of("heading", "proximity_alert_radius");
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
        if (Math.abs(location.getDouble("latitude")) > 90 || Math.abs(location.getDouble("longitude")) > 180) {
            throw ApiError.badRequest("invalid location specified");
        }
        putLive(call, location);
        return location;
    }

    private static void putLive(ApiCall call, JsonObject location) {
        if (call.has("horizontal_accuracy")) {
            location.put("horizontal_accuracy", Double.parseDouble(call.text("horizontal_accuracy")));
        }
        long period = call.number("live_period", 0);
        if (period != 0 && period != FOR_EVER && (period < 60 || period > 86_400)) {
            throw ApiError.badRequest("wrong live location period specified");
        }
        if (period == 0) {
            return;
        }
        location.put("live_period", period);
        for (String field : LIVE) {
            call.number(field).stream().filter(value -> value > 0).forEach(value -> location.put(field, value));
        }
    }

    /**
     * The new place of a live location, which stays live as long as it was unless the call says something else.
     *
     * @param before what it was
     */
    static JsonObject moved(ApiCall call, JsonObject before) {
        JsonObject parameters = new JsonObject().put("live_period", before.getLong("live_period"));
        call.names().forEach(name -> parameters.put(name, call.text(name)));
        return location(call.with(parameters));
    }

    /** A location as it is when it is live no more. */
    static JsonObject stopped(JsonObject location) {
        location.remove("live_period");
        LIVE.forEach(location::remove);
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
