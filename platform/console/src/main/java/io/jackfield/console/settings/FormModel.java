package io.jackfield.console.settings;

import io.jackfield.console.frame.Visit;
import io.jackfield.console.parts.Field;
import io.jackfield.console.parts.Filter;
import io.jackfield.console.parts.JsonText;
import io.jackfield.console.parts.Option;
import io.jackfield.console.plugins.PluginTab;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A form of settings.
 *
 * @param path where the form goes to
 * @param form where another bot is chosen
 * @param tabs of the plugin's page; none for a bot
 * @param filters the bot in which the plugin is set
 * @param effective where every value is shown with its origin
 * @param entries the fields in order, with headings between them
 * @param problem why a change was refused, where no field says it
 */
public record FormModel(
        String title,
        String file,
        String path,
        String form,
        boolean changes,
        List<PluginTab.Link> tabs,
        List<Filter> filters,
        String effective,
        List<Entry> entries,
        String problem) {
    /** Before the name of a field, for what it showed. */
    static final String WAS = "was:";

    /** Something of the form. */
    public sealed interface Entry {
        /** Above the fields of a section. */
        record Heading(String title, String about, int depth) implements Entry {}

        /**
         * @param was tells whether the field was changed
         * @param origin where the value comes from, in words
         * @param at when it was set, as the API writes moments; empty where no operator has set it
         * @param reset where one goes back to the file; empty where nothing is set
         */
        record Input(Field field, String was, String origin, String at, String reset) implements Entry {}
    }

    static FormModel of(
            Visit visit,
            Target target,
            JsonObject told,
            JsonObject form,
            Map<String, String> problems,
            String problem) {
        List<Entry> entries = new ArrayList<>();
        FormFields fields = new FormFields(visit, target, told, problems);
        JsonText.objects(form, "fields").forEach(field -> fields.add(field, 0, entries));
        boolean ofPlugin = !target.plugin().isEmpty();
        return new FormModel(
                target.words(visit),
                JsonText.text(form, "file"),
                target.page(),
                ofPlugin ? new Target(target.plugin(), "").page() : target.page(),
                visit.may(OperatorRight.SETTINGS),
                ofPlugin ? PluginTab.links(visit, target.plugin(), PluginTab.SETTINGS) : List.of(),
                ofPlugin ? List.of(bots(visit, target, told)) : List.of(),
                target.in("/system/config").toString(),
                entries,
                problem);
    }

    private static Filter bots(Visit visit, Target target, JsonObject told) {
        return Filter.select(
                "bot",
                visit.text("settings.where"),
                target.bot(),
                Stream.concat(
                                Stream.of(new Option("", visit.text("settings.everywhere"))),
                                JsonText.texts(told, "bots").stream().map(Option::of))
                        .toList());
    }

    /** As a box of text sends it, lines end in another way. */
    static String normalised(String text) {
        return text == null ? "" : text.replace("\r\n", "\n").strip();
    }

    /** Small enough to go with each field, and another one for another text. */
    static String mark(String text) {
        String normalised = normalised(text);
        return normalised.length() + "-" + Integer.toHexString(normalised.hashCode());
    }
}
