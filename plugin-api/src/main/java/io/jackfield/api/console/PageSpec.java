package io.jackfield.api.console;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.ExtensionName;

/**
 * What a page is called, and whom it is for. Immutable.
 *
 * @param name in addresses: 2 to 32 of a-z 0-9 and -; another page of the plugin has another one
 * @param title key of the plugin's text that the menu and the head of the page show, in the operator's language
 * @param right without which an operator neither sees the page nor reaches it
 */
@Experimental
public record PageSpec(String name, String title, ConsoleRight right) {
    public PageSpec {
        ExtensionName.require("page", name);
        requireNonNull(title, "title");
        requireNonNull(right, "right");
    }

    /** For everybody who may see how the host is. */
    public static PageSpec named(String name, String title) {
        return new PageSpec(name, title, ConsoleRight.VIEW);
    }

    /** For those with this right only. */
    public PageSpec needing(ConsoleRight other) {
        return new PageSpec(name, title, other);
    }
}
