package io.jackfield.api.console;

import static java.util.Objects.requireNonNull;

import io.jackfield.api.Experimental;
import io.jackfield.api.ExtensionName;

/**
 * What a widget is called.
 *
 * @param name in addresses: 2 to 32 of a-z 0-9 and -; one plugin of a bot has it
 * @param title key of the plugin's text that it is headed by
 */
@Experimental
public record WidgetSpec(String name, String title) {
    public WidgetSpec {
        ExtensionName.require("widget", name);
        requireNonNull(title, "title");
    }
}
