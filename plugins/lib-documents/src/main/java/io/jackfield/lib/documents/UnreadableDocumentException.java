package io.jackfield.lib.documents;

/** A document whose text cannot be had. */
public final class UnreadableDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    UnreadableDocumentException(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why not. */
    public enum Reason {
        /** A format without text, such as an archive or a film, or one that is not known here. */
        UNSUPPORTED,
        /** Word, Excel or PowerPoint as before 2007. */
        OLD_FORMAT,
        /** It says what it is, but it cannot be read. */
        DAMAGED,
        /** It asks for a password. */
        PROTECTED,
        /** There is not a word in it. */
        EMPTY,
        /** A PDF that has pictures of its pages only. */
        SCANNED,
        /** It unpacks to more than the limit, or would have to be kept in too much memory. */
        TOO_LARGE,
        /** Nothing of it could be read in the time that it had. */
        TOO_MUCH_WORK,
        /** Too many documents are being read at the moment; a later try may work. */
        BUSY
    }
}
