package io.jackfield.benchmarks.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Walks the outermost fields of one JSON object in place and skips what is nested. For the fake Bot API, which reads a
 * number and a text of every call and must not cost more than the host that it serves.
 */
public final class JsonFields {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;

    /** Reads the object between two places of the array; anything that is no object has no fields. */
    public JsonFields(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.end = end;
        this.at = start;
        skipSpace();
        if (at < end && bytes[at] == '{') {
            at++;
            return;
        }
        at = end;
    }

    /** Moves to the next field, until there is none. */
    public boolean next() {
        skipSpace();
        if (at < end && bytes[at] == ',') {
            at++;
            skipSpace();
        }
        if (at >= end || bytes[at] != '"') {
            return false;
        }
        nameStart = at + 1;
        skipString();
        nameEnd = at - 1;
        skipSpace();
        at++;
        skipSpace();
        valueStart = at;
        skipValue();
        valueEnd = at;
        return true;
    }

    public boolean named(String name) {
        if (nameEnd - nameStart != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[nameStart + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A whole number, also one in quotes, as Telegram takes both. */
    public long number() {
        int quote = bytes[valueStart] == '"' ? 1 : 0;
        return Digits.read(bytes, valueStart + quote, valueEnd - valueStart - 2 * quote);
    }

    /**
     * The value as it stands in the source, a string without its quotes and with its escapes. Bytes become characters
     * one to one, so that the same bytes come out again when it is written in ISO-8859-1.
     */
    public String raw() {
        int quote = valueStart < end && bytes[valueStart] == '"' ? 1 : 0;
        return new String(bytes, valueStart + quote, valueEnd - valueStart - 2 * quote, ISO_8859_1);
    }

    private void skipValue() {
        if (at < end && bytes[at] == '"') {
            skipString();
            return;
        }
        int depth = 0;
        while (at < end) {
            byte b = bytes[at];
            if (depth == 0 && (b == ',' || b == '}' || b <= ' ')) {
                return;
            }
            if (b == '"') {
                skipString();
                continue;
            }
            depth += b == '{' || b == '[' ? 1 : 0;
            depth -= b == '}' || b == ']' ? 1 : 0;
            at++;
        }
    }

    /** From an opening quote to behind the closing one. */
    private void skipString() {
        at++;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        at++;
    }

    private void skipSpace() {
        while (at < end && bytes[at] <= ' ') {
            at++;
        }
    }
}
