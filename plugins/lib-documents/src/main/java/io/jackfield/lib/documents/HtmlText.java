package io.jackfield.lib.documents;

import java.util.Set;
import org.jsoup.parser.Parser;

/** Makes text of the tags and words of a page. */
final class HtmlText {
    /** What is in them is code or another page, and only their own end tag ends them. */
    private static final Set<String> RAW = Set.of("script", "style", "iframe", "title", "xmp", "noembed", "noframes");

    private static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "svg", "head", "iframe", "title", "noembed", "noframes");
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");
    /** Which may go without an end tag. */
    private static final Set<String> OPEN_ENDED =
            Set.of("p", "li", "dt", "dd", "td", "th", "tr", "option", "optgroup", "thead", "tbody", "tfoot");

    private static final Set<String> BLOCKS = Set.of(
            "html",
            "body",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "pre",
            "div",
            "blockquote",
            "hr",
            "address",
            "figure",
            "figcaption",
            "form",
            "fieldset",
            "table",
            "caption",
            "thead",
            "tfoot",
            "tbody",
            "colgroup",
            "tr",
            "section",
            "article",
            "aside",
            "header",
            "footer",
            "nav",
            "main",
            "details",
            "summary",
            "center",
            "menu");

    private final TextCollector text;
    /** The element that is not shown, and how deep its like and any others are open in it; empty when all is shown. */
    private String unseen = "";

    private int alike;
    private int others;
    private int pre;
    private boolean cell;

    HtmlText(TextCollector text) {
        this.text = text;
    }

    static boolean isRaw(String element) {
        return RAW.contains(element);
    }

    void words(String words) {
        if (!unseen.isEmpty()) {
            return;
        }
        String shown = words.indexOf('&') < 0 ? words : Parser.unescapeEntities(words, false);
        if (pre > 0) {
            text.add(shown.replace("\r\n", "\n").replace('\r', '\n'));
        } else {
            text.flowing(shown);
        }
    }

    /** @param empty whether the tag says itself that there is nothing in it */
    void begins(String element, boolean hidden, boolean empty) {
        if (unseen.equals("head") && element.equals("body")) {
            unseen = "";
        }
        if (!unseen.isEmpty()) {
            if (!element.equals(unseen) || !OPEN_ENDED.contains(element) || others > 0) {
                deeper(element, empty);
                return;
            }
            unseen = "";
        }
        boolean isVoid = empty || VOID.contains(element);
        if (UNSEEN.contains(element) || hidden) {
            if (!isVoid) {
                unseen = element;
                alike = 1;
                others = 0;
            }
            return;
        }
        shown(element, isVoid);
    }

    private void deeper(String element, boolean empty) {
        if (empty || VOID.contains(element)) {
            return;
        }
        if (element.equals(unseen)) {
            alike++;
        } else {
            others++;
        }
    }

    private void shown(String element, boolean isVoid) {
        switch (element) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> text.paragraph().add("#".repeat(element.charAt(1) - '0') + " ");
            case "li" -> text.line().add("- ");
            case "br" -> text.add("\n");
            case "p", "table", "blockquote" -> text.paragraph();
            case "pre" -> {
                text.paragraph();
                pre += isVoid ? 0 : 1;
            }
            case "td", "th" -> {
                endCell();
                cell = !isVoid;
            }
            default -> block(element);
        }
    }

    void ends(String element) {
        if (!unseen.isEmpty()) {
            shallower(element);
            return;
        }
        switch (element) {
            case "td", "th" -> endCell();
            case "tr", "table" -> {
                endCell();
                if (element.equals("table")) {
                    text.paragraph();
                } else {
                    text.line();
                }
            }
            case "pre" -> {
                pre = Math.max(0, pre - 1);
                text.paragraph();
            }
            case "h1", "h2", "h3", "h4", "h5", "h6", "p" -> text.paragraph();
            default -> block(element);
        }
    }

    private void shallower(String element) {
        if (element.equals(unseen)) {
            alike--;
            unseen = alike == 0 ? "" : unseen;
        } else if (others > 0) {
            others--;
        } else if (OPEN_ENDED.contains(unseen)) {
            unseen = "";
            ends(element);
        }
    }

    private void block(String element) {
        if (BLOCKS.contains(element)) {
            text.line();
        }
    }

    private void endCell() {
        if (cell) {
            text.add(" | ");
            cell = false;
        }
    }

    void end() {
        endCell();
    }
}
