package io.jackfield.host.admin;

import io.jackfield.host.config.BotConfig;
import io.jackfield.host.config.HostConfig;
import io.jackfield.host.config.read.KeyPath;
import io.jackfield.host.config.schema.ConfigSchema;
import io.jackfield.host.loop.VirtualThreads;
import io.jackfield.host.settings.EffectiveConfig;
import io.jackfield.host.settings.EffectiveValue;
import io.jackfield.host.settings.Setting;
import io.jackfield.host.settings.SettingChange;
import io.jackfield.host.settings.SettingTarget;
import io.jackfield.host.settings.Settings;
import io.jackfield.host.settings.SettingsForm;
import io.jackfield.host.staff.OperatorRight;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What operators set over the files of the configuration. Core loop only. */
public final class AdminSettings {
    private static final String PLUGIN = "plugin";
    private static final String BOT = "bot";
    private static final int LONGEST_BODY = 512 * 1024;
    private static final int MOST_CHANGES = 200;
    private static final int MOST_VALUES = 500;

    private final Vertx vertx;
    private final Settings settings;
    private final EffectiveConfig effective;
    private final SettingsForm form;
    private final Supplier<HostConfig> config;

    public AdminSettings(
            Vertx vertx, Settings settings, EffectiveConfig effective, SettingsForm form, Supplier<HostConfig> config) {
        this.vertx = vertx;
        this.settings = settings;
        this.effective = effective;
        this.form = form;
        this.config = config;
    }

    public List<AdminCall> calls() {
        return List.of(
                AdminCall.get(
                                "settings.list",
                                "/settings",
                                OperatorRight.VIEW,
                                "Everything that is set over the files, and what can be")
                        .json(request -> list()),
                of(AdminCall.get(
                                "settings.effective",
                                "/settings/effective",
                                OperatorRight.VIEW,
                                "Every value that counts, with where it comes from; of jackfield.yaml where neither plugin nor bot is"
                                        + " named"))
                        .query("contains", "a part of the path or the value")
                        .query("after", "the path after which to go on")
                        .json(this::effective),
                of(AdminCall.get(
                                "settings.form",
                                "/settings/form",
                                OperatorRight.VIEW,
                                "The form of a plugin, in a bot or for all, or of a bot"))
                        .json(this::form),
                AdminCall.post(
                                "settings.change",
                                "/settings/change",
                                OperatorRight.SETTINGS,
                                "Set several values at once, all or none")
                        .body(PLUGIN, "the plugin whose configuration it is")
                        .body(BOT, "the bot whose it is; with plugin, what the bot sets for the plugin")
                        .body(
                                "changes",
                                "a list of {path, value}, {path, text} as written into a field of the form, or {path, reset: true}")
                        .longestBody(LONGEST_BODY)
                        .json(request -> change(request, changes(request.body()))),
                AdminCall.post("settings.reset", "/settings/reset", OperatorRight.SETTINGS, "Let the file count again")
                        .body(PLUGIN, "the plugin whose configuration it is")
                        .body(BOT, "the bot whose it is")
                        .body("paths", "a list of paths; with everything that is set below them")
                        .json(request -> change(request, resets(request.body()))));
    }

    private static AdminCall of(AdminCall call) {
        return call.query(PLUGIN, "the plugin whose configuration it is")
                .query(BOT, "the bot whose it is; with plugin, what counts for the plugin in the bot");
    }

    private Future<JsonObject> list() {
        return VirtualThreads.call(
                        vertx, "settings-list", () -> settings.schemas().plugins())
                .map(plugins -> {
                    Map<String, String> misfits = settings.misfits();
                    JsonArray all = new JsonArray();
                    settings.all()
                            .forEach(setting -> all.add(
                                    SettingsJson.of(setting, Optional.ofNullable(misfits.get(setting.toString())))));
                    return new JsonObject()
                            .put("settings", all)
                            .put("problems", new JsonArray(List.copyOf(misfits.values())))
                            .put("plugins", new JsonArray(List.copyOf(plugins)))
                            .put(
                                    "bots",
                                    new JsonArray(config.get().bots().stream()
                                            .map(BotConfig::id)
                                            .toList()));
                });
    }

    private Future<JsonObject> effective(AdminRequest request) {
        SettingTarget target = target(request::query);
        String part = request.query("contains").orElse("").toLowerCase(Locale.ROOT);
        String after = request.query("after").orElse("");
        return of(target, (schema, set) -> effective.of(target, schema, set)).map(values -> {
            List<EffectiveValue> wanted = values.stream()
                    .filter(value -> value.path().toString().compareTo(after) > 0)
                    .filter(value -> (value.path() + " " + value.shown())
                            .toLowerCase(Locale.ROOT)
                            .contains(part))
                    .limit(MOST_VALUES + 1L)
                    .toList();
            JsonArray rows = new JsonArray();
            wanted.stream().limit(MOST_VALUES).forEach(value -> rows.add(SettingsJson.of(value)));
            JsonObject answer =
                    new JsonObject().put("file", "config/" + target.file()).put("values", rows);
            return wanted.size() > MOST_VALUES
                    ? answer.put("after", wanted.get(MOST_VALUES - 1).path().toString())
                    : answer;
        });
    }

    private Future<JsonObject> form(AdminRequest request) {
        SettingTarget target = target(request::query);
        return of(target, (schema, set) -> form.of(target, schema, set)).map(fields -> {
            JsonArray rows = new JsonArray();
            fields.forEach(field -> rows.add(SettingsJson.of(field)));
            return new JsonObject()
                    .put(PLUGIN, target.plugin().orElse(null))
                    .put(BOT, target.bot().orElse(null))
                    .put("file", "config/" + target.file())
                    .put("fields", rows);
        });
    }

    private interface Look<T> {
        T at(Optional<ConfigSchema> schema, List<Setting> settings);
    }

    /** Jars are read for it. */
    private <T> Future<T> of(SettingTarget target, Look<T> look) {
        List<Setting> set = settings.all();
        return VirtualThreads.call(
                vertx,
                "settings-look",
                () -> look.at(
                        target.plugin().flatMap(plugin -> settings.schemas().known(plugin)), set));
    }

    private Future<JsonObject> change(AdminRequest request, List<SettingChange> changes) {
        SettingTarget target = target(name -> BodyFields.text(request.body(), name));
        request.note().subject(target + " " + changes.getFirst().path() + (changes.size() > 1 ? " …" : ""));
        return settings.change(target, changes, request.by()).map(outcome -> {
            request.note().change(SettingsJson.of(outcome.before()), SettingsJson.of(outcome.after()));
            return new JsonObject()
                    .put("changed", changes.size())
                    .put("before", SettingsJson.of(outcome.before()))
                    .put("after", SettingsJson.of(outcome.after()));
        });
    }

    private static SettingTarget target(Function<String, Optional<String>> given) {
        return new SettingTarget(given.apply(PLUGIN), given.apply(BOT));
    }

    private static List<SettingChange> changes(JsonObject body) {
        return each(body, "changes", AdminSettings::change);
    }

    private static SettingChange change(Object given) {
        if (!(given instanceof JsonObject change)) {
            throw BodyFields.refused("changes holds something else than {path, value}");
        }
        KeyPath path = path(change.getValue("path"));
        List<String> wanted = List.of("value", "text", "reset").stream()
                .filter(change::containsKey)
                .toList();
        if (wanted.size() != 1 || change.size() != 2) {
            throw BodyFields.refused("the change of " + path + " needs one of value, text and reset, and nothing else");
        }
        return switch (wanted.getFirst()) {
            case "value" -> SettingChange.set(path, change.getValue("value"));
            case "text" -> SettingChange.write(path, String.valueOf(change.getValue("text")));
            default -> SettingChange.reset(path);
        };
    }

    private static List<SettingChange> resets(JsonObject body) {
        return each(body, "paths", given -> SettingChange.reset(path(given)));
    }

    private static List<SettingChange> each(JsonObject body, String key, Function<Object, SettingChange> reader) {
        if (!(body.getValue(key) instanceof JsonArray list) || list.isEmpty() || list.size() > MOST_CHANGES) {
            throw BodyFields.refused(key + " has to be a list of 1 to " + MOST_CHANGES);
        }
        List<SettingChange> changes = new ArrayList<>();
        list.forEach(given -> changes.add(reader.apply(given)));
        return changes;
    }

    private static KeyPath path(Object given) {
        if (!(given instanceof String pointer)) {
            throw BodyFields.refused("a path is missing; write it such as /summarise/after");
        }
        try {
            return KeyPath.parse(pointer);
        } catch (IllegalArgumentException e) {
            throw BodyFields.refused(e.getMessage());
        }
    }
}
