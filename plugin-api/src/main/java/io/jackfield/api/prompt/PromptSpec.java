package io.jackfield.api.prompt;

import io.jackfield.api.Experimental;

/**
 * What a prompt source is called.
 *
 * @param name 2 to 32 of a-z 0-9 and -; one plugin of a bot has it
 */
@Experimental
public record PromptSpec(String name) {
    public PromptSpec {
        if (name == null || !name.matches("[a-z0-9-]{2,32}")) {
            throw new IllegalArgumentException("prompt source name is '" + name + "'; use 2 to 32 of a-z 0-9 -");
        }
    }

    public static PromptSpec named(String name) {
        return new PromptSpec(name);
    }
}
