package io.jackfield.launcher.admin;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import java.io.Console;

/** Asks whoever sits at the terminal. */
public final class Confirmation {
    private Confirmation() {}

    /** Throws unless they say yes; where nobody sits, with the option that does without. */
    public static void require(String question) {
        Console console = System.console();
        boolean asked = console != null && console.isTerminal();
        String answer = asked ? console.readLine("%s", question + " [y/N] ") : null;
        if (answer == null || !answer.strip().equalsIgnoreCase("y")) {
            String nobody = "nobody can be asked \"" + question + " [y/N] \"; to do it, add --yes";
            throw new JackfieldException(StandardError.REQUEST_REJECTED, asked ? "nothing was done" : nobody);
        }
    }
}
