package io.jackfield.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jackfield.api.console.ConsolePage;
import io.jackfield.api.console.ConsoleRight;
import io.jackfield.api.console.PageRequest;
import io.jackfield.api.console.PageVisitor;
import io.jackfield.api.web.WebAnswer;
import io.jackfield.api.web.WebRequest;
import io.jackfield.host.calls.CallResult;
import io.jackfield.host.calls.Parameters;
import io.jackfield.host.operator.PageAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A page of the plugin under test, as its frame in the console asks it. The operator is ada, who may do everything and
 * has chosen the test's bot, unless told otherwise. A page that fails throws in the test. Immutable.
 */
public final class TestPage {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BROWSER = "203.0.113.7";

    private final String plugin;
    private final ConsolePage page;
    private final PageVisitor visitor;

    TestPage(String plugin, ConsolePage page, PageVisitor visitor) {
        this.plugin = plugin;
        this.page = page;
        this.visitor = visitor;
    }

    /** The same for an operator of this name with these rights only. */
    public TestPage as(String name, ConsoleRight... rights) {
        return of(new PageVisitor(name, Set.of(rights), visitor.language(), visitor.bot()));
    }

    /** The same for an operator who reads this language. */
    public TestPage in(String language) {
        return of(new PageVisitor(visitor.name(), visitor.rights(), language, visitor.bot()));
    }

    private TestPage of(PageVisitor other) {
        return new TestPage(plugin, page, other);
    }

    ConsolePage extension() {
        return page;
    }

    /** @param path empty for the page itself, or what follows it, such as {@code /orders/7?full=yes} */
    public WebAnswer get(String path) {
        return call("GET", path, "", new byte[0]);
    }

    /** Sends a form. */
    public WebAnswer post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return call("POST", path, FORM, form.getBytes(UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private WebAnswer call(String method, String path, String contentType, byte[] body) {
        URI address = URI.create(path);
        WebRequest request = new WebRequest(
                method,
                address.getPath(),
                contentType.isEmpty() ? Map.of() : Map.of("content-type", contentType),
                Parameters.of(address.getRawQuery() == null ? "" : address.getRawQuery(), contentType, body),
                body,
                BROWSER);
        try {
            WebAnswer answer = page.answer(new PageRequest(request, visitor));
            PageAnswer.checked(plugin, page.spec().name(), address.getPath(), answer);
            return answer;
        } catch (Exception e) {
            throw CallResult.Failed.of(plugin, e).error();
        }
    }
}
