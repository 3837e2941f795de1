package io.jackfield.lib.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Reads what a web page shows. */
final class HtmlReader {
    /** A page has to be held as a tree; of a longer one only the beginning is read. */
    private static final int MOST_BYTES = 4 << 20;

    private static final Set<String> UNSEEN =
            Set.of("script", "style", "noscript", "template", "svg", "head", "iframe");

    private HtmlReader() {}

    static void read(byte[] content, Limits limits, TextCollector text) throws IOException {
        read(new ByteArrayInputStream(content), text);
    }

    static void read(InputStream page, TextCollector text) throws IOException {
        byte[] content = page.readNBytes(MOST_BYTES);
        boolean cut = page.read() >= 0;
        Jsoup.parse(new ByteArrayInputStream(content), Charsets.utf8Name(content), "")
                .filter(new Shown(text));
        if (cut) {
            throw ReadingEnded.because(ReadingEnded.Cause.ENOUGH);
        }
    }

    /** Walks through the tree. */
    private record Shown(TextCollector text) implements NodeFilter {
        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                boolean code = words.parent() instanceof Element parent && parent.closest("pre") != null;
                text.add(code ? words.getWholeText() : words.text());
            }
            if (!(node instanceof Element element)) {
                return FilterResult.CONTINUE;
            }
            String name = element.normalName();
            if (UNSEEN.contains(name) || element.hasAttr("hidden")) {
                return FilterResult.SKIP_ENTIRELY;
            }
            switch (name) {
                case "h1", "h2", "h3", "h4", "h5", "h6" -> text.paragraph().add("#".repeat(name.charAt(1) - '0') + " ");
                case "li" -> text.line().add("- ");
                case "br" -> text.add("\n");
                case "p", "pre", "table", "blockquote" -> text.paragraph();
                case "td", "th" -> {}
                default -> {
                    if (element.isBlock()) {
                        text.line();
                    }
                }
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                switch (element.normalName()) {
                    case "td", "th" -> text.add(" | ");
                    case "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "table" -> text.paragraph();
                    default -> {
                        if (element.isBlock()) {
                            text.line();
                        }
                    }
                }
            }
            return FilterResult.CONTINUE;
        }
    }
}
