package io.jackfield.testkit;

import io.jackfield.api.web.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What HTML says, as far as a policy cares. */
final class PageMarkup {
    private static final Pattern ADDRESS = Pattern.compile(
            "<(?<tag>[a-z]+)\\b[^>]*?\\s(?:src|href|action|formaction|poster|data)\\s*=\\s*[\"']?(?<address>[^\"'\\s>]*)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT =
            Pattern.compile("<script(?![^>]*\\ssrc\\s*=)|<[^>]*\\son[a-z]+\\s*=|javascript:", Pattern.CASE_INSENSITIVE);
    private static final Pattern ELSEWHERE = Pattern.compile("([a-z][a-z0-9+.-]*:|/|\\\\).*", Pattern.CASE_INSENSITIVE);
    private static final List<String> LOADED = List.of("script", "link", "img", "source", "video", "audio");

    private final String text;

    private PageMarkup(String text) {
        this.text = text;
    }

    /** Empty for what is no HTML. */
    static Optional<PageMarkup> of(WebAnswer answer) {
        return Optional.of(answer)
                .filter(PageMarkup::isHtml)
                .map(page -> new PageMarkup(new String(page.body(), StandardCharsets.UTF_8)));
    }

    private static boolean isHtml(WebAnswer answer) {
        return answer.headers()
                .getOrDefault("content-type", "")
                .toLowerCase(Locale.ROOT)
                .startsWith("text/html");
    }

    String text() {
        return text;
    }

    /** Addresses that are not relative to the page. */
    List<String> elsewhere() {
        return ADDRESS.matcher(text)
                .results()
                .map(found -> found.group("address"))
                .filter(address -> ELSEWHERE.matcher(address).matches() && !address.startsWith("data:"))
                .toList();
    }

    /** Scripts between tags and in attributes. */
    List<String> inlineScripts() {
        return SCRIPT.matcher(text).results().map(MatchResult::group).toList();
    }

    /** What the browser loads with it, by its relative address; without what is the host's. */
    List<String> files() {
        return ADDRESS.matcher(text)
                .results()
                .filter(found -> LOADED.contains(found.group("tag").toLowerCase(Locale.ROOT)))
                .map(found -> found.group("address"))
                .filter(address -> !address.startsWith("data:") && !address.endsWith("console.css"))
                .toList();
    }
}
