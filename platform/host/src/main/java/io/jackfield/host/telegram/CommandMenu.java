package io.jackfield.host.telegram;

import io.jackfield.api.chat.ChatKind;
import io.jackfield.api.command.CommandSpec;
import io.jackfield.host.loop.CoreLoop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Telegram's menu of commands as the loaded plugins describe it: per kind of chat and per language. Only what
 * changed is sent, one call after the other, since Telegram is quick with 429 here. Core loop only.
 */
public final class CommandMenu {
    private static final Logger LOG = LoggerFactory.getLogger(CommandMenu.class);
    private static final Map<ChatKind, String> SCOPES =
            Map.of(ChatKind.PRIVATE, "all_private_chats", ChatKind.GROUP, "all_group_chats");

    private final PatientCalls calls;
    private final Map<String, Buffer> sent = new HashMap<>();
    private Future<Void> last = Future.succeededFuture();

    public CommandMenu(CoreLoop loop, BotApi api) {
        calls = new PatientCalls(loop, api);
    }

    public void show(ServedBot bot, List<CommandSpec> commands) {
        TreeSet<String> languages = new TreeSet<>();
        commands.forEach(command -> languages.addAll(command.descriptions().keySet()));
        SCOPES.forEach((kind, scope) -> {
            List<CommandSpec> listed = commands.stream()
                    .filter(command ->
                            command.name().isPresent() && command.chats().contains(kind))
                    .filter(command -> !command.descriptions().isEmpty())
                    .limit(Limits.COMMANDS_PER_SCOPE)
                    .toList();
            send(bot, scope, "", listed);
            languages.forEach(language -> send(bot, scope, language, listed));
        });
    }

    private void send(ServedBot bot, String scope, String language, List<CommandSpec> commands) {
        String place = bot.id() + "/" + scope + "/" + language;
        Buffer call = Json.object(json -> {
            json.writeArrayFieldStart("commands");
            for (CommandSpec command : commands) {
                json.writeStartObject();
                json.writeStringField("command", command.name().orElseThrow());
                json.writeStringField(
                        "description", command.descriptionIn(language).orElseThrow());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("scope");
            json.writeStringField("type", scope);
            json.writeEndObject();
            if (!language.isEmpty()) {
                json.writeStringField("language_code", language);
            }
        });
        if (!call.equals(sent.put(place, call))) {
            last = last.compose(done -> {
                        // While plugins come up one after the other, only the last menu is worth a call.
                        boolean overtaken = !call.equals(sent.get(place));
                        return overtaken
                                ? Future.<Void>succeededFuture()
                                : calls.call(bot, "setMyCommands", call).<Void>mapEmpty();
                    })
                    .recover(error -> {
                        LOG.warn(
                                "commands: bot={} menu {} could not be shown: {}", bot.id(), place, error.getMessage());
                        sent.remove(place, call);
                        return Future.succeededFuture();
                    });
        }
    }
}
