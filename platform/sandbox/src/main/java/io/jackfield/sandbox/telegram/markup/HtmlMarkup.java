package io.jackfield.sandbox.telegram.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Telegram's HTML: a short list of tags, four named entities, and an error for anything else. */
final class HtmlMarkup {
    private static final Set<String> TAGS = Set.of(
            "b",
            "strong",
            "i",
            "em",
            "u",
            "ins",
            "s",
            "strike",
            "del",
            "span",
            "tg-spoiler",
            "a",
            "code",
            "pre",
            "blockquote",
            "tg-emoji",
            "tg-time");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([\\w-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+)))?");

    private final String source;
    private final StringBuilder out = new StringBuilder();
    private final List<TextEntity> entities = new ArrayList<>();
    private final Deque<Tag> open = new ArrayDeque<>();
    private int position;

    private record Tag(String name, String attributes, int offset) {
        String attribute(String wanted) {
            Matcher matcher = ATTRIBUTE.matcher(attributes);
            while (matcher.find()) {
                if (matcher.group(1).equalsIgnoreCase(wanted)) {
                    return firstOf(matcher.group(2), matcher.group(3), matcher.group(4));
                }
            }
            return "";
        }

        boolean has(String wanted) {
            return Pattern.compile("\\b" + wanted + "\\b").matcher(attributes).find();
        }

        private static String firstOf(String... values) {
            for (String value : values) {
                if (value != null) {
                    return HtmlCharacters.decode(value);
                }
            }
            return "";
        }
    }

    HtmlMarkup(String source) {
        this.source = source;
    }

    FormattedText parse() {
        while (position < source.length()) {
            char c = source.charAt(position);
            if (c == '<') {
                tag();
            } else if (c == '&') {
                position = HtmlCharacters.appendDecoded(source, position, out);
            } else {
                out.append(c);
                position++;
            }
        }
        if (!open.isEmpty()) {
            throw new MarkupException("can't parse entities: Can't find end tag corresponding to start tag \""
                    + open.peek().name() + "\"");
        }
        return new FormattedText(out.toString(), entities);
    }

    private void tag() {
        int start = position;
        boolean closing = source.startsWith("</", start);
        int end = source.indexOf('>', start);
        if (end < 0) {
            throw MarkupException.at(
                    source, start, "Unclosed " + (closing ? "end" : "start") + " tag at byte offset %d");
        }
        String inside = source.substring(start + (closing ? 2 : 1), end).strip();
        position = end + 1;
        if (closing) {
            close(inside.toLowerCase(Locale.ROOT), start);
            return;
        }
        String name = inside.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            throw MarkupException.at(source, start, "Empty start tag at byte offset %d");
        }
        if (!TAGS.contains(name)) {
            throw MarkupException.at(source, start, "Unsupported start tag \"" + name + "\" at byte offset %d");
        }
        String attributes = inside.substring(name.length());
        if (name.equals("span")
                && !new Tag(name, attributes, 0).attribute("class").equals("tg-spoiler")) {
            throw MarkupException.at(source, start, "Tag \"span\" must have class \"tg-spoiler\" at byte offset %d");
        }
        open.push(new Tag(name, attributes, out.length()));
    }

    private void close(String name, int start) {
        if (open.isEmpty()) {
            throw MarkupException.at(source, start, "Unexpected end tag at byte offset %d");
        }
        Tag tag = open.pop();
        if (!name.isEmpty() && !name.equals(tag.name())) {
            throw MarkupException.at(
                    source,
                    start,
                    "Unmatched end tag at byte offset %d, expected \"</" + tag.name() + ">\", found \"</" + name
                            + ">\"");
        }
        int length = out.length() - tag.offset();
        if (length > 0) {
            addEntity(tag, length);
        }
    }

    private void addEntity(Tag tag, int length) {
        switch (tag.name()) {
            case "b", "strong" -> add("bold", tag, length, Map.of());
            case "i", "em" -> add("italic", tag, length, Map.of());
            case "u", "ins" -> add("underline", tag, length, Map.of());
            case "s", "strike", "del" -> add("strikethrough", tag, length, Map.of());
            case "span", "tg-spoiler" -> add("spoiler", tag, length, Map.of());
            case "blockquote" ->
                add(tag.has("expandable") ? "expandable_blockquote" : "blockquote", tag, length, Map.of());
            case "tg-emoji" -> add("custom_emoji", tag, length, Map.of("custom_emoji_id", tag.attribute("emoji-id")));
            case "tg-time" -> addTime(tag, length);
            case "a" -> addLink(tag, length);
            case "code" -> addCode(tag, length);
            default -> addBlock(tag, length);
        }
    }

    private void addTime(Tag tag, int length) {
        String unix = tag.attribute("unix");
        if (!unix.matches("\\d{1,10}")) {
            throw new MarkupException("can't parse entities: Invalid Unix timestamp specified");
        }
        add(
                "date_time",
                tag,
                length,
                Map.of("unix_time", Long.valueOf(unix), "date_time_format", tag.attribute("format")));
    }

    private void addLink(Tag tag, int length) {
        String href = tag.attribute("href");
        Links.entity(href.isEmpty() ? out.substring(tag.offset()) : href, tag.offset(), length)
                .ifPresent(entities::add);
    }

    private void addCode(Tag tag, int length) {
        String language = tag.attribute("class");
        boolean named = language.startsWith("language-");
        add("code", tag, length, named ? Map.of("language", language.substring("language-".length())) : Map.of());
    }

    /** {@code <pre><code class="language-x">} is one block of code with a language. */
    private void addBlock(Tag tag, int length) {
        Map<String, Object> details = Map.of();
        if (!entities.isEmpty()) {
            TextEntity last = entities.getLast();
            if (last.type().equals("code") && last.offset() == tag.offset() && last.length() == length) {
                details = last.details();
                entities.removeLast();
            }
        }
        add("pre", tag, length, details);
    }

    private void add(String type, Tag tag, int length, Map<String, Object> details) {
        entities.add(new TextEntity(type, tag.offset(), length, details));
    }
}
