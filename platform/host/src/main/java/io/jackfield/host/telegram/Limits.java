package io.jackfield.host.telegram;

/** Telegram's limits (Bot API 10.3), all in one place. Lengths are in UTF-16 units unless a name says otherwise. */
public final class Limits {
    public static final int TEXT = 4_096;
    /** Of a rich message (Bot API 10.1). */
    public static final int RICH_TEXT = 32_768;

    /** Blocks of a rich message, nested ones, items of lists and rows of tables included. */
    public static final int RICH_BLOCKS = 500;

    public static final int RICH_NESTING = 16;
    public static final int RICH_COLUMNS = 20;
    public static final int CAPTION = 1_024;
    /** Telegram drops further ones in silence. */
    public static final int ENTITIES = 100;

    public static final int CALLBACK_DATA_BYTES = 64;
    public static final int CALLBACK_ANSWER = 200;
    public static final int BUTTONS_PER_ROW = 8;
    public static final int BUTTONS = 100;
    public static final int INVOICE_PAYLOAD_BYTES = 128;
    public static final int COMMANDS_PER_SCOPE = 100;
    /** A draft disappears 30 s after its last frame; it is renewed well before. */
    public static final int DRAFT_RENEWAL_SECONDS = 20;
    /** A chat action is shown for 5 s. */
    public static final int CHAT_ACTION_SECONDS = 5;
    /** Telegram's servers cut the waiting of getUpdates at 50 s. */
    public static final int POLL_SECONDS = 50;

    public static final int POLL_UPDATES = 100;

    private Limits() {}
}
