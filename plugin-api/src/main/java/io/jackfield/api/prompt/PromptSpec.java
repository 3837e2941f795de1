package io.jackfield.api.prompt;

import io.jackfield.api.Experimental;
import io.jackfield.api.ExtensionName;

/**
 * What a prompt source is called.
 *
 * @param name 2 to 32 of a-z 0-9 and -; one plugin of a bot has it
 */
@Experimental
public record PromptSpec(String name) {
    public PromptSpec {
        ExtensionName.require("prompt source", name);
    }

    public static PromptSpec named(String name) {
        return new PromptSpec(name);
    }
}
