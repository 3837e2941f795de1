package io.jackfield.crm.bitrix;

import static java.util.Objects.requireNonNull;

import io.jackfield.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The leads of a portal. */
final class Leads {
    private final RestCalls calls;

    Leads(RestCalls calls) {
        this.calls = calls;
    }

    /**
     * A lead as it is there.
     *
     * @param phoneId id of its first phone
     */
    record Lead(String id, Optional<String> phoneId) {
        Lead {
            requireNonNull(id, "id");
            requireNonNull(phoneId, "phoneId");
        }
    }

    /** The first with this origin. Phones come only when they are asked for by name. */
    Optional<Lead> find(Portal portal, String origin) throws InterruptedException {
        Object found = calls.call(
                portal,
                "crm.lead.list",
                Json.object(
                        Map.entry(
                                "filter",
                                Json.object(
                                        Map.entry("=ORIGINATOR_ID", LeadFields.ORIGINATOR),
                                        Map.entry("=ORIGIN_ID", origin))),
                        Map.entry("select", List.of("ID", "PHONE")),
                        Map.entry("order", Json.object(Map.entry("ID", "ASC")))));
        return first(found)
                .map(lead -> new Lead(
                        text(lead, "ID").orElseThrow(() -> RestCalls.unexpected(portal, "crm.lead.list")),
                        first(lead.get("PHONE")).flatMap(phone -> text(phone, "ID"))));
    }

    void add(Portal portal, Map<String, Object> fields) throws InterruptedException {
        calls.call(
                portal,
                "crm.lead.add",
                Json.object(
                        Map.entry("fields", fields),
                        Map.entry("params", Json.object(Map.entry("REGISTER_SONET_EVENT", "Y")))));
    }

    /** Does nothing where there is nothing to change. */
    void update(Portal portal, Lead lead, Map<String, Object> fields) throws InterruptedException {
        if (!fields.isEmpty()) {
            calls.call(portal, "crm.lead.update", Json.object(Map.entry("id", lead.id()), Map.entry("fields", fields)));
        }
    }

    private static Optional<Map<?, ?>> first(Object list) {
        return list instanceof List<?> items && !items.isEmpty() && items.getFirst() instanceof Map<?, ?> item
                ? Optional.of(item)
                : Optional.empty();
    }

    /** Ids are texts in some answers and numbers in others. */
    private static Optional<String> text(Map<?, ?> object, String name) {
        Object value = object.get(name);
        return value instanceof String || value instanceof Number ? Optional.of(value.toString()) : Optional.empty();
    }
}
