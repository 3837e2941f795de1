package io.jackfield.prompt.school;

import io.jackfield.api.command.Request;

/** How a model is to speak: {@code prompts} of the bot, else what the plugin's texts say. */
enum Prompts {
    /** Before the first question of a dialogue. */
    WELCOME("welcome"),
    /** Before all that follow. */
    PROGRESS("progress"),
    /** When advice is asked for. */
    RECOMMENDATIONS("recommendations");

    private final String key;

    Prompts(String key) {
        this.key = key;
    }

    String of(Request request) {
        return request.config().section("prompts").text(key).orElseGet(() -> request.text("prompt." + key));
    }

    static Prompts ofDialogue(Request request) {
        return request.dialogue().latest(1).isEmpty() ? WELCOME : PROGRESS;
    }
}
