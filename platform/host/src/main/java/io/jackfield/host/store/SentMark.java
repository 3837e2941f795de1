package io.jackfield.host.store;

/**
 * How far the reply of a row has been sent.
 *
 * @param position calls that Telegram has taken, or {@link #AS_STORED}
 * @param error why Telegram would not take one, or null
 * @param unsent what it would not take, or null where there is no letter of it
 */
public record SentMark(RowKey key, int position, boolean last, String error, UnsentNote unsent) {
    /** For whoever does not know how many of an earlier life's calls were taken: what the row says stays. */
    public static final int AS_STORED = -1;

    public SentMark(RowKey key, int position, boolean last, String error) {
        this(key, position, last, error, null);
    }

    /** This one in place of an earlier one of the same row; what Telegram would not take then is not forgotten. */
    SentMark after(SentMark earlier) {
        return error == null && earlier.error != null
                ? new SentMark(key, position, last, earlier.error, earlier.unsent)
                : this;
    }

    short state() {
        if (!last) {
            return RowState.CLOSED;
        }
        return error == null ? RowState.DONE : RowState.UNDELIVERABLE;
    }
}
