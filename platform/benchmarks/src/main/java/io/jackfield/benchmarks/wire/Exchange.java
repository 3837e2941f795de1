package io.jackfield.benchmarks.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.channels.SocketChannel;

/**
 * The server's end of a connection, with the request that is being answered. The request is readable until the handler
 * returns; the answer may follow later. Text goes out in ISO-8859-1, one byte a character.
 */
public final class Exchange extends Connection {
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(ISO_8859_1);

    private final HttpListener.Handler handler;
    private HttpMessages request;

    Exchange(Loop loop, SocketChannel connected, HttpListener.Handler handler) throws IOException {
        super(loop, connected);
        this.handler = handler;
    }

    public HttpMessages request() {
        return request;
    }

    public void respond(int status, String json) {
        write(("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                        + "\r\n\r\n" + json)
                .getBytes(ISO_8859_1));
    }

    /** Begins an answer of unknown length, of events as a browser's {@code EventSource} reads them. */
    public void startEvents() {
        write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(ISO_8859_1));
    }

    public void event(String data) {
        String event = "data: " + data + "\n\n";
        write((Integer.toHexString(event.length()) + "\r\n" + event + "\r\n").getBytes(ISO_8859_1));
    }

    public void endEvents() {
        write(LAST_CHUNK);
    }

    @Override
    protected void received(HttpMessages message) {
        request = message;
        handler.handle(this);
    }

    @Override
    protected void closed() {
        // Whoever still wants to answer sees it in isOpen; there is nobody to tell.
    }
}
