package io.jackfield.sandbox.telegram;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The reactions of bots to the messages of one chat, at most one of each bot to a message. */
final class Reactions {
    /** The emoji that everybody may react with. Source: ReactionTypeEmoji in the Bot API. */
    private static final Set<String> FREE = Set.of(
            ("❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻"
                            + " 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡")
                    .split(" "));

    private final Map<Long, Map<BotAccount, String>> byMessage = new LinkedHashMap<>();
    private final Set<Long> reactedTo = new LinkedHashSet<>();

    static boolean isFree(String emoji) {
        return FREE.contains(emoji);
    }

    void set(long message, BotAccount bot, Optional<String> emoji) {
        Map<BotAccount, String> reactions = byMessage.computeIfAbsent(message, id -> new LinkedHashMap<>());
        emoji.ifPresentOrElse(wanted -> reactions.put(bot, wanted), () -> reactions.remove(bot));
        if (reactions.isEmpty()) {
            byMessage.remove(message);
        } else {
            reactedTo.add(message);
        }
    }

    /** Messages that a bot has ever reacted to, in that order. */
    List<Long> reactedTo() {
        return List.copyOf(reactedTo);
    }

    List<String> to(long message) {
        return List.copyOf(byMessage.getOrDefault(message, Map.of()).values());
    }
}
