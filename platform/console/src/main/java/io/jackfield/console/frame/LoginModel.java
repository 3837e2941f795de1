package io.jackfield.console.frame;

/**
 * The first page of the login.
 *
 * @param next where it leads to, below the console
 * @param problem why the try before was refused; empty at first
 */
public record LoginModel(String next, String problem) {
    /**
     * The second page.
     *
     * @param pending which try it belongs to
     * @param code whether a code is asked for; otherwise the page waits until it is confirmed in Telegram
     * @param problem why the code before was refused; empty at first
     */
    public record Second(String pending, String next, boolean code, String problem) {}

    /** A page that leads on to what was asked, below the console. */
    public record Again(String path) {}
}
