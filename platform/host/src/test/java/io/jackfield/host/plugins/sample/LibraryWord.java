package io.jackfield.host.plugins.sample;

/** What a library plugin brings. */
public final class LibraryWord {
    private LibraryWord() {}

    public static String word() {
        return "word of the library";
    }
}
