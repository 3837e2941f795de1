package io.jackfield.console.frame;

import io.jackfield.api.JackfieldException;
import io.jackfield.api.StandardError;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Reads what forms send, and whether it comes from a page of this session. Core loop only. */
final class FormBody {
    static final String CSRF = "csrf";
    static final String CSRF_HEADER = "X-Csrf";
    /** Three texts of a message with every letter encoded as six characters, and room. */
    private static final int LONGEST = 256 * 1024;

    private FormBody() {}

    /** Fails when it is longer than any form. */
    static Future<MultiMap> read(HttpServerRequest request) {
        Buffer read = Buffer.buffer();
        request.handler(part -> {
            if (read.length() <= LONGEST) {
                read.appendBuffer(part);
            }
        });
        return request.end().map(done -> {
            if (read.length() > LONGEST) {
                throw new JackfieldException(
                        StandardError.REQUEST_REJECTED,
                        "the form has more than " + LONGEST + " bytes; shorten its texts");
            }
            MultiMap fields = MultiMap.caseInsensitiveMultiMap();
            new QueryStringDecoder(read.toString(StandardCharsets.UTF_8), false)
                    .parameters()
                    .forEach(fields::add);
            return fields;
        });
    }

    /** Whether a form, or htmx in its header, shows what only pages of this session know. */
    static boolean isOurs(HttpServerRequest request, MultiMap fields, String csrf) {
        String shown = fields.contains(CSRF) ? fields.get(CSRF) : request.getHeader(CSRF_HEADER);
        return shown != null
                && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), csrf.getBytes(StandardCharsets.UTF_8));
    }
}
