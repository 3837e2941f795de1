package io.jackfield.host.staff;

/**
 * Where a call comes from.
 *
 * @param address of the network, or empty where it is not known
 * @param browser what it calls itself, cut to 200 characters
 */
public record Visitor(String address, String browser) {
    private static final int LONGEST = 200;

    /** Nobody from outside. */
    public static final Visitor NONE = new Visitor("", "");

    public Visitor {
        browser = browser.length() > LONGEST ? browser.substring(0, LONGEST) : browser;
    }
}
