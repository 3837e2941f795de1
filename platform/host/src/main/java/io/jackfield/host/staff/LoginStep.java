package io.jackfield.host.staff;

import java.time.Duration;

/** What comes of a try to log in. */
public sealed interface LoginStep {
    /**
     * Logged in.
     *
     * @param secret for the browser's cookie; kept nowhere else but as a hash
     */
    record LoggedIn(String secret, OperatorSession session) implements LoginStep {}

    /**
     * The token is right; a code of the authenticator is wanted.
     *
     * @param pending tells this try from others
     */
    record CodeWanted(String pending) implements LoginStep {}

    /** The token is right; the host's bot has asked in Telegram, and the page asks again whether it was confirmed. */
    record ConfirmationWanted(String pending) implements LoginStep {}

    /**
     * The code was not right, and another one may be tried.
     *
     * @param telegram whether the bot's question in Telegram stands beside it
     */
    record WrongCode(String pending, boolean telegram) implements LoginStep {}

    /**
     * No code can be checked: the host cannot read what the authenticator was given. A recovery code still helps, or
     * {@code operators reset} at the machine.
     */
    record Unreadable(String pending, String operator) implements LoginStep {}

    /** Wrong, without saying what; it has to be begun anew. */
    record Refused() implements LoginStep {}

    /** Too many wrong tries from there. */
    record Wait(Duration rest) implements LoginStep {}
}
