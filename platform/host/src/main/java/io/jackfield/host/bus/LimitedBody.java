package io.jackfield.host.bus;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Collects the body of a call, no larger than allowed; most come in one piece, which is then used as it is. */
public final class LimitedBody {
    private final HttpServerRequest request;
    private final int maxBytes;
    private final Runnable tooLarge;
    private Buffer collected;
    private boolean refused;

    private LimitedBody(HttpServerRequest request, int maxBytes, Runnable tooLarge) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.tooLarge = tooLarge;
    }

    /**
     * Reads the body. Neither is told when the caller goes away before its end.
     *
     * @param whole told of the body; null when there is none
     * @param tooLarge told as soon as more than {@code maxBytes} have come
     */
    public static void read(HttpServerRequest request, int maxBytes, Consumer<Buffer> whole, Runnable tooLarge) {
        LimitedBody body = new LimitedBody(request, maxBytes, tooLarge);
        request.handler(body::add);
        request.exceptionHandler(lost -> body.refused = true);
        request.endHandler(end -> {
            if (!body.refused) {
                whole.accept(body.collected);
            }
        });
    }

    private void add(Buffer piece) {
        if (refused) {
            return;
        }
        collected = collected == null ? piece : collected.copy().appendBuffer(piece);
        if (collected.length() > maxBytes) {
            refused = true;
            collected = null;
            tooLarge.run();
        }
    }
}
