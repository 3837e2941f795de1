package io.jackfield.crm.bitrix;

import io.jackfield.api.BotView;
import io.jackfield.json.Json;
import io.jackfield.lib.sales.Actor;
import io.jackfield.lib.sales.Application;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the lead of an application is made of, in the words of Bitrix24. */
final class LeadFields {
    /** What of an application a field of the portal's own may get. */
    static final List<String> VALUES = List.of("number", "package", "source", "status", "name", "phone", "manager");

    /** Who leads come from, which together with {@link #origin} finds them. */
    static final String ORIGINATOR = "jackfield";

    private final Application application;
    private final Portal portal;
    private final BotView bot;

    LeadFields(Application application, Portal portal, BotView bot) {
        this.application = application;
        this.portal = portal;
        this.bot = bot;
    }

    /** No other lead of this host has it. */
    String origin() {
        return application.bot() + "/" + application.number();
    }

    /** For a new lead. */
    Map<String, Object> all() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ORIGINATOR_ID", ORIGINATOR);
        fields.put("ORIGIN_ID", origin());
        fields.put("TITLE", title());
        fields.put("STATUS_ID", status());
        fields.put("SOURCE_DESCRIPTION", sourceDescription());
        if (!portal.source().isEmpty()) {
            fields.put("SOURCE_ID", portal.source());
        }
        if (portal.responsible() > 0) {
            fields.put("ASSIGNED_BY_ID", portal.responsible());
        }
        if (!application.contact().name().isEmpty()) {
            fields.put("NAME", application.contact().name());
        }
        if (!application.contact().phone().isEmpty()) {
            fields.put("PHONE", List.of(phone()));
        }
        fields.putAll(own());
        return fields;
    }

    /**
     * What a change is about, and no more: what people have changed in Bitrix24 meanwhile is to stay. Empty for a note,
     * which stays with the managers.
     *
     * @param what {@code status}, {@code name}, {@code phone}, {@code package} or {@code note}, as the event has it
     */
    Map<String, Object> changed(String what, Leads.Lead lead) {
        Map<String, Object> fields = new LinkedHashMap<>();
        switch (what) {
            case "status" -> fields.put("STATUS_ID", status());
            case "name" -> fields.put("NAME", application.contact().name());
            case "phone" -> fields.put("PHONE", List.of(newPhone(lead)));
            case "package" -> fields.put("TITLE", title());
            default -> {
                return Map.of();
            }
        }
        fields.putAll(own());
        return fields;
    }

    private String title() {
        return application.packageId().isEmpty()
                ? bot.text(bot.language(), "lead.advice", application.number())
                : bot.text(bot.language(), "lead", application.number(), application.packageId());
    }

    private String status() {
        return portal.statuses().get(application.status());
    }

    private String sourceDescription() {
        String name = bot.bot().name();
        return application.source().isEmpty()
                ? bot.text(bot.language(), "source", name)
                : bot.text(bot.language(), "source.link", name, application.source());
    }

    private Map<String, Object> phone() {
        return Json.object(Map.entry("VALUE", application.contact().phone()), Map.entry("VALUE_TYPE", "WORK"));
    }

    /** In the place of the first one; without its id it would become one more. */
    private Map<String, Object> newPhone(Leads.Lead lead) {
        Map<String, Object> phone = phone();
        lead.phoneId().ifPresent(id -> phone.put("ID", id));
        return phone;
    }

    /** The fields that the portal has chosen. */
    private Map<String, Object> own() {
        Map<String, Object> fields = new LinkedHashMap<>();
        portal.fields().forEach((name, value) -> fields.put(name, value(value)));
        return fields;
    }

    private String value(String name) {
        return switch (name) {
            case "number" -> application.number();
            case "package" -> application.packageId();
            case "source" -> application.source();
            case "status" -> application.status().word();
            case "name" -> application.contact().name();
            case "phone" -> application.contact().phone();
            case "manager" -> application.manager().map(Actor::name).orElse("");
            default -> throw new IllegalArgumentException("an application has no " + name);
        };
    }
}
