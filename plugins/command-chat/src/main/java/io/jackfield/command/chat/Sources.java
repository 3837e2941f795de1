package io.jackfield.command.chat;

import io.jackfield.api.llm.Citation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sources of an answer: its markers {@code [1]} become links, and a numbered list stands under it. Sources that are named
 * twice become one, and numbers begin with 1.
 */
final class Sources {
    private static final int LONGEST_TITLE = 100;
    private static final int MOST_UNMARKED = 10;
    /** Code between backticks, which stays as it is, or a marker that is no link already. */
    private static final Pattern MARKER =
            Pattern.compile("(?s)(`{3,}|~{3,}).*?(?:\\1|\\z)|`[^`\\n]+`|(?<![\\[!\\\\])\\[(\\d{1,3})](?![(:])");

    private final List<Citation> citations;
    private final List<URI> shown = new ArrayList<>();
    private final StringBuilder list = new StringBuilder();

    private Sources(List<Citation> citations) {
        this.citations = citations;
    }

    /** The answer with links, and with the list under it. */
    static String in(String answer, List<Citation> citations, String heading) {
        List<Citation> usable = citations.stream().filter(Sources::isWeb).toList();
        if (usable.isEmpty()) {
            return answer;
        }
        Sources sources = new Sources(citations);
        String linked = sources.linked(answer);
        if (sources.shown.isEmpty()) {
            usable.stream().limit(MOST_UNMARKED).forEach(sources::number);
        }
        return CodeBlocks.closed(linked).stripTrailing() + "\n\n**" + heading + "**\n" + sources.list;
    }

    private static boolean isWeb(Citation citation) {
        String scheme = citation.address().getScheme();
        return citation.address().getHost() != null && ("https".equals(scheme) || "http".equals(scheme));
    }

    private String linked(String answer) {
        return MARKER.matcher(answer).replaceAll(marker -> {
            if (marker.group(2) == null) {
                return Matcher.quoteReplacement(marker.group());
            }
            int index = Integer.parseInt(marker.group(2)) - 1;
            if (index < 0 || index >= citations.size() || !isWeb(citations.get(index))) {
                return Matcher.quoteReplacement(marker.group());
            }
            Citation citation = citations.get(index);
            return Matcher.quoteReplacement("[[" + number(citation) + "]](" + address(citation) + ")");
        });
    }

    /** Its number in the list, into which it is put when it is new. */
    private int number(Citation citation) {
        int known = shown.indexOf(citation.address());
        if (known >= 0) {
            return known + 1;
        }
        shown.add(citation.address());
        list.append(shown.size())
                .append(". [")
                .append(title(citation))
                .append("](")
                .append(address(citation))
                .append(")\n");
        return shown.size();
    }

    private static String title(Citation citation) {
        String title = citation.title().isBlank()
                ? citation.address().getHost()
                : citation.title().strip();
        if (title.length() > LONGEST_TITLE) {
            title = title.substring(
                            0,
                            title.offsetByCodePoints(
                                    0, Math.min(LONGEST_TITLE, title.codePointCount(0, title.length()))))
                    + "…";
        }
        return title.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>~|#!&])", "\\\\$1");
    }

    private static String address(Citation citation) {
        return "<" + citation.address().toASCIIString() + ">";
    }
}
