package io.jackfield.command.chat;

import io.jackfield.api.llm.Citation;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The sources of an answer: its markers {@code [1]} become links, and a numbered list stands under it. Sources that are
 * named twice become one, and numbers begin with 1.
 */
final class Sources {
    private static final int LONGEST_TITLE = 100;
    private static final int MOST_UNMARKED = 10;
    private static final int BLOCK = 3;
    private static final int MOST_DIGITS = 3;

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

    /** Code stays as it is, and so does what is a link already. */
    private String linked(String answer) {
        StringBuilder linked = new StringBuilder(answer.length());
        int at = 0;
        while (at < answer.length()) {
            char sign = answer.charAt(at);
            int end = at + 1;
            if (sign == '`' || sign == '~') {
                end = endOfCode(answer, at);
            } else if (sign == '[' && isMarker(answer, at)) {
                end = answer.indexOf(']', at) + 1;
                linked.append(marker(answer.substring(at, end)));
                at = end;
                continue;
            }
            linked.append(answer, at, end);
            at = end;
        }
        return linked.toString();
    }

    /**
     * After the code that begins here; after the signs themselves when nothing ends it in its line. A block may go on
     * to the end.
     */
    private static int endOfCode(String answer, int start) {
        char sign = answer.charAt(start);
        int length = run(answer, start);
        boolean block = length >= BLOCK;
        int at = start + length;
        while (at < answer.length() && (block || sign == '`')) {
            if (answer.charAt(at) == sign) {
                int other = run(answer, at);
                at += other;
                if (block ? other >= length : other == length) {
                    return at;
                }
            } else if (answer.charAt(at) == '\n' && !block) {
                break;
            } else {
                at++;
            }
        }
        return block ? answer.length() : start + length;
    }

    private static int run(String answer, int start) {
        int end = start;
        while (end < answer.length() && answer.charAt(end) == answer.charAt(start)) {
            end++;
        }
        return end - start;
    }

    private static boolean isMarker(String answer, int start) {
        if (start > 0 && "[!\\".indexOf(answer.charAt(start - 1)) >= 0) {
            return false;
        }
        int end = start + 1;
        while (end < answer.length() && answer.charAt(end) >= '0' && answer.charAt(end) <= '9') {
            end++;
        }
        int digits = end - start - 1;
        boolean closed = end < answer.length() && answer.charAt(end) == ']';
        boolean link = end + 1 < answer.length() && "(:".indexOf(answer.charAt(end + 1)) >= 0;
        return closed && digits > 0 && digits <= MOST_DIGITS && !link;
    }

    /** The link in the place of {@code [1]}, or that itself when there is no such source. */
    private String marker(String marker) {
        int index = Integer.parseInt(marker, 1, marker.length() - 1, 10) - 1;
        if (index < 0 || index >= citations.size() || !isWeb(citations.get(index))) {
            return marker;
        }
        Citation citation = citations.get(index);
        return "[[" + number(citation) + "]](" + address(citation) + ")";
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
