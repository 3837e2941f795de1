package io.jackfield.api.console;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.web.WebRequest;

/**
 * A call of a page.
 *
 * @param web the call itself: {@code GET} or {@code POST}; its path is what follows the page, empty for the page itself
 *     and such as {@code /orders/7}; of its headers there is {@code content-type}, where there is a body of up to 1 MB
 * @param visitor who looks
 */
@Experimental
public record PageRequest(WebRequest web, PageVisitor visitor) {
    public PageRequest {
        requireNonNull(web, "web");
        requireNonNull(visitor, "visitor");
    }

    /** Whether something is to be done; otherwise somebody looks. */
    public boolean isPost() {
        return web.method().equals("POST");
    }

    /** What follows the page: empty for the page itself, or such as {@code /orders/7}. */
    public String path() {
        return web.path();
    }
}
