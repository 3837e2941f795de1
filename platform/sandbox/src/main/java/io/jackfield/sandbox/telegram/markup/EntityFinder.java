package io.jackfield.sandbox.telegram.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what Telegram marks unasked: links, addresses, mentions, hashtags and commands. */
final class EntityFinder {
    private static final Pattern FINDABLE = Pattern.compile("(?<email>[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{2,32})+)"
            + "|(?<url>(?:https?://|www\\.|t\\.me/)[^\\s<>\"]{1,2000}[^\\s<>\".,;:!?'()\\[\\]])"
            + "|(?<![\\w/@])(?<mention>@[A-Za-z]\\w{2,31})"
            + "|(?<![\\w/])(?<hashtag>#[\\p{L}_][\\p{L}\\p{N}_]{0,254})"
            + "|(?<![\\w/<>])(?<command>/[A-Za-z0-9_]{1,64}(?:@\\w{3,32})?)(?![\\w/])");

    private EntityFinder() {}

    static List<TextEntity> find(String text) {
        if (!worthLooking(text)) {
            return List.of();
        }
        List<TextEntity> found = new ArrayList<>();
        Matcher matcher = FINDABLE.matcher(text);
        while (matcher.find()) {
            found.add(TextEntity.plain(typeOf(matcher), matcher.start(), matcher.end() - matcher.start()));
        }
        return found;
    }

    /** A cheap look first: most drafts and answers hold none of these. */
    private static boolean worthLooking(String text) {
        return text.indexOf('@') >= 0 || text.indexOf('/') >= 0 || text.indexOf('#') >= 0 || text.contains("www.");
    }

    private static String typeOf(Matcher matcher) {
        if (matcher.group("email") != null) {
            return "email";
        }
        if (matcher.group("url") != null) {
            return "url";
        }
        if (matcher.group("mention") != null) {
            return "mention";
        }
        return matcher.group("hashtag") != null ? "hashtag" : "bot_command";
    }
}
