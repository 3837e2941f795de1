package io.jackfield.command.sales;

import io.jackfield.api.chat.Button;
import io.jackfield.api.chat.Reply;
import io.jackfield.api.command.ButtonPress;
import io.jackfield.api.command.Request;

/** What all screens have in common: the names of their buttons, and that they take the place of the one before. */
final class Screen {
    static final String MENU = "menu";
    static final String PACKAGES = "packages";
    static final String PACKAGE = "package";
    static final String COMPARISON = "compare";
    static final String QUESTIONS = "questions";
    static final String QUESTION = "question";
    static final String CONTACT = "contact";
    static final String APPLY = "apply";
    static final String APPLICATION = "application";

    private Screen() {}

    /** In the place of the pressed message; after a command below it. */
    static Reply shown(Request request, Reply reply) {
        return request instanceof ButtonPress ? reply.inPlace() : reply;
    }

    static Button button(Request request, String textKey, String action) {
        return Button.action(request.text(textKey), action);
    }

    static Button toMenu(Request request) {
        return button(request, "back.menu", MENU);
    }

    static String language(Request request) {
        return request.sender().language();
    }
}
