package io.jackfield.host.turn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Keyboard;
import io.jackfield.host.store.MemoryKey;
import io.jackfield.host.store.MemoryScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The keys with commands that a user was shown in a chat, by their labels: Telegram sends nothing but the label of a
 * pressed key. Kept on the user's shelf, one per chat and topic, the latest menus only.
 *
 * @param menus the latest first
 */
public record ShownMenus(List<List<MenuKey>> menus) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_MENUS = 4;
    private static final int MOST_KEYS = 100;

    /** Of somebody who was shown none. */
    public static final ShownMenus NONE = new ShownMenus(List.of());

    /** A key that runs a command. */
    public record MenuKey(String label, String command, String argument) {}

    public ShownMenus {
        menus = List.copyOf(menus);
    }

    /** Its name begins like that of the conversation there, so it goes along when the chat gets another id. */
    public static MemoryKey key(int bot, long userId, long chat, OptionalInt thread) {
        return new MemoryKey(
                MemoryScope.ofUser(bot, userId), "#conversation:" + chat + ":" + thread.orElse(0) + ":menus");
    }

    /** Without any for what another version has written, or nobody. */
    public static ShownMenus decode(String stored) {
        if (stored == null) {
            return NONE;
        }
        try {
            return MAPPER.readValue(stored, ShownMenus.class);
        } catch (JsonProcessingException | RuntimeException e) {
            return NONE;
        }
    }

    /** The key with exactly this label, of the latest menu that has one. */
    public Optional<MenuKey> find(String label) {
        return menus.stream()
                .flatMap(List::stream)
                .filter(key -> key.label().equals(label))
                .findFirst();
    }

    /** The same after these have been shown. */
    public ShownMenus showing(List<Keyboard.Keys> shown) {
        List<List<MenuKey>> latest = new ArrayList<>(menus);
        for (Keyboard.Keys keys : shown) {
            List<MenuKey> menu = commandsOf(keys);
            latest.remove(menu);
            latest.addFirst(menu);
        }
        while (latest.size() > MOST_MENUS || latest.size() > 1 && size(latest) > MOST_KEYS) {
            latest.removeLast();
        }
        return new ShownMenus(latest);
    }

    public String encoded() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    /** Telegram sends labels without the space around them. */
    private static List<MenuKey> commandsOf(Keyboard.Keys keys) {
        List<MenuKey> commands = new ArrayList<>();
        for (Keyboard.Key key : keys.rows().stream().flatMap(List::stream).toList()) {
            if (key.sends() instanceof Button.Command(String command, String argument)) {
                commands.add(new MenuKey(key.label().strip(), command, argument));
            }
        }
        return commands;
    }

    private static int size(List<List<MenuKey>> menus) {
        return menus.stream().mapToInt(List::size).sum();
    }
}
