package io.jackfield.host.store;

/**
 * How far the reply of a row has been sent.
 *
 * @param position calls that Telegram has taken
 * @param error why Telegram would not take one, or null
 */
public record SentMark(RowKey key, int position, boolean last, String error) {
    short state() {
        if (!last) {
            return RowState.CLOSED;
        }
        return error == null ? RowState.DONE : RowState.UNDELIVERABLE;
    }
}
