package io.jackfield.testkit.spi;

/** A file on its way from a user to the bot. */
@SuppressWarnings("ArrayRecordComponent") // handed over once; never compared
public record Upload(Kind kind, String name, String mediaType, byte[] content, String caption) {
    /** How a client sends it. */
    public enum Kind {
        PHOTO,
        DOCUMENT,
        VOICE
    }
}
