package io.jackfield.host.operator;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.privacy.PersonalData;
import io.jackfield.host.loop.Blocking;
import io.jackfield.host.operator.ExtensionsOfBot.Found;
import io.jackfield.host.plugins.ExtensionKind;
import io.jackfield.host.store.DialogueKey;
import io.jackfield.host.store.PersonKey;
import io.jackfield.host.store.PersonalTables;
import io.jackfield.host.telegram.ServedBot;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that a bot's host and plugins hold of a user, given out or forgotten. Blocks; from any thread but the core
 * loop.
 */
public final class PersonalRecords {
    /** For users with years of dialogues. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Blocking blocking;
    private final PersonalTables tables;
    private final ExtensionsOfBot extensions;
    private final Elsewhere elsewhere;
    private final Clock clock;

    public PersonalRecords(
            Blocking blocking, PersonalTables tables, ExtensionsOfBot extensions, Elsewhere elsewhere, Clock clock) {
        this.blocking = blocking;
        this.tables = tables;
        this.extensions = extensions;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /** What is to be done outside of tables. */
    public interface Elsewhere {
        /** Ends payments that go on by themselves; blocks, and throws what the payment system says when it refuses. */
        void endRenewals(ServedBot bot, long person);

        /** What was in memory of these dialogues and of this user is not so any more; core loop only. */
        void forgotten(PersonKey person, Set<DialogueKey> dialogues);
    }

    /**
     * All of it: {@code host} by tables, {@code plugins} by their ids, and {@code failed} for plugins that could not
     * say.
     */
    public JsonObject export(ServedBot bot, long person) {
        PersonKey key = new PersonKey(bot.number(), person);
        JsonObject plugins = new JsonObject();
        JsonObject failed = new JsonObject();
        extensions.of(bot, ExtensionKind.PERSONAL_DATA).forEach(found -> {
            try {
                plugins.put(found.plugin().id(), of(found, person));
            } catch (JackfieldException e) {
                failed.put(found.plugin().id(), e.getMessage());
            }
        });
        return new JsonObject()
                .put("bot", bot.id())
                .put("user", person)
                .put("exportedAt", clock.instant().toString())
                .put("host", blocking.get("operator", LIMIT, () -> tables.export(key)))
                .put("plugins", plugins)
                .put("failed", failed);
    }

    private JsonObject of(Found<PersonalData, ?> found, long person) {
        return new JsonObject(PersonalValues.checked(
                found.plugin().id(), extensions.ask(found, data -> data.export(found.view(), person))));
    }

    /**
     * Forgets the user: how many rows of the host's tables in {@code host}, the plugins that have done it in
     * {@code plugins}, and in {@code failed} those that could not; it is to be asked again then.
     */
    public JsonObject erase(ServedBot bot, long person) {
        elsewhere.endRenewals(bot, person);
        JsonObject plugins = new JsonObject();
        JsonObject failed = new JsonObject();
        extensions.of(bot, ExtensionKind.PERSONAL_DATA).forEach(found -> {
            try {
                extensions.ask(found, data -> {
                    data.erase(found.view(), person);
                    return true;
                });
                plugins.put(found.plugin().id(), "erased");
            } catch (JackfieldException e) {
                failed.put(found.plugin().id(), e.getMessage());
            }
        });
        JsonObject host = blocking.get("operator", LIMIT, () -> eraseRows(new PersonKey(bot.number(), person)));
        return new JsonObject()
                .put("bot", bot.id())
                .put("user", person)
                .put("host", host)
                .put("plugins", plugins)
                .put("failed", failed);
    }

    private Future<JsonObject> eraseRows(PersonKey key) {
        return tables.threads(key).compose(threads -> {
            Set<DialogueKey> dialogues = threads.stream()
                    .map(thread -> new DialogueKey(key.bot(), key.person(), thread))
                    .collect(Collectors.toSet());
            return tables.erase(key).onSuccess(done -> elsewhere.forgotten(key, dialogues));
        });
    }
}
